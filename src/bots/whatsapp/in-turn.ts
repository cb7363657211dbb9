/** Runs pieces of work one after the other, in the order in which they came. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

export const createInTurn = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
