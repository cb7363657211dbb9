import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A Redis of one test's own, which keeps nothing on disk. */
export interface TestRedis {
  url: string
  /** Ends it without a word, as a fault would; what it held is gone. */
  kill(): Promise<void>
  /** Starts it again at the same address, empty. */
  start(): Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  return address.port
}

/** Starts the `redis-server` of this machine, with more settings if need be. */
export const startTestRedis = async (...settings: string[]): Promise<TestRedis> => {
  const port = await freePort()
  const run = async () => {
    const server = spawn(
      'redis-server',
      ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...settings],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause) =>
        reject(
          new Error('redis-server is needed for these tests: apt-get install redis-server', {
            cause,
          }),
        ),
      )
      server.once('exit', () => reject(new Error('redis-server ended at once')))
      server.stdout.on('data', (line) => {
        if (String(line).includes('Ready to accept connections')) resolve()
      })
    })
    return server
  }
  let server = await run()
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return
      const ended = once(server, 'exit')
      server.kill('SIGKILL')
      await ended
    },
    async start() {
      server = await run()
    },
  }
}
