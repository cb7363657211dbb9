import { turnQuarter } from '../../src/core/actions/turn-quarter.ts'
import { dangerOf } from '../../src/core/blacklist/danger.ts'
import { HARM_IDS } from '../../src/core/blacklist/taxonomy.ts'
import { quarterOf } from '../../src/core/blacklist/warning.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { say, type TextKey } from '../../src/core/terms/text.ts'
import type { TestBot } from './bot.ts'

interface Wishes {
  harm?: string
  /** Who is to help, as labels to tap. */
  help?: readonly string[]
  /** May colleagues read what kind of thing it was? */
  kind?: boolean
  /** What else is told, as labels to tap or words to say. */
  more?: readonly (string | { says: string })[]
  town?: string
  /** What staff are asked first. */
  whom?: 'For myself' | 'For somebody else'
  exposure?: string
}

/** What is asked only after whoever wants another time has said so. */
const LATER = ['Once somebody else reports it too', 'Never']

/** A peer reports a number, tapping through the dialog up to the receipt. */
export const tellOf = async (
  bot: TestBot,
  person: string,
  number: string,
  { harm = 'Did not pay, took money back', more = [], town = 'Oslo', ...wishes }: Wishes = {},
): Promise<void> => {
  const { exposure, whom, help = ['No, thank you'], kind = false } = wishes
  await bot.says(person, '/report')
  for (const tap of ['Yes', ...(whom ? [whom] : [])]) await bot.taps(person, tap)
  await tapHarms(bot, person, harm)
  // What helps in the first hours comes before the next question.
  if (bot.newest(person).includes('Go on')) await bot.taps(person, 'Go on')
  await bot.says(person, number)
  await bot.says(person, town)
  for (const tap of help) await bot.taps(person, tap)
  if (LATER.includes(exposure ?? '')) await bot.taps(person, 'Another time, or never')
  const when = exposure ?? 'As soon as it is read'
  if (shows(bot, person, when)) await bot.taps(person, when)
  const answer = kind ? 'Yes, they may read it' : 'No, not yet'
  if (shows(bot, person, answer)) await bot.taps(person, answer)
  for (const step of more) {
    if (typeof step === 'string') await bot.taps(person, step)
    else await bot.says(person, step.says)
  }
  await bot.taps(person, 'Send')
}

/** Taps harms by their labels: the dangers that they are, then the harms themselves. */
export const tapHarms = async (
  bot: TestBot,
  person: string,
  ...labels: readonly string[]
): Promise<void> => {
  const english = (key: TextKey) => bot.words.in('en', say(key))
  const harms = labels.map((label) => {
    const id = HARM_IDS.find((one) =>
      [english(`harm.${one}`), english(`harm.${one}`).replace(/^\S+ /, '')].includes(label),
    )
    if (!id) throw new Error(`there is no harm "${label}"`)
    return id
  })
  const kinds = new Set(
    harms.map((id) => {
      const danger = dangerOf(id)
      return danger ? english(`danger.${danger}`) : english(`harm.${id}`)
    }),
  )
  for (const tap of [...kinds, 'Done']) await bot.taps(person, tap)
  if (!bot.newest(person).startsWith(english('report.details.ask'))) return
  for (const id of harms) {
    if (shows(bot, person, english(`harm.${id}`))) await bot.taps(person, english(`harm.${id}`))
  }
  await bot.taps(person, 'Done')
}

/** Whether the last message on somebody's screen offers this. */
const shows = (bot: TestBot, person: string, label: string): boolean =>
  bot.newest(person).includes(label)

/** A moderator reads all that waits for her, taps what is given, and what comes of it is published. */
export const review = async (
  bot: TestBot,
  moderator: string,
  ...taps: readonly string[]
): Promise<void> => {
  while ((await answerTo(bot, moderator, '/review')).includes('What do you decide?')) {
    for (const tap of taps) await bot.taps(moderator, tap)
    await agrees(bot, moderator)
  }
  await settled(bot)
}

/** If what she decided warns a town in which somebody reads it, she is shown that first. */
export const agrees = async (bot: TestBot, moderator: string): Promise<void> => {
  if (bot.newest(moderator).includes('Yes, warn the town'))
    await bot.taps(moderator, 'Yes, warn the town')
}

/** Lets the time pass in which moderators can undo what they decided, and publishes it. */
export const settled = async (bot: TestBot): Promise<void> => {
  bot.later({ hours: 0.2 })
  await bot.bot.publish()
}

/** Whoever has a receipt takes the report back, at once unless said. */
export const takeBack = async (
  bot: TestBot,
  person: string,
  receipt: string,
  when = 'Yes, take it back',
): Promise<void> => {
  await bot.says(person, receipt)
  await bot.taps(person, 'Take it back')
  await bot.taps(person, when)
}

/** Lets time pass to noon of that day. */
export const until = (bot: TestBot, day: string): void => {
  bot.later({ hours: (Date.parse(`${day}T12:00:00Z`) - bot.now().getTime()) / 3_600_000 })
}

/** Lets time pass to the first day of the next calendar quarter, and does what is done on it. */
export const quarterEnds = async (bot: TestBot): Promise<void> => {
  const now = bot.now()
  const month = Math.floor(now.getUTCMonth() / 3) * 3 + 3
  until(bot, new Date(Date.UTC(now.getUTCFullYear(), month)).toISOString().slice(0, 10))
  await bot.bot.publish()
}

/** Counts what is listed, as it is done when the quarter ends, and lets no time pass. */
export const countsNow = ({ database, keys, now }: TestBot): Promise<void> =>
  database.prisma.$transaction((db) =>
    turnQuarter(storesIn(db, { keys, sql: database.sql }), keys, {
      quarter: quarterOf(now()) + 1,
      turned: false,
    }),
  )

/** The receipt that somebody was shown since she was last asked. */
export const receiptOf = (bot: TestBot, person: string): string =>
  /(?:\d{4} ){3}\d{4}/.exec(bot.heard(person))?.[0] ?? ''

/** Somebody lets a colleague into her group. */
export const vouches = async (bot: TestBot, member: string, colleague: string): Promise<void> => {
  await bot.says(member, '/invite')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard(member))?.[0] ?? ''
  await bot.says(colleague, code)
}

/** What a member is told about a number. */
export const answerTo = async (bot: TestBot, person: string, numbers: string): Promise<string> => {
  bot.heard(person)
  await bot.says(person, numbers)
  return bot.heard(person)
}
