/** What the operator can do with the account, from the shell. */
import { takeLease } from '../../database/lease.ts'
import { pause } from '../waiting.ts'
import { UNPAIRED } from './account.ts'
import { createCache, isAccountPaired, openAuth } from './auth-state.ts'
import { createWhatsApp, type WhatsAppNeeds } from './bot.ts'
import { connect } from './connection.ts'
import { usualPace } from './pace.ts'

type Needs = Omit<WhatsAppNeeds, 'allowance' | 'lateAfter' | 'log'>

const silent = { info: () => {}, warn: () => {}, error: () => {} }
/** How long it may take to tell WhatsApp that the pairing is over, in milliseconds. */
const PATIENCE = 20_000

const isFree = async ({ databaseUrl: url }: Needs): Promise<boolean> => {
  const lease = await takeLease({ url, what: 'whatsapp', beat: usualPace.beat })
  await lease?.release()
  return lease !== undefined
}

/** Whether the account is paired, and whether a process serves it. */
export const accountStatus = async (needs: Needs) => ({
  paired: await isAccountPaired(needs.store),
  served: !(await isFree(needs)),
})

/** Shows codes until a phone is paired, or until it is clear that nobody looks. */
export const pairAccount = async (
  needs: Needs,
): Promise<'paired' | 'already' | 'served' | 'given up'> => {
  if (await isAccountPaired(needs.store)) return 'already'
  if (!(await isFree(needs))) return 'served'
  const channel = createWhatsApp({
    ...needs,
    allowance: { perHour: 1 },
    lateAfter: 0,
    log: silent,
  })
  // Nothing is accepted here: what comes in waits at WhatsApp for the bot.
  const started = channel.start(async () => {
    throw new Error('only the bot takes messages')
  })
  const tired = new AbortController()
  const givenUp = async (): Promise<'given up'> => {
    await started
    while (await pause(250, tired.signal)) {
      if (channel.health().detail === UNPAIRED) break
    }
    return 'given up'
  }
  const letIn = async (): Promise<'paired'> => {
    await channel.paired
    return 'paired'
  }
  try {
    return await Promise.race([letIn(), givenUp()])
  } finally {
    tired.abort()
    await channel.stop()
  }
}

/** Takes the pairing back and forgets the account. `alone`: WhatsApp could not be told. */
export const unpairAccount = async (
  needs: Needs,
): Promise<'unpaired' | 'alone' | 'none' | 'served'> => {
  const { store, databaseUrl: url } = needs
  const lease = await takeLease({ url, what: 'whatsapp', beat: usualPace.beat })
  if (!lease) return 'served'
  try {
    if (!(await isAccountPaired(store))) {
      await store.clear()
      return 'none'
    }
    const auth = await openAuth(store, () => {})
    const connection = connect({
      auth,
      url: needs.url,
      version: needs.version,
      pace: usualPace,
      pairing: undefined,
      sent: async () => undefined,
      retries: createCache(),
      failed: () => {},
      accept: async () => {
        throw new Error('only the bot takes messages')
      },
      lateAfter: 0,
      now: () => new Date(),
      wrote: () => {},
      strange: () => {},
      unreadable: { missed: () => {}, read: () => {} },
    })
    const tired = new AbortController()
    const told = await Promise.race([
      connection.opened.then(() => connection.unpair()).then(() => true),
      connection.over.then(() => false),
      pause(PATIENCE, tired.signal).then(() => false),
    ]).catch(() => false)
    tired.abort()
    connection.end()
    await auth.close()
    await store.clear()
    return told ? 'unpaired' : 'alone'
  } finally {
    await lease.release()
  }
}
