/** What she corrects before her call begins: the note, the time, how often she is asked; and the words with which it begins. */
import { afterEach, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { wordsWith } from '../../support/words.ts'

let bot: TestBot
afterEach(() => bot.close())
const words = wordsWith('en')
const call = () => watchingOver(bot).as('mia', ownCall)
const heardAfter = async (text: string): Promise<string> => {
  bot.heard('mia')
  await bot.says('mia', text)
  return bot.heard('mia')
}
/** She sets a call up until shortly after midnight, by her clock, and has left where she is. */
const settingUp = async (language: string): Promise<void> => {
  bot = await createTestBot({ language })
  await bot.letIn('mia')
  await watchingOver(bot).pair('mia', 'maria')
  await does(bot, 'mia', '/safecall', `[${words.in(language, say('safeCall.start'))}]`)
  await does(bot, 'mia', '3:00', 'Hotel Bristol 304')
}

const SAID: Record<string, { note: string; time: string; none: string; begin: string }> = {
  en: {
    note: 'oh sorry it is the Astoria',
    time: 'make it 4 instead',
    none: 'dont ask',
    begin: 'go',
  },
  nb: {
    note: 'vent det er feil hotell',
    time: 'flytt den til 4',
    none: 'ikke spør',
    begin: 'sett i gang',
  },
  es: {
    note: 'perdón es otro hotel',
    time: 'mejor a las 4',
    none: 'no me preguntes',
    begin: 'dale',
  },
  'pt-BR': {
    note: 'desculpa é o quarto errado',
    time: 'troca pras 4',
    none: 'não precisa',
    begin: 'pode começar',
  },
  ro: { note: 'scuze am greșit hotelul', time: 'mută la 4', none: 'nu trebuie', begin: 'începe' },
  bg: { note: 'извинявай друг хотел е', time: 'премести за 4', none: 'няма нужда', begin: 'давай' },
  ru: {
    note: 'извини это не тот отель',
    time: 'перенеси на 4',
    none: 'не нужно',
    begin: 'запускай',
  },
  uk: {
    note: 'стривай це інший готель',
    time: 'перенеси на 4',
    none: 'не потрібно',
    begin: 'запускай',
  },
  th: { note: 'บอกผิด โรงแรมอื่น', time: 'เลื่อนเป็น 4:00', none: 'ไม่ต้องเช็ค', begin: 'เริ่มได้เลย' },
}

describe.each(Object.entries(SAID))('In %s', (language, { note, time, none, begin }) => {
  it('all is taken before it begins, and read back', async () => {
    await settingUp(language)
    const kept = words.in(language, say('safeCall.told', { note }))
    expect(await heardAfter(note)).toContain(kept)
    expect(await heardAfter(time)).toContain('04:00')
    const readBack = await heardAfter(none)
    expect(readBack).toContain('04:00')
    expect(readBack).toContain(words.in(language, say('safeCall.readBack.ask')))
    expect(await call()).toBeUndefined()
    await bot.says('mia', begin)
    const own = await call()
    expect(own?.every).toBeUndefined()
    expect(own?.note).toContain(note)
    expect(own?.note).toContain('Hotel Bristol 304')
  })
})

describe('What is no correction', () => {
  it('is a question, and a word to wait', async () => {
    await settingUp('en')
    for (const text of ['what does room mean?', 'wait'])
      expect(await heardAfter(text)).not.toContain('I am keeping this')
  })

  it('is a room, which is no time', async () => {
    await settingUp('en')
    const shown = await heardAfter('actually room 305')
    expect(shown).toContain('I am keeping this for your buddy: actually room 305')
    expect(shown).not.toContain('Changed')
  })

  it('and what is not done by guess: "no wait" is no end of the questions', async () => {
    await settingUp('en')
    expect(await heardAfter('no wait room 12')).toContain('Shall I also ask you in between?')
  })
})
