/** The whole bot on a real database, and somebody who types an utterance of a corpus to it. */

import type { Message } from '../../src/core/terms/message.ts'
import type { Session } from '../../src/core/terms/session.ts'
import { type Database, openDatabase } from '../../src/database/database.ts'
import { createTestBot } from '../../test/support/bot.ts'
import { startTestServer, TEMPLATE } from '../../test/support/global-setup.ts'
import type { Utterance } from './measure.ts'

/** What somebody sees after a message, and where she was before and is now. */
export interface Seen {
  messages: readonly Message[]
  before: Session
  after: Session
  /** Something was kept besides what is kept of any message. */
  isKept: boolean
}

/** Written at any message, whatever is in it. A counter also counts what was not found, without words. */
const OF_ANY_MESSAGE = ['turn', 'sender', 'session', 'sent_message', 'member', 'counter', 'key']

/** How she comes to the question of each context: what she types, or the options that she taps. */
const WAYS: Readonly<Record<string, readonly (string | { tap: string })[]>> = {
  'idle-guest': [],
  'idle-member': [],
  'report.safe': ['/report'],
  'report.harms': ['/report', { tap: 'yes' }],
  'report.number': ['/report', ...tapping('yes', 'violence', 'done', 'hit', 'done')],
  'report.city': ['/report', ...tapping('yes', 'violence', 'done', 'hit', 'done', 'skip')],
  'report.words': [
    '/report',
    ...tapping('yes', 'violence', 'done', 'hit', 'done', 'skip'),
    'Bergen',
    ...tapping('no', 'more', 'words'),
  ],
  reading: ['/care', { tap: 'more' }],
}

function tapping(...ids: readonly string[]) {
  return ids.map((tap) => ({ tap }))
}

/** Only with a group can a report be told in some contexts, so guests are those who are called so. */
const isGuest = (context: string): boolean => context === 'idle-guest'

interface Opened {
  database: Database
  drop(): Promise<void>
  /** Ends what the database needs, after all else. */
  stop?(): Promise<void>
}

/** A database for as long as the chat is open. */
const openOwn = async (): Promise<Opened> => {
  const server = await startTestServer()
  const url = new URL(server.provided.nearUrl)
  url.pathname = TEMPLATE
  const database = await openDatabase({
    // Not used: the address says where the data is.
    dataDir: '',
    databaseUrl: url.href,
    exclusive: false,
    onNotice: () => {},
  })
  return { database, drop: () => database.close(), stop: server.stop }
}

/** `on`: a database that is there already. */
export const openChat = async (on?: Opened) => {
  const opened = on ?? (await openOwn())
  const { database } = opened
  const bot = await createTestBot({ on: opened })
  const tables = await database.sql<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname <> ALL (${[...OF_ANY_MESSAGE, '_prisma_migrations']}) ORDER BY 1`
  let count = 0

  /** All rows but those that are written at any message, in a few letters. */
  async function rows(): Promise<string> {
    const each = tables.map(
      ({ name }) => `(SELECT md5(string_agg(one::text, ',' ORDER BY one::text)) FROM ${name} one)`,
    )
    const [row] = await database.sql.unsafe<{ mark: string }[]>(
      `SELECT concat_ws(',', ${each.join(', ')}) AS mark`,
    )
    return row?.mark ?? ''
  }

  const sessionOf = async (person: string): Promise<Session> =>
    (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session

  /** Somebody new, where the utterance is typed. */
  async function arrive({ lang: language, context }: Place): Promise<string> {
    const person = `peer ${++count}`
    const says = (text: string) => bot.says(person, text, { language })
    if (!isGuest(context)) {
      const code = { role: 'member', groupId: undefined } as const
      await says(await bot.stores.codes.issue(code, bot.now()))
    }
    for (const step of WAYS[context] ?? [])
      if (typeof step === 'string') await says(step)
      else await tap(person, step.tap, language)
    bot.received(person)
    return person
  }

  /** Chooses an option of the open question. */
  async function tap(person: string, id: string, language: string): Promise<void> {
    const { open } = await sessionOf(person)
    const index = open?.options.findIndex((option) => option.id === id) ?? -1
    if (!open || index < 0) throw new Error(`there is no option ${id} at ${JSON.stringify(open)}`)
    const option = id.startsWith('/') ? id : `${open.token}.${index}`
    await bot.sends(person, { kind: 'choice', option }, { language })
  }

  /** What somebody sees who does something there. */
  async function seenBy(
    place: Place,
    act: (person: string) => Promise<void>,
    marksRows = false,
  ): Promise<Seen> {
    const person = await arrive(place)
    const [before, rowsBefore] = [await sessionOf(person), marksRows ? await rows() : '']
    await act(person)
    const after = await sessionOf(person)
    const isKept = marksRows && (await rows()) !== rowsBefore
    return { messages: bot.received(person), before, after, isKept }
  }

  return {
    words: bot.words,
    seenBy,
    typed: (place: Place, text: string, marksRows = false): Promise<Seen> =>
      seenBy(place, (person) => bot.says(person, text, { language: place.lang }), marksRows),
    tapped: (place: Place, id: string): Promise<Seen> =>
      seenBy(place, (person) => tap(person, id, place.lang)),
    async close(): Promise<void> {
      await bot.close()
      await opened.stop?.()
    },
  }
}
export type Chat = Awaited<ReturnType<typeof openChat>>

/** Where an utterance is typed. */
export type Place = Pick<Utterance, 'lang' | 'context'>
