import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // npm run test:redis has these, and the other tests of the jobs, with a Redis behind.
    exclude: process.env['JOBS'] === 'redis' ? [] : ['test/queues/redis.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    // Two cores; each file has a database of its own on the one server.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
