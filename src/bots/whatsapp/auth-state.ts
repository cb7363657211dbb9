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

/**
 * The credentials and keys of the account, in the form that the library needs. Each change is
 * committed before the library goes on.
 */
export interface Auth {
  state: AuthenticationState
  /** Whether a phone is paired with this account. */
  paired: boolean
  /** Stores the credentials as they are now. */
  save(): Promise<void>
  /** From now on nothing is read or written, because another process may hold the account. */
  refuse(): void
  /** The same, after everything that is being written has been stored. */
  close(): Promise<void>
}

/** The account was let go on purpose: what comes now waits at WhatsApp, and is no trouble. */
export class AccountClosed extends Error {
  constructor() {
    super('the account is closed')
  }
}

const written = (value: unknown): string => JSON.stringify(value, BufferJSON.replacer)

const isPaired = (creds: AuthenticationCreds): boolean => creds.account !== undefined

const readCredentials = async (store: WhatsappStore): Promise<AuthenticationCreds | undefined> => {
  const kept = await store.credentials()
  return kept === undefined ? undefined : JSON.parse(kept, BufferJSON.reviver)
}

/** Whether an account is paired, according to this database. */
export const isAccountPaired = async (store: WhatsappStore): Promise<boolean> => {
  const creds = await readCredentials(store)
  return creds !== undefined && isPaired(creds)
}

/**
 * Opens what is stored. If no phone is paired yet, everything begins anew. `failed` is told of a
 * read or a write that failed.
 */
export const openAuth = async (
  store: WhatsappStore,
  failed: (error: unknown) => void,
): Promise<Auth> => {
  let creds = await readCredentials(store)
  if (!creds || !isPaired(creds)) {
    // What an interrupted pairing left would look like an account, and WhatsApp would refuse it.
    await store.clear()
    creds = initAuthCreds()
  }
  const current = creds
  let open = true
  const oneByOne = createOneByOne()
  const underWay = new Set<Promise<void>>()

  const write = async (work: () => Promise<void>): Promise<void> => {
    if (!open) throw new AccountClosed()
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

  /** Tells `failed` of a failed read: otherwise the message that needs it is refused for good. */
  const reading = async (names: Parameters<WhatsappStore['read']>[0]) => {
    if (!open) throw new AccountClosed()
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
    // The cache only saves look-ups: the database has each change before the library goes on.
    state: { creds: current, keys: makeCacheableSignalKeyStore(keys, noLog, createCache()) },
    get paired() {
      return isPaired(current)
    },
    // One after another, each with the values of its own turn, so that an older one never
    // overwrites a newer one.
    save: () => oneByOne(() => write(() => store.keepCredentials(written(current), new Date()))),
    refuse() {
      open = false
    },
    async close() {
      await oneByOne(async () => {
        open = false
      })
      // The next connection must not read while this one is still writing.
      await Promise.allSettled(underWay)
    },
  }
}

const MOST = 5_000

/** A cache that forgets its oldest entry and runs no timer. */
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
