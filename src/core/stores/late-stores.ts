import type { Stores } from './stores.ts'

type Work = (...needs: never[]) => Promise<unknown>

/** What only works in a transaction must be waited for: so it can begin then. */
type Asynchronous<Parts> = { [Name in keyof Parts]: Parts[Name] extends Work ? Parts[Name] : never }
type Late = {
  [Name in keyof Stores]: Stores[Name] extends Work ? Stores[Name] : Asynchronous<Stores[Name]>
}

/** What can be done before the transaction begins, in place of what the stores do in it. */
export type Ahead = { [Name in keyof Stores]?: Partial<Stores[Name]> }

/**
 * What is read for a menu and for what waits. It only reads, and locks nothing: as long as no transaction has begun, it sees
 * outside of one what it would see in it.
 */
const readsOf = (stores: Stores): Ahead => {
  const { members, memberList, alerts, piles, audit, pending, objections, caseFiles } = stores
  return {
    members: { chosen: members.chosen, sendersOf: members.sendersOf, count: members.count },
    alerts: { of: alerts.of },
    memberList: { seenSince: memberList.seenSince },
    piles: { of: piles.of, putOff: piles.putOff },
    audit: { leftBy: audit.leftBy, opened: audit.opened },
    pending: { waiting: pending.waiting },
    objections: { waiting: objections.waiting },
    caseFiles: { shownTo: caseFiles.shownTo },
  }
}

/**
 * Stores whose transaction begins when one of them is first used for more than such reading. `outside` says what
 * they can do; what is `ahead` needs no transaction.
 */
export const lateStores = (
  outside: Late & Stores,
  { begin, isBegun }: { begin(): Promise<Stores>; isBegun(): boolean },
  ahead: Ahead,
): Stores => {
  const reads = readsOf(outside)
  return new Proxy<Stores>(outside, {
    get: (_, store) => {
      const part: unknown = Reflect.get(outside, store)
      const first: unknown = Reflect.get(ahead, store)
      const before: unknown = Reflect.get(reads, store)
      const within = async (): Promise<unknown> => Reflect.get(await begin(), store)
      if (typeof part === 'function')
        return async (...needs: unknown[]) => {
          const work = await within()
          return typeof work === 'function' ? work(...needs) : work
        }
      return new Proxy(Object(part), {
        get:
          (_, name) =>
          async (...needs: unknown[]) => {
            const early: unknown =
              Reflect.get(Object(first), name) ??
              (isBegun() ? undefined : Reflect.get(Object(before), name))
            const work = early ?? Reflect.get(Object(await within()), name)
            return typeof work === 'function' ? work(...needs) : work
          },
      })
    },
  })
}
