/** Runs work in order under each name, and work under different names at the same time. */
export const createLanes = () => {
  /** The last piece of work under each name. */
  const last = new Map<string, Promise<unknown>>()
  /** Names that turned out to belong to one person, while anything runs under them. */
  const together = new Map<string, ReadonlySet<string>>()

  return {
    /** Runs after everything that began earlier under any of these names, whether that succeeded or not. */
    run<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
      const all = new Set(names.flatMap((name) => [...(together.get(name) ?? [name])]))
      const mine = Promise.allSettled([...all].map((name) => last.get(name))).then(work)
      for (const name of all) {
        last.set(name, mine)
        together.set(name, all)
      }
      const tidy = (): void => {
        for (const name of all) {
          if (last.get(name) !== mine) continue
          last.delete(name)
          together.delete(name)
        }
      }
      mine.then(tidy, tidy)
      return mine
    },

    /** Whether nothing runs or waits under any of these names. */
    areFree: (names: readonly string[]): boolean => !names.some((name) => last.has(name)),

    /** What is running. */
    underWay: (): Promise<unknown>[] => [...last.values()],
  }
}
