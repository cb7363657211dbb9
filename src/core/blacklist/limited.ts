/** Runs what it is given, no more than `most` at once, first come, first served. */
export const limited = (most: number) => {
  const waiting: (() => void)[] = []
  let running = 0

  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      // The place passes on as it is, so that a newcomer cannot take it in between.
      if (next) next()
      else running--
    }
  }
}
