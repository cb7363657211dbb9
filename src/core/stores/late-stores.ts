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
 * Stores whose transaction begins when one of them is first used. `outside` says what they can do; what is
 * `ahead` needs no transaction.
 */
export const lateStores = (
  outside: Late & Stores,
  begin: () => Promise<Stores>,
  ahead: Ahead,
): Stores =>
  new Proxy<Stores>(outside, {
    get: (_, store) => {
      const part: unknown = Reflect.get(outside, store)
      const first: unknown = Reflect.get(ahead, store)
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
            const early: unknown = Reflect.get(Object(first), name)
            const work = early ?? Reflect.get(Object(await within()), name)
            return typeof work === 'function' ? work(...needs) : work
          },
      })
    },
  })
