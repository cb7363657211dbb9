/** What she tells where she is asked what happened: all of it is ticked, and nothing that she did not tell. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Place, Session } from '../../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const sessionOf = async (person: string): Promise<Session> =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session

/** A member who is asked what happened. */
const asked = async (language: string): Promise<string> => {
  const person = `peer ${++count}`
  const code = { role: 'member', groupId: undefined } as const
  await bot.says(person, await bot.stores.codes.issue(code, bot.now()), { language })
  await bot.says(person, '/report', { language })
  const { open } = await sessionOf(person)
  const yes = open?.options.findIndex(({ id }) => id === 'yes')
  await bot.sends(person, { kind: 'choice', option: `${open?.token}.${yes}` }, { language })
  bot.heard(person)
  return person
}

/** Where she is after saying something there. */
const placeAfter = async (person: string, text: string, language: string): Promise<Place> => {
  await bot.says(person, text, { language })
  const { at } = await sessionOf(person)
  if (at?.step !== 'dangers') throw new Error(`she is at ${at?.step}`)
  return at
}

const told = async (language: string, text: string) => {
  const { draft, ticked } = await placeAfter(await asked(language), text, language)
  return { harms: draft['harms'] ?? [], ticked: ticked ?? [] }
}

describe('What she refused', () => {
  it.each([
    ['en', 'i said no condom no sex and he left'],
    ['nb', 'jeg sa ingen kondom ingen sex og han gikk'],
    ['es', 'sin condón no hay sexo le dije, y se fue'],
    ['pt-BR', 'eu disse sem camisinha não faço e ele foi embora'],
    ['ro', 'am zis nu fara prezervativ si a plecat'],
    ['bg', 'без презерватив няма секс казах и той си тръгна'],
    ['ru', 'я сказала без презерватива нет секса и он ушел'],
    ['uk', 'я сказала без презерватива нічого і він пішов'],
    ['th', 'ไม่ใส่ถุงไม่ทำ บอกแล้วเขาก็ไป'],
  ])('is no rape in %s: %s', async (language, text) => {
    expect((await told(language, text)).harms).toEqual(['condom'])
  })

  it.each([
    ['en', 'i said no condom no sex and then he raped me', 'forced'],
    ['en', 'i said no and he did it anyway', 'forced'],
    ['es', 'sin condón no hay sexo le dije y me violó', 'forced'],
    ['ru', 'я сказала без презерватива нет секса, и он меня изнасиловал', 'forced'],
  ])('does not hide what he did in %s: %s', async (language, text, harm) => {
    expect((await told(language, text)).harms).toContain(harm)
  })
})

describe('What she denies', () => {
  it.each([
    ['en', 'not rape but he did not pay'],
    ['en', 'he was not violent, he only did not pay'],
    ['nb', 'det var ikke voldtekt, men han betalte ikke'],
    ['es', 'no fue violación, pero no me pagó'],
    ['pt-BR', 'não foi estupro, mas não me pagou'],
    ['ro', 'nu m-a violat, doar nu a plătit'],
    ['bg', 'не беше изнасилване, но не плати'],
    ['ru', 'это не изнасилование, но он не заплатил'],
    ['uk', 'це не зґвалтування, але він не заплатив'],
    ['th', 'ไม่ได้ข่มขืน แต่ไม่จ่ายเงิน'],
  ])('is not ticked in %s: %s', async (language, text) => {
    expect(await told(language, text)).toEqual({ harms: ['no-payment'], ticked: ['money'] })
  })

  it.each([
    ['en', 'he did not pay and hit me', 'hit'],
    ['en', 'he did not listen and raped me', 'forced'],
    ['en', 'he not only hit me, he robbed me', 'hit'],
    ['nb', 'han betalte ikke og slo meg', 'hit'],
    ['es', 'no me pagó me pegó', 'hit'],
    ['pt-BR', 'não pagou e me bateu', 'hit'],
    ['ro', 'nu a platit si m-a batut', 'hit'],
    ['bg', 'не плати и ме удари', 'hit'],
    ['ru', 'не заплатил и ударил меня', 'hit'],
    ['uk', 'не заплатив і вдарив мене', 'hit'],
    ['th', 'ไม่จ่ายเงินแล้วตบหนู', 'hit'],
  ])('ends where something else begins in %s: %s', async (language, text, harm) => {
    expect((await told(language, text)).harms).toContain(harm)
  })
})

describe('A threat', () => {
  it.each([
    ['en', 'he said he would beat me if i talk'],
    ['nb', 'han sa at han skulle slå meg'],
    ['es', 'me dijo que si hablo me mata'],
    ['pt-BR', 'disse que me mata se eu falar'],
    ['ro', 'a zis ca ma omoara daca vorbesc'],
    ['bg', 'каза че ще ме убие ако кажа'],
    ['ru', 'сказал что убьет меня если расскажу'],
    ['uk', 'сказав що уб’є мене якщо розкажу'],
    ['th', 'เขาบอกว่าจะฆ่าถ้าบอกใคร'],
  ])('is no attempt in %s: %s', async (language, text) => {
    expect((await told(language, text)).harms).toEqual(['threats'])
  })
})

describe('Thanks and questions', () => {
  it.each([
    ['en', 'no thank you'],
    ['en', 'what is a bad feeling'],
    ['en', 'tomorrow he will come to my friend Ana'],
    ['nb', 'hva betyr trusler?'],
    ['es', 'qué es un mal presentimiento'],
    ['pt-BR', 'o que significa ameaças?'],
    ['ro', 'ce inseamna amenintari?'],
    ['bg', 'какво значи заплахи?'],
    ['ru', 'что такое угрозы?'],
    ['uk', 'що таке погрози?'],
    ['th', 'ขอบคุณค่ะ ไม่เป็นไร'],
  ])('tick nothing in %s: %s', async (language, text) => {
    expect(await told(language, text)).toEqual({ harms: [], ticked: [] })
  })
})

describe('A condom that he takes off', () => {
  it.each([
    ['ru', 'снял презерватив без спросу и забрал телефон'],
    ['ru', 'снял презирватив без спросу и забрал телефон'],
    ['uk', 'зняв презерватив без спросу і забрав телефон'],
    ['es', 'me quitó el condón sin avisar y me robó el teléfono'],
  ])('is not filming in %s: %s', async (language, text) => {
    expect((await told(language, text)).harms).toEqual(['condom', 'robbery'])
  })

  it.each([
    ['ru', 'снимал меня без спроса'],
    ['ru', 'снял на видео как мы занимались сексом'],
    ['uk', 'знімав мене без дозволу'],
    ['es', 'me grabó sin permiso'],
  ])('and filming is still heard in %s: %s', async (language, text) => {
    expect((await told(language, text)).harms).toContain('filmed')
  })
})

describe('Where it is a danger as well', () => {
  it.each([
    ['en', 'he had a knife and took my phone, it happened in Bergen, his number is 912 34 567'],
    ['nb', 'han hadde kniv og ranet meg i Bergen. nummeret er 912 34 567'],
    ['es', 'tenía un cuchillo y me robó en Bergen. su número es 912 34 567'],
    ['pt-BR', 'ele tinha uma faca e me roubou em Bergen. o número é 912 34 567'],
    ['ro', 'avea un cutit si m-a jefuit in Bergen. numarul e 912 34 567'],
    ['bg', 'имаше нож и ме ограби в Bergen. номерът му е 912 34 567'],
    ['ru', 'у него был нож, он меня ограбил в Bergen. номер 912 34 567'],
    ['uk', 'у нього був ніж, він мене пограбував у Bergen. номер 912 34 567'],
    ['th', 'เขามีมีดแล้วปล้นหนูที่ Bergen เบอร์ 912 34 567'],
  ])('help comes first, and nothing that she told is lost in %s: %s', async (language, text) => {
    const person = await asked(language)
    const { draft, ticked } = await placeAfter(person, text, language)
    expect(bot.heard(person)).toMatch(/^🆘 112/)
    expect(draft['harms']).toEqual(expect.arrayContaining(['robbery', 'weapon']))
    expect(ticked).toEqual(expect.arrayContaining(['violence', 'money']))
    expect(draft).toMatchObject({ subjects: [{ ending: '67' }], city: 'bergen' })
  })
})

describe('A number and a town', () => {
  it.each([
    ['en', 'he did not pay, his number is 912 34 567, it happened in Bergen'],
    ['bg', 'не плати, nomerat mu e 912 34 567, в Bergen'],
    ['nb', 'det skjedde i Bergen, nummeret er 912 34 567'],
  ])(
    'beside what happened are put in and not asked for again in %s: %s',
    async (language, text) => {
      const person = await asked(language)
      const { draft } = await placeAfter(person, text, language)
      expect(draft).toMatchObject({ subjects: [{ ending: '67' }], city: 'bergen' })
      expect(bot.heard(person)).toMatch(/91 23 45 67 \([\s\S]*: Bergen\n/)
    },
  )

  it('lead on to what may be done with it', async () => {
    const person = await asked('en')
    await placeAfter(
      person,
      'he did not pay, his number is 912 34 567, it happened in Bergen',
      'en',
    )
    await bot.says(person, 'done')
    expect((await sessionOf(person)).at?.step).toBe('help')
  })

  it.each([
    ['en', 'he robbed me, not in Oslo'],
    ['nb', 'han ranet meg for alt, ikke i Oslo'],
    ['es', 'me robó, no fue en Oslo'],
    ['pt-BR', 'ele me roubou, não foi em Oslo'],
    ['ro', 'm-a jefuit, nu în Oslo'],
    ['bg', 'ограби ме, не в Осло'],
    ['ru', 'он меня ограбил, не в Осло'],
    ['uk', 'він мене пограбував, не в Осло'],
    ['th', 'เขาปล้นหนู, ไม่ใช่ออสโล'],
    ['en', 'he robbed me, he said he is from Oslo'],
    ['nb', 'han ranet meg, han er fra Oslo'],
    ['es', 'me robó, dijo que es de Oslo'],
    ['ro', 'm-a jefuit, a zis că e din Oslo'],
    ['bg', 'ограби ме, каза че е от Осло'],
    ['ru', 'он меня ограбил, сказал что он из Осло'],
    ['uk', 'він мене пограбував, він з Осло'],
    ['th', 'เขาปล้นหนู, เขาเป็นคนออสโล'],
  ])('are not a town that she denies or where he is from, in %s: %s', async (language, text) => {
    const { draft } = await placeAfter(await asked(language), text, language)
    expect(draft['harms']).toContain('robbery')
    expect(draft['city']).toBeUndefined()
  })

  it('are not what only sounds like a town', async () => {
    const person = await asked('es')
    const { draft } = await placeAfter(person, 'estaba sola y me robó', 'es')
    expect(draft['city']).toBeUndefined()
  })
})

describe('What is ticked', () => {
  it('is shown, also where she told no more than the kind', async () => {
    const person = await asked('en')
    await placeAfter(person, 'violence and robbery', 'en')
    expect(bot.heard(person)).toMatch(/• 👜 Robbery\n• 💥 Violence\n\nWhat happened\?/)
  })
})
