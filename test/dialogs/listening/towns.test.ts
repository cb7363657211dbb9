/** Towns whose names are words of a language, and where there is no town. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { newcomer, TO_TOWN } from '../../support/newcomer.ts'
import { type InEachLanguage, linesOf } from '../../support/understood.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** Where a member is who has typed some words, and what she was sent. */
const begun = async (language: string, text: string) => {
  const peer = await newcomer(bot, language)
  await peer.says(text)
  return { at: (await peer.session()).at, shown: peer.heard() }
}

/** The same for a member who is asked in a report where it was. */
const askedAfter = async (language: string, text: string) => {
  const peer = await newcomer(bot, language)
  await peer.says('/report')
  await peer.taps(...TO_TOWN)
  peer.heard()
  await peer.says(text)
  return { at: (await peer.session()).at, shown: peer.heard() }
}

describe('Outside of any question', () => {
  it.each([
    ['pt-BR', 'saudade'],
    ['pt-BR', 'que saudade'],
    ['en', 'moss on the roof'],
    ['en', 'green moss'],
    ['en', 'ski'],
    ['en', 'I am going to ski'],
    ['nb', 'på ski'],
    ['nb', 'jeg er på ski'],
    ['nb', 'ås'],
    ['nb', 'stranda'],
    ['es', 'la rana'],
    ['ru', 'гол'],
  ])('is no town in %s: %s', async (language, text) => {
    expect((await begun(language, text)).at?.dialog).not.toBe('alerts')
  })

  it.each([
    ['en', 'I am in Moss'],
    ['en', 'going to Ski'],
    ['nb', 'Moss'],
    ['en', 'Moss'],
    ['nb', 'jeg er i Ski'],
    ['nb', 'skal til Gol'],
    ['pt-BR', 'Sauda'],
    ['ru', 'я в Бергене'],
    ['uk', 'я в Бергені'],
  ])('is one in %s: %s', async (language, text) => {
    expect((await begun(language, text)).at?.dialog).toBe('alerts')
  })
})

const NOWHERE: InEachLanguage = {
  'she does not know it, it was none, or it was elsewhere': {
    en: ['no idea', "don't know", 'no city', 'sweden', 'not in norway', 'online'],
    nb: ['aner ikke', 'vet ikke', 'ingen by', 'sverige', 'utlandet', 'på nett'],
    es: ['ni idea', 'no sé', 'ninguna ciudad', 'suecia', 'otro país'],
    'pt-BR': ['sem ideia', 'não sei', 'nenhuma cidade', 'suécia', 'outro país'],
    ro: ['habar n-am', 'nu știu', 'niciun oraș', 'suedia', 'altă țară'],
    bg: ['нямам идея', 'не знам', 'няма град', 'швеция', 'друга държава'],
    ru: ['без понятия', 'не знаю', 'нет города', 'швеция', 'за границей'],
    uk: ['гадки не маю', 'не знаю', 'немає міста', 'швеція', 'за кордоном'],
    th: ['ไม่รู้', 'ไม่ทราบ', 'ไม่มีเมือง', 'สวีเดน', 'ต่างประเทศ'],
  },
}

it.each(linesOf(NOWHERE))('keeps no town where %s (%s): %s', async (_, language, text) => {
  const { at } = await askedAfter(language, text)
  expect(at?.step).not.toBe('city')
  expect(at?.draft['city']).toBe('elsewhere')
})

const DENIED: InEachLanguage = {
  'it was not there': {
    en: ['not bergen', 'not in oslo', "it wasn't in moss", 'no, not drammen', 'not bergen or oslo'],
    nb: [
      'ikke bergen',
      'ikke i oslo',
      'det var ikke i moss',
      'ikkje bergen',
      'ikke oslo eller moss',
    ],
    es: ['no en oslo', 'no bergen', 'no fue en moss', 'no es drammen', 'ni oslo ni bergen'],
    'pt-BR': [
      'não em oslo',
      'nao bergen',
      'não foi em moss',
      'não é drammen',
      'nem oslo nem bergen',
    ],
    ro: ['nu în oslo', 'nu bergen', 'nu a fost la moss', 'nu e drammen', 'nici oslo nici bergen'],
    bg: ['не осло', 'не в берген', 'не беше в мос', 'ne v oslo', 'нито осло нито берген'],
    ru: ['не в осло', 'не берген', 'это было не в драммене', 'ne v oslo', 'ни осло ни берген'],
    uk: ['не в осло', 'не берген', 'це було не в драммені', 'ne v oslo', 'ні осло ні берген'],
    th: ['ไม่ใช่ออสโล', 'ไม่ใช่ที่เบอร์เกน', 'ไม่ได้อยู่ออสโล', 'ไม่ใช่ oslo', 'ออสโลไม่ใช่ค่ะ'],
  },
}

it.each(linesOf(DENIED))('asks again where %s (%s): %s', async (_, language, text) => {
  const { at } = await askedAfter(language, text)
  expect([at?.step, at?.draft['city']]).toEqual(['city', undefined])
})

const INSTEAD: InEachLanguage = {
  'it was not in Bergen but there': {
    en: ['not bergen, oslo', 'no, oslo', 'not in bergen but in oslo', 'oslo not bergen'],
    nb: ['ikke bergen, oslo', 'nei, oslo', 'ikke i bergen men i oslo', 'oslo ikke bergen'],
    es: ['no bergen, oslo', 'no, oslo', 'no en bergen sino en oslo', 'oslo no bergen'],
    'pt-BR': ['não bergen, oslo', 'não, oslo', 'não em bergen mas em oslo', 'oslo não bergen'],
    ro: ['nu bergen, oslo', 'nu, oslo', 'nu în bergen ci în oslo', 'oslo nu bergen'],
    bg: ['не берген, осло', 'не, осло', 'не в берген а в осло', 'осло не берген'],
    ru: ['не берген, осло', 'нет, осло', 'не в бергене а в осло', 'осло не берген'],
    uk: ['не берген, осло', 'ні, осло', 'не в бергені а в осло', 'осло не берген'],
    th: ['ไม่ใช่เบอร์เกน, ออสโล', 'ไม่ใช่เบอร์เกน ออสโล', 'ออสโล ไม่ใช่เบอร์เกน'],
  },
}

it.each(linesOf(INSTEAD))('keeps Oslo where %s (%s): %s', async (_, language, text) => {
  expect((await askedAfter(language, text)).at?.draft['city']).toBe('oslo')
})

describe('Asked for the town', () => {
  it.each([
    ['en', 'Bergn', 'bergen'],
    ['en', 'ski', 'ski'],
    ['nb', 'ås', 'as'],
    ['nb', 'det var i moss', 'moss'],
    ['ru', 'в Бергене', 'bergen'],
  ])('finds it in %s, also misspelt: %s', async (language, text, town) => {
    expect((await askedAfter(language, text)).at?.draft['city']).toBe(town)
  })

  it('takes no word of her language for a misspelt town', async () => {
    const { at, shown } = await askedAfter('pt-BR', 'saudade')
    expect(at?.step).toBe('city')
    expect(shown).toContain('Não conheço')
  })
})
