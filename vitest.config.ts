import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/order.ts'
import { PATIENCE } from './test/support/patience.ts'

const usesRedis = process.env['JOBS'] === 'redis'
const isUpdating = process.argv.some((argument) => /^(-u|--update)(=|$)/.test(argument))
const isSoak = process.env['SOAK'] !== undefined

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      // npm run test:redis has these, and the other tests of the jobs, with a Redis behind.
      ...(usesRedis ? [] : ['test/queues/redis.test.ts']),
      // Waits for what a dead process held: npm run test:redis and npm run soak have it.
      ...(usesRedis || isSoak ? [] : ['test/promises/two-workers.test.ts']),
      // Makes containers, which only root may: npm run soak has it.
      ...(isSoak ? [] : ['test/promises/two-containers.test.ts']),
      // Installs Varsku nine times, twice each.
      ...(isSoak ? [] : ['test/installed-everywhere.test.ts']),
    ],
    // Transcripts are rewritten by the tests that play them (test/support/transcripts.ts).
    env: isUpdating ? { UPDATE_TRANSCRIPTS: '1' } : {},
    globalSetup: 'test/support/global-setup.ts',
    // One more than the cores of a small machine, because some tests wait for other programs. Each test
    // has a database of its own on the one server. The files that one worker runs load the sources, the
    // texts and the lexicons once.
    maxWorkers: 3,
    isolate: false,
    // Node.js runs the TypeScript as it is, as it does in production.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: PATIENCE } },
    // A wait that ran out on a busy machine is tried once more, and said so. A wrong answer is not; nor a
    // test whose whole time ran out: it goes on all the same, and two would talk in the same chats.
    retry: {
      count: 1,
      condition: /said nothing|did not .+ in \d+ ms|(?<!(?:Test|Hook) )[Tt]imed out in \d+ ?ms/,
    },
  },
})
