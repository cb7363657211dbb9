/** Work that can be done for many at once: one result for each, in the same order. */
type Work<Each, Result> = (all: readonly Each[]) => Promise<readonly Result[]>

interface Waiting<Each, Result> {
  each: Each
  done: PromiseWithResolvers<Result>
}

/** Whether PostgreSQL does not take a value: classes 22 and 23 of its codes. */
const isOfValues = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^2[23]/.test(String(fault.code))

/**
 * Does for all at once what is asked for while the same work is under way: many messages at once then need
 * few statements. Who is alone waits for nobody. If it fails, it has failed for all of them; but where a value is to
 * blame, each is done by itself, so that what is wrong with one is no fault of the others.
 */
export const together = <Each, Result>(
  work: Work<Each, Result>,
  most = 50,
): ((each: Each) => Promise<Result>) => {
  let waiting: Waiting<Each, Result>[] = []
  let isUnderWay = false

  const run = async (some: readonly Waiting<Each, Result>[]): Promise<void> => {
    try {
      const results = await work(some.map(({ each }) => each))
      if (results.length !== some.length) throw new Error('there is not one result for each')
      for (const [index, result] of results.entries()) some[index]?.done.resolve(result)
    } catch (fault) {
      if (some.length > 1 && isOfValues(fault)) for (const one of some) await run([one])
      else for (const { done } of some) done.reject(fault)
    }
  }

  const runAll = async (): Promise<void> => {
    isUnderWay = true
    while (waiting.length > 0) {
      const some = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await run(some)
    }
    isUnderWay = false
  }

  return (each) => {
    const done = Promise.withResolvers<Result>()
    waiting.push({ each, done })
    if (!isUnderWay) void runAll()
    return done.promise
  }
}

/**
 * All of these in one value of a statement: `json_to_recordset` makes rows of it. With arrays PostgreSQL would plan the
 * statement anew each time, because it can see how many there are.
 */
export const inJson = <Each>(
  all: readonly Each[],
  asRecord: (each: Each) => object = (each) => Object(each),
): string => JSON.stringify(all.map(asRecord))
