/** Where an answer does something at once, only what plainly says it counts: in every language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { afterTyping } from '../../support/expected.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** What becomes of a safe-call that is open on her screen by some words. */
const saidAtCall = (language: string, text: string) => afterTyping(bot, language, '/safecall', text)

/** In each language: she is not well; whether she is; that there is no alarm; that she is well. */
const SAID: Record<string, { unwell: string[]; asks: string[]; noAlarm: string[]; well: string }> =
  {
    en: {
      unwell: ['i am not ok', 'not ok at all', 'nobody is ok'],
      asks: ['am i ok', 'i am ok?', 'i am'],
      noAlarm: ['false alarm', 'no alarm please', 'call off the alarm'],
      well: 'I am OK',
    },
    nb: {
      unwell: ['jeg er ikke ok', 'alt er ikke bra'],
      asks: ['er jeg ok', 'går det bra', 'alt bra?'],
      noAlarm: ['falsk alarm', 'det var falsk alarm', 'ingen alarm'],
      well: 'alt bra',
    },
    es: {
      unwell: ['no estoy bien', 'estoy bien no'],
      asks: ['¿estoy bien', 'estoy bien?', 'estoy'],
      noAlarm: ['falsa alarma', 'sin alarma'],
      well: 'estoy bien',
    },
    'pt-BR': {
      unwell: ['não estou bem', 'nada bem'],
      asks: ['estou bem?', 'estou'],
      noAlarm: ['alarme falso', 'sem alarme'],
      well: 'estou bem',
    },
    ro: {
      unwell: ['nu sunt bine', 'nu e bine'],
      asks: ['sunt bine?', 'sunt'],
      noAlarm: ['alarmă falsă', 'fără alarmă'],
      well: 'sunt bine',
    },
    bg: {
      unwell: ['не съм добре', 'добре не съм'],
      asks: ['добре ли съм', 'добре съм?'],
      noAlarm: ['фалшива тревога', 'без тревога'],
      well: 'добре съм',
    },
    ru: {
      unwell: ['я не в порядке', 'всё не в порядке'],
      asks: ['я в порядке?', 'всё в порядке?'],
      noAlarm: ['ложная тревога', 'не поднимай тревогу'],
      well: 'всё в порядке',
    },
    uk: {
      unwell: ['я не в порядку', 'зі мною не все добре'],
      asks: ['чи все добре', 'я в порядку?'],
      noAlarm: ['хибна тривога', 'без тривоги'],
      well: 'все добре',
    },
    th: {
      unwell: ['ฉันไม่โอเค', 'ไม่ได้ปลอดภัย'],
      asks: ['ฉันโอเคไหม', 'ปลอดภัยดีไหม'],
      noAlarm: ['เตือนผิด', 'ไม่ต้องแจ้งบัดดี้'],
      well: 'ปลอดภัยแล้ว',
    },
  }

describe.each(Object.entries(SAID))('At an open safe-call in %s', (language, said) => {
  it.each([...said.unwell, ...said.asks])('%j does not end it', async (text) => {
    const { person, state } = await saidAtCall(language, text)
    expect(state).not.toBe('ended')
    // Whatever was asked: a "yes" alone ends nothing.
    await bot.says(person, 'yes', { language })
    expect(await watchingOver(bot).as(person, ownCall)).toBeDefined()
  })

  it.each(said.noAlarm)('%j raises no alarm, and none is offered for it', async (text) => {
    const { shown, state } = await saidAtCall(language, text)
    expect(state).toBe('open')
    const label = bot.words.in(language, say('safeCall.alarmNow'))
    const asked = bot.words.in(language, say('retry.perhaps', { option: label }))
    expect(shown).not.toContain(asked)
    expect(shown).not.toContain(bot.words.in(language, say('safeCall.counting')))
  })

  it(`${said.well} ends it`, async () => {
    expect((await saidAtCall(language, said.well)).state).toBe('ended')
  })
})
