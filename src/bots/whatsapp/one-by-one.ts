/** Runs pieces of work one after the other, in the order in which they came. */
export type OneByOne = <Result>(work: () => Promise<Result>) => Promise<Result>

export const createOneByOne = (): OneByOne => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
