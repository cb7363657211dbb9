/**
 * Runs no more than `most` pieces of work at once. Work that yields comes after all other work.
 * Otherwise it is first come, first served.
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
      // The place is handed on directly, so that a newcomer cannot take it in between.
      if (next) next()
      else running--
    }
  }
}
