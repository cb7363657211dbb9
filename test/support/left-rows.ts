import { claimed, opened, written } from '../../src/core/cases/case-file.ts'
import type { TestBot } from './bot.ts'
import { objectTo } from './objecting.ts'
import { allRows } from './rows.ts'
import { watchingOver } from './safe-calls.ts'
import { answerTo, review, tellOf } from './telling.ts'

/** Kept for fiction. */
const LISTED = '+1 201 555 0170'
const WAITING = '+1 201 555 0171'

/** What leaves rows: peers on Telegram and WhatsApp do all that the bot is for. Ends while a report is being read. */
export const leaveRows = async (bot: TestBot): Promise<void> => {
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  await bot.says('anna', LISTED)
  await tellOf(bot, 'anna', LISTED)
  const invitation = await answerTo(bot, 'anna', '/invite')
  await bot.says('bea', /V\w{3}-\w{4}-\w{4}/.exec(invitation)?.[0] ?? '')
  await answerTo(bot, 'bea', '/invite')
  await bot.letIn('whatsapp:cara')
  await bot.says('whatsapp:cara', LISTED, { aliases: ['number of cara'] })
  for (const person of ['anna', 'whatsapp:cara']) {
    await bot.says(person, 'Bergen')
    for (const tap of ['Only Bergen', '30 days']) await bot.taps(person, tap)
  }
  await review(bot, 'mona', 'Warn: 2 risk')
  const content = { kind: 'client', level: 2, city: 'bergen', descriptors: {} } as const
  await bot.stores.alerts.publish(
    { content: { ...content, dangers: ['money'], flags: [] } },
    bot.now(),
  )
  await bot.alerted()
  await objectTo(bot, LISTED)
  const people = watchingOver(bot)
  await people.pair('anna', 'bea')
  await people.pair('whatsapp:cara', 'bea')
  await people.begins('anna', 45)
  await people.watchOver()
  await bot.says('anna', '/move')
  await tellOf(bot, 'guest', WAITING, {
    more: ['Change something', 'Write when somebody answers', 'Yes, write to me'],
  })
  await bot.bot.notices()
  await bot.says('guest', '0000 0000 0000 0000')
  await asks(bot)
  await bot.says('mona', '/review')
}

/** What a case worker and whoever asked her leave. */
const asks = async (bot: TestBot): Promise<void> => {
  await bot.letIn('casey', 'caseworker')
  const { member } = await bot.stores.members.recognise(bot.senderOf('casey'), bot.now())
  for (const pin of ['', '2580']) {
    const about = { language: 'en', urgent: false, guarded: pin !== '' }
    const file = claimed(opened(about, bot.now()), member?.id ?? '', bot.now())
    const asked = written(file, 'her', { words: 'Can you help?', language: 'en' }, bot.now())
    await bot.stores.caseFiles.create({ receipt: `receipt ${pin}`, pin }, asked ?? file)
  }
}

/** A value in a row that only one person, number or row can have, and in which column it is. */
export interface TellingValue {
  column: string
  value: string
}

const SHORTEST = 16
const IS_TIME = /^\d{4}-\d\d-\d\dT/

/** Every value in the tables that can lead to somebody: ids, tags, what is sealed; no names, figures or times. */
export const tellingValues = async ({ database }: TestBot): Promise<TellingValue[]> =>
  (await allRows(database))
    .filter(({ table }) => table.startsWith('public.') && !table.endsWith('_migrations'))
    .flatMap(({ table, values }) =>
      Object.entries(values)
        .filter(([, bytes]) => bytes.length >= SHORTEST && !IS_TIME.test(bytes.toString()))
        .map(([column, bytes]) => ({
          column: `${table.slice('public.'.length)}.${column}`,
          value: bytes.toString('latin1'),
        })),
    )
