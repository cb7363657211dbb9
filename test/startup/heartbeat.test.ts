import { createServer, type IncomingMessage } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { Secret } from '../../src/settings/secret.ts'
import { heartbeat } from '../../src/startup/heartbeat.ts'
import { PATIENCE } from '../support/patience.ts'

/** A service that waits to be called. */
const createService = async (status = 200) => {
  const calls: { method: string | undefined; url: string | undefined; body: string }[] = []
  const bodyOf = async (request: IncomingMessage): Promise<string> =>
    Buffer.concat(await request.toArray()).toString()
  const server = createServer(async (request, response) => {
    calls.push({ method: request.method, url: request.url, body: await bodyOf(request) })
    response.writeHead(status).end('thanks')
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { calls, url: new Secret(`http://127.0.0.1:${port}/ping/invented-token`) }
}

const run = async (service: { url: Secret }, isWatching: () => boolean, until: () => boolean) => {
  const lines: string[] = []
  const part = heartbeat({
    url: service.url,
    bot: { safeCalls: { isWatching } },
    log: {
      warn: (...line: [string] | [object, string]) => void lines.push(JSON.stringify(line)),
    },
    every: 20,
  })
  await part.start?.()
  await expect.poll(until, { timeout: PATIENCE }).toBe(true)
  await part.end?.()
  return lines
}

it('calls again and again, and carries nothing', async () => {
  const service = await createService()
  const lines = await run(
    service,
    () => true,
    () => service.calls.length >= 3,
  )
  expect(service.calls[0]).toEqual({ method: 'GET', url: '/ping/invented-token', body: '' })
  expect(lines).toEqual([])
})

it('is silent while nobody looks which safe-calls are due', async () => {
  const service = await createService()
  let asked = 0
  await run(
    service,
    () => {
      asked++
      return false
    },
    () => asked >= 3,
  )
  expect(service.calls).toEqual([])
})

it('says once, without the address, that nobody answers', async () => {
  const service = await createService(500)
  const lines = await run(
    service,
    () => true,
    () => service.calls.length >= 3,
  )
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toMatch(/127|token/)
})
