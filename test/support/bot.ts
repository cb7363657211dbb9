import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWords } from '../../src/bots/words.ts'
import type { SafeCallSettings } from '../../src/core/actions/safe-call-job.ts'
import type { AlertKind } from '../../src/core/alerts/alert.ts'
import { type AlertPace, USUAL_PACE } from '../../src/core/alerts/pace.ts'
import { type BotNeeds, createBot } from '../../src/core/bot.ts'
import type { Role } from '../../src/core/members/role.ts'
import type { Corrections } from '../../src/core/rights/corrections.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import type { CountryData } from '../../src/core/rights/country.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { createKeys, type Keys, newestVersions, newKeyring } from '../../src/core/terms/keys.ts'
import type { Address, Body, Inbound, Limits, Message } from '../../src/core/terms/message.ts'
import { say, type Words } from '../../src/core/terms/text.ts'
import type { Database } from '../../src/database/database.ts'
import { openKeys } from '../../src/database/keys.ts'
import { createTestDatabase } from './database.ts'
import { createOpposites } from './opposites.ts'
import { compare, createScreen, linesOf, shownAs } from './transcripts.ts'
import { refuseGap, wordsWith } from './words.ts'

/** A tenth of a millisecond instead of 23: what is tested is not how slow it is. */
export const TEST_COST = { memory: 64, passes: 1 }

/** Lines go out at once. Nobody is on duty. */
export const SAFE_CALLS: SafeCallSettings = {
  duty: false,
  alone: true,
  pauseOf: () => 0,
  isCautious: (channel) => channel === 'whatsapp',
}

const BUTTONS: Limits = { text: 4096, options: 40, buttons: true }
const NUMBERS: Limits = { text: 4096, options: 9, buttons: false }

interface Wishes {
  /** The database; a new one of the test run unless said. */
  on?: { database: Database; drop(): Promise<void> }
  /** How options are shown; buttons unless said. */
  shows?: 'buttons' | 'numbers'
  language?: string
  /** The platform tells no language. */
  tellsNoLanguage?: true
  access?: 'codes' | 'open'
  /** Norway unless said. */
  country?: CountryData
  /** Those that are on; all unless said. */
  languages?: readonly string[]
  /** Where the texts are; this repository's own unless said. */
  localesFolder?: string
  /** What the operator has corrected. */
  corrections?: () => Corrections
  kinds?: readonly AlertKind[]
  pace?: AlertPace
  safeCalls?: Partial<SafeCallSettings>
  /** When case workers answer in the chat, and where they can be called; nobody does unless said. */
  desk?: BotNeeds['desk']
  checks?: { day: number; month: number; everybody: number }
  /**
   * What the bot can be reached through; telegram unless said. Whoever is called "whatsapp:anna" writes
   * on WhatsApp, where one person may have several keys.
   */
  channels?: ('telegram' | 'whatsapp')[]
  /** Whether a channel is down, as its health says. */
  isDown?(channel: string): boolean
  /** What befalls a message on its way to somebody; throws what a channel would throw. */
  onSend?(person: string, message: Message): void | Promise<void>
  /** What happens while the bot waits. */
  onWait?(): Promise<void>
}

/** One message on somebody's screen. */
interface Shown {
  id: string
  message: Message
}

/** Read once for each choice of languages: all nine take a while, and nobody changes them. */
const read = new Map<string, Words>()

const wordsOf = ({ localesFolder, languages }: Wishes): Words => {
  if (!localesFolder && !languages) return wordsWith('en')
  const which = JSON.stringify([localesFolder, languages])
  const known = read.get(which)
  if (known) return known
  const words = createWords({
    defaultLanguage: 'en',
    ...(localesFolder && { localesFolder }),
    ...(languages && { languages }),
    onGap: refuseGap,
  })
  read.set(which, words)
  return words
}

/** The labels by which somebody leaves a question, in all languages. */
const controlsIn = (words: Words): string[] =>
  words.languages.flatMap((language) =>
    (['control.back', 'control.stop', 'command.menu'] as const).map((key) =>
      words.in(language, say(key)),
    ),
  )

/** A label without the number of an alert, which is another in each run. */
const withoutHandle = (label: string): string => label.replace(/(\p{L})-\d{1,2}/u, '$1')

/** The whole bot on a database of its own, with people who can talk to it in process. */
export const createTestBot = async (wishes: Wishes = {}) => {
  const { database, drop } = wishes.on ?? (await createTestDatabase())
  const folder = await mkdtemp(join(tmpdir(), 'varsku-keys-'))
  const { keys } = await openKeys({ file: join(folder, 'varsku.key'), database })
  const screens = new Map<string, Shown[]>()
  const unread = new Map<string, Shown[]>()
  let clock = new Date('2026-11-18T22:00:00Z')
  let count = 0
  const logged: string[] = []
  const waited: number[] = []

  const screenOf = (person: string): Shown[] => {
    const screen = screens.get(person) ?? []
    screens.set(person, screen)
    return screen
  }

  const channelOf = (name: string) => ({
    name,
    ...(name === 'telegram' && { oneKey: true as const }),
    limits: wishes.shows === 'numbers' ? NUMBERS : BUTTONS,
    health: () => ({ ok: !wishes.isDown?.(name) }),
    async send(address: Address, message: Message): Promise<string[]> {
      await wishes.onSend?.(address, message)
      const shown = { id: `m${++count}`, message }
      const screen = screenOf(address)
      const replaced =
        message.replaces === undefined ? -1 : screen.findIndex(({ id }) => id === message.replaces)
      if (replaced >= 0) screen[replaced] = { ...shown, id: message.replaces ?? shown.id }
      else screen.push(shown)
      const waiting = unread.get(address)
      if (waiting) waiting.push(shown)
      else unread.set(address, [shown])
      return [replaced >= 0 ? (message.replaces ?? shown.id) : shown.id]
    },
    async erase(address: Address, messages: string[]): Promise<void> {
      screens.set(
        address,
        screenOf(address).filter(({ id }) => !messages.includes(id)),
      )
    },
  })

  const words = wordsOf(wishes)
  const needs: BotNeeds = {
    database,
    keys,
    words,
    country: wishes.country ?? countryOf('NO'),
    ...(wishes.corrections && { corrections: wishes.corrections }),
    access: wishes.access ?? 'codes',
    limits: wishes.checks ?? { day: 15, month: 60, everybody: 2000 },
    timeZone: 'Europe/Oslo',
    alerts: { kinds: wishes.kinds ?? ['client'], paceOf: () => wishes.pace ?? USUAL_PACE },
    safeCalls: { ...SAFE_CALLS, ...wishes.safeCalls },
    desk: wishes.desk,
    channels: (wishes.channels ?? ['telegram']).map(channelOf),
    log: {
      warn: (fields, message) => logged.push(`${message} ${JSON.stringify(fields)}`),
      error: (fields, message) => logged.push(`${message} ${String(Object.values(fields))}`),
    },
    cost: TEST_COST,
    concurrency: 2,
    now: () => clock,
    sleep: async (ms) => {
      waited.push(ms)
      await wishes.onWait?.()
    },
  }
  const bot = createBot(needs)

  /** On which channel a person writes, and her key there. */
  const placeOf = (person: string) => {
    const [, channel = 'telegram', key = person] = /^(whatsapp):(.+)$/.exec(person) ?? []
    return { channel, key }
  }

  /** What a person sends, as the channel would hand it over. */
  const inboundOf = (person: string, body: Body, from: Partial<Inbound['from']> = {}): Inbound => {
    const message = `p${++count}`
    return {
      dedupe: message,
      at: clock,
      address: person as Address,
      from: {
        key: placeOf(person).key,
        ...(!wishes.tellsNoLanguage && { language: wishes.language ?? 'en' }),
        ...from,
      },
      body,
      message,
    }
  }

  /** Something a person sends, under her own key unless another is given; resolves when it is answered. */
  const sends = async (
    person: string,
    body: Body,
    from?: Partial<Inbound['from']>,
  ): Promise<void> => {
    const inbound = inboundOf(person, body, from)
    const message = { text: `> ${written(body)}`, options: [] }
    screenOf(person).push({ id: inbound.dedupe, message })
    await bot.turns.accept(placeOf(person).channel, inbound)
    await bot.turns.idle()
  }

  /** Taps what is labelled so, or the option of that id, on the newest message that shows it. */
  const taps = async (person: string, what: string): Promise<void> => {
    const isMeant = ({ id, label }: Message['options'][number]) =>
      id === what || label === what || withoutHandle(label) === what || label.endsWith(` ${what}`)
    const found = screenOf(person).findLast(({ message }) => message.options.some(isMeant))
    const option = found?.message.options.findLast(isMeant)
    if (!found || !option) {
      const last = screenOf(person).at(-1)
      const seen = last ? shownAs(last.message) : 'nothing'
      throw new Error([`${person} sees no button "${what}" in:`, seen, ...logged].join('\n'))
    }
    await sends(person, { kind: 'choice', option: option.id, message: found.id })
  }

  const opposites = createOpposites(words)
  const lastShown = (person: string): string => {
    const last = screenOf(person).findLast(({ id }) => !id.startsWith('p'))
    return last ? shownAs(last.message) : ''
  }

  const says = async (
    person: string,
    text: string,
    from?: Partial<Inbound['from']>,
  ): Promise<void> => {
    const before = lastShown(person)
    await sends(person, { kind: 'text', text }, from)
    if (wishes.shows === 'numbers' && /^\d{1,2}$/.test(text))
      opposites.watch(before, text, lastShown(person))
  }

  /** Changes the message that she sent last, or the one of that id; resolves when that is answered. */
  const edits = async (person: string, text: string, which?: string): Promise<void> => {
    const own = screenOf(person).filter(({ id }) => id.startsWith('p'))
    const message = which ?? own.at(-1)?.id
    if (message === undefined) throw new Error(`${person} has sent nothing`)
    const inbound = inboundOf(person, { kind: 'text', text })
    await bot.turns.accept(placeOf(person).channel, { ...inbound, message, edits: message })
    await bot.turns.idle()
  }

  const received = (person: string): Message[] => {
    const messages = (unread.get(person) ?? []).map(({ message }) => message)
    unread.set(person, [])
    return messages
  }

  const heard = (person: string): string => received(person).map(shownAs).join('\n')

  return {
    database,
    keyFile: join(folder, 'varsku.key'),
    keys,
    words,
    bot,
    /** What this bot is made of, for making another on the same database. */
    needs,
    logged,
    /** What was done by numbers (opposites.ts). */
    done: opposites.met,
    /** How long (ms) the bot would have waited, each time. */
    waited,
    says,
    taps,
    sends,
    edits,
    inboundOf,
    heard,
    /** What somebody was sent since she was last asked, as the channel got it. */
    received,
    /** Every button that somebody can still tap, old ones too, newest last. */
    buttons: (person: string) =>
      screenOf(person).flatMap(({ id, message }) =>
        message.options.map((option) => ({ ...option, message: id })),
      ),
    /** The pseudonym under which somebody is kept. */
    senderOf: (person: string) => {
      const { channel, key } = placeOf(person)
      return keys.tag('sender', 'sender', channel, key)
    },
    /** What is in somebody's chat now. */
    screen: (person: string): string[] => screenOf(person).map(({ message }) => shownAs(message)),
    /** What stands last in somebody's chat. */
    newest(person: string): string {
      const last = screens.get(person)?.at(-1)
      return last ? shownAs(last.message) : ''
    },
    /** Everybody deletes all that is in her chat. */
    clearScreens(): void {
      screens.clear()
      unread.clear()
    },
    stores: storesIn(database.prisma, { keys, sql: database.sql }),
    /** Lets time pass. */
    later(time: { hours?: number; days?: number }): void {
      const hours = (time.hours ?? 0) + (time.days ?? 0) * 24
      clock = new Date(clock.getTime() + hours * 3_600_000)
    },
    now: () => clock,
    /** Lets somebody in, by a code of outreach staff. */
    async letIn(
      person: string,
      role: Role = 'member',
      from?: Partial<Inbound['from']>,
    ): Promise<void> {
      const stores = storesIn(database.prisma, { keys, sql: database.sql })
      await says(person, await stores.codes.issue({ role, groupId: undefined }, clock), from)
      heard(person)
    },
    /** Plays a transcript (transcripts.ts) and compares it with what the bot says. */
    async talk(person: string, transcript: string): Promise<void> {
      const called = new Error('talk')
      const said: string[] = []
      const screen = createScreen(controlsIn(words))
      for (const line of linesOf(transcript).filter((one) => one.startsWith('> '))) {
        said.push(line)
        const [, label] = /^> \[(.+)\]$/.exec(line) ?? []
        if (label) await taps(person, label)
        else await says(person, line.slice(2).replaceAll('\\n', '\n'))
        said.push(...received(person).flatMap(screen.linesOf))
      }
      compare(said, transcript, called)
    },
    /** Sends everybody what she is to be sent now. */
    async alerted(): Promise<void> {
      for (let slices = 0; slices < 10_000; slices++) {
        const [first] = (await bot.fanOut.unfinished()).sort((a, b) => a.priority - b.priority)
        if (!first || (await bot.fanOut.slice(first)).next === 'pause') return
      }
      throw new Error('an alert does not come to an end')
    },
    async close(): Promise<void> {
      await bot.turns.stop()
      await drop()
      await rm(folder, { recursive: true })
    },
  }
}
export type TestBot = Awaited<ReturnType<typeof createTestBot>>

const written = (body: Body): string => (body.kind === 'text' ? body.text : `(${body.kind})`)

/** Keys that no file holds. */
export const testKeys = (): Keys => {
  const keyring = newKeyring()
  const state = { keyring, active: newestVersions(keyring) }
  return createKeys(state, async () => state)
}
