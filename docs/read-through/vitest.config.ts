import { defineConfig } from 'vitest/config'

/** The tour talks to the real bot, on the database that the tests have. */
export default defineConfig({
  test: {
    include: ['docs/read-through/write.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
})
