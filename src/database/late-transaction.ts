import type { PrismaClient, Transaction } from './database.ts'

/** A transaction that begins when it is first needed, and never if it is not. */
export const lateTransaction = (
  prisma: PrismaClient,
  patience: { maxWait: number; timeout: number },
) => {
  let begun:
    | { ready: Promise<Transaction>; end: PromiseWithResolvers<void>; over: Promise<void> }
    | undefined

  const begin = () => {
    const ready = Promise.withResolvers<Transaction>()
    const end = Promise.withResolvers<void>()
    const over = prisma.$transaction(async (tx) => {
      ready.resolve(tx)
      await end.promise
    }, patience)
    // If it cannot begin, whoever needs it learns why, and nobody waits for its end.
    over.catch(ready.reject)
    end.promise.catch(() => {})
    return { ready: ready.promise, end, over }
  }

  return {
    isBegun: (): boolean => begun !== undefined,
    /** The transaction, from the first call on. */
    begin(): Promise<Transaction> {
      begun ??= begin()
      return begun.ready
    },
    /** Resolves when everything in it is committed. */
    async commit(): Promise<void> {
      begun?.end.resolve()
      await begun?.over
    },
    /** Undoes everything in it. */
    async rollBack(cause: unknown): Promise<void> {
      begun?.end.reject(cause)
      await begun?.over.catch(() => {})
    },
  }
}
export type LateTransaction = ReturnType<typeof lateTransaction>
