/**
 * Loads what a start loads only when it is needed, so that Node.js keeps what it makes of it for the
 * first one that needs it (`bin/varsku ready`).
 */
export const loadLate = (): Promise<unknown> =>
  Promise.all([
    import('../bots/telegram/bot.ts'),
    import('../queues/backends/index.ts'),
    import('../queues/fan-out.ts'),
    import('../queues/worker.ts'),
  ])
