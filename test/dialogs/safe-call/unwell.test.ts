/** Who says during a safe-call that she is not well, or names the alarm, is offered it: in every language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { afterTyping } from '../../support/expected.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { tapHarms } from '../../support/telling.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const offered = (language: string): string => {
  const option = bot.words.in(language, say('safeCall.alarmNow'))
  return bot.words.in(language, say('retry.perhaps', { option }))
}

/** In each language: she is not well; she names the alarm; there is none; a yes. */
const SAID: Record<string, { unwell: string[]; alarm: string[]; none: string[]; yes: string }> = {
  en: {
    unwell: ['i am not ok', "I'm not well", 'it is not going well', 'something is wrong'],
    alarm: ['alarm', 'alarm please', 'raise the alarm'],
    none: ['false alarm', 'no alarm', 'am i not ok?'],
    yes: 'yes',
  },
  nb: {
    unwell: ['det går ikke bra', 'jeg har det ikke bra', 'ikke ok', 'noe er galt'],
    alarm: ['alarm', 'slå alarm'],
    none: ['falsk alarm', 'ingen alarm', 'går det ikke bra?'],
    yes: 'ja',
  },
  es: {
    unwell: ['no estoy bien', 'no me siento bien', 'algo va mal'],
    alarm: ['alarma', 'activa la alarma'],
    none: ['falsa alarma', 'sin alarma'],
    yes: 'sí',
  },
  'pt-BR': {
    unwell: ['não tô bem', 'não estou bem', 'tem algo errado'],
    alarm: ['alarme', 'aciona o alarme'],
    none: ['alarme falso', 'sem alarme'],
    yes: 'sim',
  },
  ro: {
    unwell: ['nu sunt bine', 'nu sunt ok', 'ceva nu e în regulă'],
    alarm: ['alarmă', 'dă alarma'],
    none: ['alarmă falsă', 'fără alarmă'],
    yes: 'da',
  },
  bg: {
    unwell: ['не съм добре', 'не ми е добре', 'нещо не е наред'],
    alarm: ['аларма', 'тревога', 'пусни алармата'],
    none: ['фалшива тревога', 'без тревога'],
    yes: 'да',
  },
  ru: {
    unwell: ['я не в порядке', 'мне плохо', 'что-то не так'],
    alarm: ['тревога', 'подними тревогу'],
    none: ['ложная тревога', 'не поднимай тревогу'],
    yes: 'да',
  },
  uk: {
    unwell: ['я не в порядку', 'мені погано', 'щось не так'],
    alarm: ['тривога', 'підніми тривогу'],
    none: ['хибна тривога', 'без тривоги'],
    yes: 'так',
  },
  th: {
    unwell: ['ฉันไม่โอเค', 'ไม่โอเคเลย', 'ไม่สบายใจ'],
    alarm: ['สัญญาณเตือน', 'ส่งสัญญาณเตือน'],
    none: ['สัญญาณผิด', 'ไม่ต้องแจ้งบัดดี้'],
    yes: 'ใช่',
  },
}

describe.each(Object.entries(SAID))('In %s', (language, { unwell, alarm, none, yes }) => {
  it.each(unwell)('%j offers the alarm, and raises none', async (text) => {
    for (const before of [[], ['/safecall']]) {
      const { state, shown } = await afterTyping(bot, language, ...before, text)
      expect(state).toBe('open')
      expect(shown).toContain(offered(language))
    }
  })

  it.each(alarm)('%j offers the alarm, whatever she was reading', async (text) => {
    for (const before of ['/menu', '/rights']) {
      const { state, shown } = await afterTyping(bot, language, before, text)
      expect(state).toBe('open')
      expect(shown).toContain(offered(language))
    }
  })

  it.each(none)('%j offers none', async (text) => {
    const { state, shown } = await afterTyping(bot, language, text)
    expect(state).toBe('open')
    expect(shown).not.toContain(offered(language))
  })

  it('raises it with one word more', async () => {
    const { person, shown } = await afterTyping(bot, language, unwell[0] ?? '', yes)
    const call = await watchingOver(bot).as(person, ownCall)
    expect(call?.alarmAt ?? call?.alarm).toBeDefined()
    expect(shown).toContain(bot.words.in(language, say('safeCall.takeBack')))
  })
})

it('keeps the report that she was telling', async () => {
  const { person, shown } = await afterTyping(bot, 'en', '/report', 'yes', 'i am not ok')
  expect(shown).toContain(offered('en'))
  const { session } = await bot.stores.sessions.load(bot.senderOf(person), bot.now())
  expect(session.kept?.dialog).toBe('report')
})

it('keeps her own words, whatever they say', async () => {
  const { person } = await afterTyping(bot, 'en', '/report')
  await bot.taps(person, 'Yes')
  await tapHarms(bot, person, 'Did not pay, took money back')
  for (const text of ['+1 201 555 0174', 'Oslo']) await bot.says(person, text)
  const taps = [
    'No, thank you',
    'As soon as it is read',
    'No, not yet',
    'Add more',
    'In my own words',
  ]
  for (const tap of taps) await bot.taps(person, tap)
  await bot.says(person, 'i am not ok')
  const { session } = await bot.stores.sessions.load(bot.senderOf(person), bot.now())
  expect(session.at?.draft['words']).toBe('i am not ok')
})
