/** Work that is done in order under each name, and side by side under different ones. */
export const createLanes = () => {
  /** The last piece of work under each name. */
  const last = new Map<string, Promise<unknown>>()
  /** Names that turned out to be one person's, for as long as anything is under way under them. */
  const together = new Map<string, ReadonlySet<string>>()

  return {
    /** Runs after all that was begun before under any of these names, whether that went well or not. */
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

    /** What is under way. */
    underWay: (): Promise<unknown>[] => [...last.values()],
  }
}
