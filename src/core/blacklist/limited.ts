/**
 * Runs what it is given, no more than `most` at once: first what does not yield to others, and then
 * first come, first served.
 */
export const limited = (most: number) => {
  const waiting = { first: [] as (() => void)[], yielding: [] as (() => void)[] }
  let running = 0

  return async <T>(run: () => Promise<T>, yields = false): Promise<T> => {
    if (running >= most)
      await new Promise<void>((resolve) => waiting[yields ? 'yielding' : 'first'].push(resolve))
    else running++
    try {
      return await run()
    } finally {
      const next = waiting.first.shift() ?? waiting.yielding.shift()
      // The place passes on as it is, so that a newcomer cannot take it in between.
      if (next) next()
      else running--
    }
  }
}
