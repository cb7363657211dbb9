import { createLog } from '../../src/logging/log.ts'
import { backendAt } from '../../src/queues/backends/index.ts'
import { startWorkerFor } from '../../src/queues/worker.ts'
import { tick } from './workplace.ts'

// A worker that says when a job is in its hands, never finishes it, and waits to be killed.

const [databaseUrl = '', redisUrl] = process.argv.slice(2)
await startWorkerFor({
  backend: await backendAt({ databaseUrl, redisUrl }),
  catalog: tick,
  log: createLog({ level: 'silent', pretty: false }),
  handlers: {
    tick: () => {
      process.stdout.write('taken\n')
      return new Promise(() => {})
    },
  },
})
