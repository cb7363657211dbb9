/** Who tells that her safe word was got out of her has not said that she is well: her buddy is told, and her chat shows nothing. */
import { afterEach, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { setWords } from '../../../src/core/actions/safe-call-settings.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

/** Mia is expected, with a safe word and no other, and has typed something. What her chat knows, and what Maria is told. */
const afterTyping = async (language: string, text: string) => {
  bot = await createTestBot({ language })
  const people = watchingOver(bot)
  await bot.letIn('mia')
  await people.pair('mia', 'maria')
  await people.as('mia', (who, stores) => setWords(who, { safe: 'Zanzibar' }, stores))
  await people.begins('mia', 60)
  await bot.says('mia', text)
  return {
    isOpen: (await people.as('mia', ownCall)) !== undefined,
    cause: (await people.watched('maria'))[0]?.alarm?.cause,
  }
}

/** In each language: what she tells of her word; what is no more than other words beside it. */
const SAID: Record<string, { forced: string[]; free: string[] }> = {
  en: {
    forced: [
      'he made me tell him Zanzibar',
      'I had to give him the word Zanzibar',
      'he knows my word Zanzibar',
      'they forced me to write Zanzibar',
      'he stands next to me and reads it all, I had to tell him the word Zanzibar',
      'he forced the word out of me zanzibar',
    ],
    free: ['Zanzibar', 'he made me coffee, Zanzibar', 'had to wait for him, Zanzibar'],
  },
  nb: {
    forced: [
      'han tvang meg til å si Zanzibar',
      'måtte gi ham ordet Zanzibar',
      'han kan kodeordet Zanzibar',
      'fikk meg til å skrive Zanzibar',
    ],
    free: ['måtte vente på ham, Zanzibar', 'måtte gi ham pengene, Zanzibar'],
  },
  es: {
    forced: [
      'me hizo decirle Zanzibar',
      'me obligó a escribir Zanzibar',
      'tuve que darle la palabra Zanzibar',
      'él sabe mi palabra Zanzibar',
    ],
    free: ['me hizo esperar, Zanzibar', 'me tocó darle cambio, Zanzibar'],
  },
  'pt-BR': {
    forced: [
      'ele me fez falar Zanzibar',
      'me obrigou a dizer Zanzibar',
      'tive que dar pra ele a palavra Zanzibar',
      'ele sabe a minha palavra Zanzibar',
    ],
    free: ['ele me fez esperar, Zanzibar', 'tive que lhe dar troco, Zanzibar'],
  },
  ro: {
    forced: [
      'm-a obligat să-i spun Zanzibar',
      'm-a pus să scriu Zanzibar',
      'a trebuit să-i dau cuvântul Zanzibar',
      'el știe cuvântul Zanzibar',
    ],
    free: ['m-a făcut să râd, Zanzibar', 'a trebuit să-i spun pa, Zanzibar'],
  },
  bg: {
    forced: [
      'накара ме да му кажа Zanzibar',
      'трябваше да му дам думата Zanzibar',
      'той знае думата Zanzibar',
      'принуди ме да напиша Zanzibar',
    ],
    free: ['накара ме да се смея, Zanzibar', 'наложи се да му дам ресто, Zanzibar'],
  },
  ru: {
    forced: [
      'он заставил меня сказать Zanzibar',
      'пришлось сказать ему слово Zanzibar',
      'он знает слово Zanzibar',
      'меня заставили написать Zanzibar',
    ],
    free: [
      'пришлось подождать, Zanzibar',
      'пришлось сказать ей спасибо, Zanzibar',
      'пришлось ему дать сдачу, Zanzibar',
    ],
  },
  uk: {
    forced: [
      'він змусив мене сказати Zanzibar',
      'довелося сказати йому слово Zanzibar',
      'він знає слово Zanzibar',
      'мене змусили написати Zanzibar',
    ],
    free: [
      'довелося почекати, Zanzibar',
      'довелося сказати йому бувай, Zanzibar',
      'довелося йому дати решту, Zanzibar',
    ],
  },
  th: {
    forced: [
      'เขาบังคับให้ฉันบอก Zanzibar',
      'ต้องบอกเขาคำลับ Zanzibar',
      'เขารู้คำลับ Zanzibar',
      'โดนบังคับให้พิมพ์ Zanzibar',
    ],
    free: ['ต้องรอเขา Zanzibar', 'ต้องบอกเขาว่าพอแล้ว Zanzibar', 'ต้องบอกลูกค้าให้กลับ Zanzibar'],
  },
}
const CASES = Object.entries(SAID).flatMap(([language, { forced, free }]) => [
  ...forced.map((text) => [language, text, 'duress'] as const),
  ...free.map((text) => [language, text, undefined] as const),
])

it.each(CASES)(
  'in %s, %j ends it in her chat, and to her buddy it is %s',
  async (language, text, cause) => {
    expect(await afterTyping(language, text)).toEqual({ isOpen: false, cause })
  },
)

it.each([
  ['en', 'nobody made me tell him Zanzibar'],
  ['en', 'did he make you say Zanzibar?'],
  ['en', 'he made me tell him my word'],
  ['nb', 'han tvang meg ikke til å si Zanzibar'],
])('in %s, %j ends nothing and tells nobody', async (language, text) => {
  expect(await afterTyping(language, text)).toEqual({ isOpen: true, cause: undefined })
})

// No word was got out of her. Whether hers counts depends on how much else is told.
it.each([
  ['en', 'had to tell him to leave, home now, Zanzibar'],
  ['en', 'had to give it back, Zanzibar'],
  ['en', 'had to give up my room, Zanzibar'],
  ['nb', 'måtte si til ham at han skulle gå, Zanzibar'],
  ['es', 'tuve que decirle adiós, Zanzibar'],
  ['pt-BR', 'tive que falar pra ele sair, Zanzibar'],
  ['ro', 'a trebuit să îi dau restul, Zanzibar'],
  ['bg', 'трябваше да му кажа чао, Zanzibar'],
])('in %s, %j tells nobody', async (language, text) => {
  expect((await afterTyping(language, text)).cause).toBeUndefined()
})
