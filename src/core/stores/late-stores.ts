import type { Stores } from './stores.ts'

type Work = (...needs: never[]) => Promise<unknown>

/** What only works in a transaction must be waited for: so it can begin then. */
type Asynchronous<Parts> = { [Name in keyof Parts]: Parts[Name] extends Work ? Parts[Name] : never }
type Late = {
  [Name in keyof Stores]: Stores[Name] extends Work ? Stores[Name] : Asynchronous<Stores[Name]>
}

/** Stores whose transaction begins when one of them is first used. `outside` says what they can do. */
export const lateStores = (outside: Late & Stores, begin: () => Promise<Stores>): Stores =>
  new Proxy<Stores>(outside, {
    get: (_, store) => {
      const part: unknown = Reflect.get(outside, store)
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
            const work: unknown = Reflect.get(Object(await within()), name)
            return typeof work === 'function' ? work(...needs) : work
          },
      })
    },
  })
