import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  type CacheStore,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  proto,
  type SignalDataSet,
} from '@whiskeysockets/baileys'
import type { WhatsappStore } from '../../core/stores/whatsapp.ts'
import { createOneByOne } from './one-by-one.ts'
import { noLog } from './silence.ts'

/** The credentials and keys of the account, as the library wants them; what it changes is committed before it goes on. */
export interface Auth {
  state: AuthenticationState
  /** Whether a phone has let this account in. */
  paired: boolean
  /** Keeps the credentials as they are now. */
  save(): Promise<void>
  /** From this moment nothing is written: another process may hold the account. */
  refuse(): void
  /** The same, once all that is under way is kept. */
  close(): Promise<void>
}

const written = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer)

const isPaired = (creds: AuthenticationCreds): boolean => creds.account !== undefined

const readCredentials = async (store: WhatsappStore): Promise<AuthenticationCreds | undefined> => {
  const kept = await store.credentials()
  return kept === undefined ? undefined : JSON.parse(kept, BufferJSON.reviver)
}

/** Whether an account is paired, as far as this database knows. */
export const isAccountPaired = async (store: WhatsappStore): Promise<boolean> => {
  const creds = await readCredentials(store)
  return creds !== undefined && isPaired(creds)
}

/** Opens what is kept; where no phone has let the account in yet, everything begins anew. `failed` hears of a write that failed. */
export const openAuth = async (
  store: WhatsappStore,
  failed: (error: unknown) => void,
): Promise<Auth> => {
  let creds = await readCredentials(store)
  if (!creds || !isPaired(creds)) {
    // What an interrupted pairing left would pass for an account, and be refused.
    await store.clear()
    creds = initAuthCreds()
  }
  const current = creds
  let open = true
  const oneByOne = createOneByOne()
  const underWay = new Set<Promise<void>>()

  const write = async (work: () => Promise<void>): Promise<void> => {
    if (!open) throw new Error('the account is closed')
    const writing = work()
    underWay.add(writing)
    try {
      await writing
    } catch (error) {
      failed(error)
      throw error
    } finally {
      underWay.delete(writing)
    }
  }

  /** A message that could not be deciphered because of a read that failed would be refused for good. */
  const reading = async (names: Parameters<WhatsappStore['read']>[0]) => {
    try {
      return await store.read(names)
    } catch (error) {
      failed(error)
      throw error
    }
  }

  const piecesOf = (data: SignalDataSet) =>
    Object.entries(data).flatMap(([kind, values]) =>
      Object.entries(values ?? {}).map(([id, value]) => ({
        name: { kind, id },
        content: value === null || value === undefined ? undefined : written(value),
      })),
    )

  const keys: AuthenticationState['keys'] = {
    async get(kind, ids) {
      const contents = await reading(ids.map((id) => ({ kind, id })))
      return Object.fromEntries(
        ids.flatMap((id, index) => {
          const content = contents[index]
          if (content === undefined) return []
          const value = JSON.parse(content, BufferJSON.reviver)
          const isSyncKey = kind === 'app-state-sync-key'
          return [[id, isSyncKey ? proto.Message.AppStateSyncKeyData.fromObject(value) : value]]
        }),
      )
    },
    set: (data) => write(() => store.write(piecesOf(data), new Date())),
  }

  return {
    // What is in memory only spares a look: the database has it before the library goes on.
    state: { creds: current, keys: makeCacheableSignalKeyStore(keys, noLog, createCache()) },
    get paired() {
      return isPaired(current)
    },
    // One after another, each with what is true when its turn comes: an older one never overwrites a newer.
    save: () => oneByOne(() => write(() => store.keepCredentials(written(current), new Date()))),
    refuse() {
      open = false
    },
    async close() {
      await oneByOne(async () => {
        open = false
      })
      // The next connection must not read what this one is just changing.
      await Promise.allSettled(underWay)
    },
  }
}

const MOST = 5_000

/** A cache that forgets the oldest, and keeps no timer running. */
export const createCache = (): CacheStore => {
  const kept = new Map<string, unknown>()
  return {
    // biome-ignore lint/suspicious/noExplicitAny: the library says what it gets, and gets what it set.
    get: (key: string): any => kept.get(key),
    set(key, value) {
      kept.delete(key)
      kept.set(key, value)
      const [oldest] = kept.keys()
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    },
    del: (key) => void kept.delete(key),
    flushAll: () => kept.clear(),
  }
}
