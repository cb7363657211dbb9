/** What she says of a report that she is telling, or that she has sent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot({
    desk: { hours: [{ days: [1], from: '10:00', until: '15:00' }], phone: '+47 22 33 44 55' },
  })
})
afterAll(() => bot.close())

const sessionOf = async (person: string): Promise<Session> =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session

/** A member after what she does: options that she taps by what they stand for, or words after ">". */
const member = async (language: string, ...does: string[]): Promise<string> => {
  const person = `peer ${++count}`
  const code = { role: 'member', groupId: undefined } as const
  await bot.says(person, await bot.stores.codes.issue(code, bot.now()), { language })
  for (const one of does) await step(person, one, language)
  return person
}

const step = async (person: string, one: string, language: string): Promise<string> => {
  bot.heard(person)
  if (one.startsWith('>')) {
    await bot.says(person, one.slice(2), { language })
    return bot.heard(person)
  }
  const { open } = await sessionOf(person)
  const index = open?.options.findIndex((option) => option.id === one) ?? -1
  if (!open || index < 0) throw new Error(`${person} is not offered ${one}`)
  await bot.sends(person, { kind: 'choice', option: `${open.token}.${index}` }, { language })
  return bot.heard(person)
}

const AT_NUMBER = ['> /report', 'yes', 'money', 'done', 'no-payment', 'done']
const READ_BACK = [...AT_NUMBER, '> 912 34 567', '> Bergen', 'no', 'reviewed', 'no']
const STORY = '> report a client, he robbed me, 912 34 567'
const BEGUN_TOLD = [STORY, 'yes', 'done', '> Bergen', 'caseWorker', 'reviewed', 'no']
const receiptIn = (text: string): string => /(?:\d{4} ){3}\d{4}/.exec(text)?.[0] ?? ''

const DELETE: [string, string][] = [
  ['en', 'delete it'],
  ['nb', 'slett den'],
  ['es', 'bórralo'],
  ['pt-BR', 'apaga isso'],
  ['th', 'ลบเรื่องนี้'],
  ['ro', 'șterge asta'],
  ['bg', 'изтрий го'],
  ['ru', 'удали это'],
  ['uk', 'видали це'],
]

describe('A wish to delete', () => {
  it.each(DELETE)('asks whether the draft is to go in %s: %s', async (language, text) => {
    const person = await member(language, ...AT_NUMBER)
    await step(person, `> ${text}`, language)
    const { open } = await sessionOf(person)
    expect(open?.options.map(({ id }) => id)).toEqual(['/resume', '/discard'])
    await step(person, '/discard', language)
    expect((await sessionOf(person)).kept).toBeUndefined()
  })

  it.each(DELETE)('opens taking it back at a receipt in %s: %s', async (language, text) => {
    const person = await member(language, ...READ_BACK)
    const receipt = receiptIn(await step(person, 'send', language))
    await step(person, `> ${receipt}`, language)
    await step(person, `> ${text}`, language)
    expect((await sessionOf(person)).at?.step).toBe('sure')
  })
})

describe('A report that she sends', () => {
  it('is kept before she is asked for a PIN, which then opens the answers', async () => {
    const person = await member('en', ...AT_NUMBER, 'skip', '> Bergen', 'caseWorker')
    const before = await bot.database.prisma.report.count()
    const said = await step(person, 'send', 'en')
    expect(said).toMatch(/It is sent\.[\s\S]*Your receipt[\s\S]*Choose a PIN/)
    expect(await bot.database.prisma.report.count()).toBe(before + 1)
    expect(await step(person, '> my pin is 4821', 'en')).toContain('open the answers')
  })
})

describe('A report that she began with her own words', () => {
  it.each(DELETE)('is deleted at its first question in %s: %s', async (language, text) => {
    const person = await member(language, '> /menu')
    await step(person, STORY, language)
    await step(person, `> ${text}`, language)
    const { open } = await sessionOf(person)
    expect(open?.options.map(({ id }) => id)).toEqual(['/resume', '/discard'])
  })

  it.each(['> stop', '> /menu', '> /check'])('is not kept once it is sent: %s', async (leaves) => {
    const person = await member('en', ...BEGUN_TOLD)
    expect((await sessionOf(person)).at).toMatchObject({ step: 'readBack', told: true })
    await step(person, 'send', 'en')
    expect((await sessionOf(person)).at).toMatchObject({ dialog: 'report', step: 'pin' })
    expect(await step(person, leaves, 'en')).not.toContain('Nothing was sent')
    expect((await sessionOf(person)).kept).toBeUndefined()
  })
})

const CARD = '4111 1111 1111 1111'

describe('A receipt in a sentence', () => {
  it.each([
    ['en', 'my receipt is'],
    ['nb', 'kvitteringen min er'],
    ['es', 'mi comprobante es'],
    ['pt-BR', 'meu comprovante é'],
    ['ro', 'chitanta mea e'],
    ['bg', 'разписката ми е'],
    ['ru', 'моя квитанция'],
    ['uk', 'моя квитанція'],
    ['th', 'เลขรับเรื่องของหนู'],
  ])('is taken where it is named in %s: %s', async (language, text) => {
    const person = await member(language, ...READ_BACK)
    const receipt = receiptIn(await step(person, 'send', language))
    await step(person, `> ${text} ${receipt}`, language)
    expect((await sessionOf(person)).at).toMatchObject({ dialog: 'receipt', step: 'home' })
  })

  it('is taken without that where it is asked for', async () => {
    const person = await member('en', ...READ_BACK)
    const receipt = receiptIn(await step(person, 'send', 'en'))
    await step(person, '> /receipt', 'en')
    await step(person, `> here it is ${receipt}`, 'en')
    expect((await sessionOf(person)).at).toMatchObject({ dialog: 'receipt', step: 'home' })
  })

  it.each([
    ['en', 'he took my card'],
    ['nb', 'han tok kortet mitt'],
    ['es', 'me quitó la tarjeta'],
    ['pt-BR', 'ele pegou meu cartão'],
    ['ro', 'mi-a luat cardul'],
    ['bg', 'взе ми картата'],
    ['ru', 'он забрал мою карту'],
    ['uk', 'він забрав мою картку'],
    ['th', 'เขาเอาบัตรหนูไป'],
  ])('is not looked up where it may be a bank card, in %s: %s', async (language, text) => {
    const person = await member(language, ...AT_NUMBER)
    await step(person, `> ${text} ${CARD}`, language)
    expect((await sessionOf(person)).at).toMatchObject({ dialog: 'report', step: 'number' })
    await step(person, '> /menu', language)
    await step(person, `> ${text} ${CARD}`, language)
    expect((await sessionOf(person)).at?.dialog).not.toBe('receipt')
  })

  it('is asked for alone where it may be something else', async () => {
    const person = await member('en', '> /menu')
    expect(await step(person, `> keep this ${CARD}`, 'en')).toContain('send only its 16 digits')
  })
})

it('Whoever has no receipt reads what can be done without it', async () => {
  const person = await member('en', '> /receipt')
  const said = await step(person, '> i lost it', 'en')
  expect(said).toContain('Without the receipt')
  expect(said).toMatch(/\[💬 Talk to a person\]\n\[🏠 Menu\]/)
})

it('One wrong PIN may be followed by the right one', async () => {
  const person = await member('en', '> /talk')
  const receipt = receiptIn(await step(person, '> can somebody help me', 'en'))
  await step(person, '> 4821', 'en')
  await step(person, 'no', 'en')
  for (const one of [`> ${receipt}`, 'talk', '> 4812']) await step(person, one, 'en')
  expect(await step(person, '> 4821', 'en')).toContain('can somebody help me')
})

describe('At the read-back', () => {
  it('a town is offered as a change', async () => {
    const person = await member('en', ...READ_BACK)
    expect(await step(person, '> actually it was oslo', 'en')).toContain('The town is Oslo')
    await step(person, 'city:oslo', 'en')
    await step(person, 'nothing', 'en')
    expect((await sessionOf(person)).at).toMatchObject({
      step: 'readBack',
      draft: { city: 'oslo' },
    })
  })

  it('a town that she denies is not offered', async () => {
    const person = await member('en', ...READ_BACK)
    const said = await step(person, '> it was not oslo, it was stavanger', 'en')
    expect(said).toContain('The town is Stavanger')
    expect(said).not.toContain('The town is Oslo')
  })

  it('a sentence is offered as an addition', async () => {
    const person = await member('en', ...READ_BACK)
    await step(person, '> he was about 40 and drove a black bmw', 'en')
    await step(person, 'words', 'en')
    const { at } = await sessionOf(person)
    expect(at?.draft['words']).toBe('he was about 40 and drove a black bmw')
  })

  it.each([
    ['en', 'is it sent?'],
    ['nb', 'er det sendt?'],
    ['es', 'ya se envió?'],
    ['pt-BR', 'já foi enviado?'],
    ['ro', 's-a trimis?'],
    ['th', 'ส่งแล้วหรือยัง'],
  ])('whether it is sent is answered in %s: %s', async (language, text) => {
    const person = await member(language, ...READ_BACK)
    const said = await step(person, `> ${text}`, language)
    expect((await sessionOf(person)).at?.step).toBe('readBack')
    expect(said.split('\n')[0]).toBe(bot.words.in(language, { key: 'report.notSent' }))
  })
})

it.each([
  ['en', 'yes'],
  ['nb', 'ja'],
  ['es', 'sí'],
  ['pt-BR', 'sim'],
  ['th', 'ใช่'],
  ['ro', 'da'],
  ['bg', 'да'],
  ['ru', 'да'],
  ['uk', 'так'],
])('Yes goes on with what she began, in %s: %s', async (language, text) => {
  const person = await member(language, ...AT_NUMBER, '> /menu', '> /report')
  await step(person, `> ${text}`, language)
  expect((await sessionOf(person)).at?.step).toBe('number')
})

it('What was told before a report began is kept when she says "report" once more', async () => {
  const person = await member(
    'en',
    '> report a client, he robbed me, 912 34 567',
    '> report',
    '> yes',
  )
  expect((await sessionOf(person)).at?.draft).toMatchObject({ harms: ['robbery'] })
})
