import { defineConfig } from 'vitest/config'

/** The conversations of the pictures need the database that the tests have. */
export default defineConfig({
  test: {
    include: ['docs/pictures/draw.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: 60_000,
    fileParallelism: false,
  },
})
