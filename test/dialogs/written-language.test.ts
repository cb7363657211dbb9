/** Somebody writes in another language than the one in which her platform, or her first words, say that she reads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownName } from '../../src/core/rights/language-name.ts'
import { say } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { receiptOf } from '../support/telling.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
let numbers: TestBot
beforeAll(async () => {
  bot = await createTestBot({ desk: DESK })
  numbers = await createTestBot({ shows: 'numbers' })
  await bot.letIn('casey', 'caseworker')
})
afterAll(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
  await numbers.close()
})

/** Something to read about, in each language. */
const SAID = {
  nb: 'politiet vil ikke hjelpe meg med papirene mine',
  es: 'no sé qué hacer con mis papeles, ¿me ayudas?',
  'pt-BR': 'não sei o que fazer com meus documentos',
  th: 'หนูอยากรู้เรื่องวีซ่ากับใบอนุญาตทำงานค่ะ',
  ro: 'bună, am o întrebare despre actele mele',
  bg: 'искам да питам нещо за документите си',
  ru: 'я хочу спросить про мои документы',
  uk: 'хочу запитати про мої документи, що мені робити',
} as const

/** The offer in any language: it names one language, in quotation marks. */
const OFFERED = /🌐 .*[“„«]/

let count = 0
const stranger = (): string => `stranger ${++count}`
const answerTo = async (of: TestBot, person: string, text: string): Promise<string> => {
  await of.says(person, text)
  return of.heard(person)
}

describe.each(Object.entries(SAID))('who writes %s on an English phone', (language, sentence) => {
  const name = ownName(language)
  const offer = () => bot.words.in(language, say('language.offer', { name }))

  it('is offered it once, and has it with a tap', async () => {
    const person = stranger()
    await answerTo(bot, person, 'hello')
    expect(await answerTo(bot, person, sentence)).toContain(offer())
    expect(await answerTo(bot, person, sentence)).not.toContain(offer())
    await bot.taps(person, name)
    expect(bot.heard(person)).toContain(bot.words.in(language, say('language.done')))
    expect(await answerTo(bot, person, 'hello there my friend')).not.toContain('🌐 I also')
  })

  it('has it by its name where there are no buttons', async () => {
    const person = stranger()
    await answerTo(numbers, person, 'hello')
    expect(await answerTo(numbers, person, sentence)).toContain(offer())
    expect(await answerTo(numbers, person, name)).toContain(
      numbers.words.in(language, say('language.done')),
    )
  })
})

it('is offered it once on a screen that has a tap for each language', async () => {
  const person = stranger()
  await answerTo(bot, person, '!')
  await bot.says(person, 'det er alt')
  const [answer] = bot.received(person)
  expect(answer?.text).toContain(bot.words.in('nb', say('language.offer', { name: 'Norsk' })))
  expect(answer?.options.filter(({ label }) => label === 'Norsk')).toHaveLength(1)
})

it('is not offered a language by one or two words, nor her own, nor what no language is', async () => {
  const person = stranger()
  await answerTo(bot, person, 'hello')
  for (const text of [
    'hola',
    'takk',
    'i want to report a client',
    '+1 201 555 0123',
    'Bergen Oslo',
  ])
    expect(await answerTo(bot, person, text)).not.toMatch(OFFERED)
})

it('is filed with the language that she wrote in', async () => {
  const person = stranger()
  for (const said of ['/talk', 'bună, am o întrebare despre actele mele, ce pot să fac?']) {
    expect(await answerTo(bot, person, said)).not.toMatch(OFFERED)
  }
  for (const said of ['1111', 'no']) await bot.says(person, said)
  receiptOf(bot, person)
  await bot.says('casey', '/cases')
  expect(bot.heard('casey')).toContain('today · Română')
})

it('tells in her report which language her own words are in', async () => {
  const person = stranger()
  await bot.says(person, '/report')
  await bot.taps(person, 'Yes')
  const { prisma } = bot.database
  const before = await prisma.report.count()
  for (const tap of ['Robs or does not pay', 'Done', 'Did not pay, took money back', 'Done'])
    await bot.taps(person, tap)
  await bot.taps(person, 'Skip')
  await bot.says(person, 'Oslo')
  for (const tap of ['No, thank you']) await bot.taps(person, tap)
  await bot.taps(person, 'Add more')
  await bot.taps(person, 'In my own words')
  await bot.says(person, 'el nu a vrut să plătească și m-a împins afară')
  await bot.taps(person, 'Nothing more')
  await bot.taps(person, 'Send')
  expect(await prisma.report.count()).toBe(before + 1)
  const row = await prisma.report.findFirstOrThrow({ orderBy: { id: 'asc' } })
  const [told] = await bot.stores.reviews.told([row.id])
  expect(told?.language).toBe('ro')
})

it('offers no language to who names a PIN in a short sentence', async () => {
  const person = stranger()
  await answerTo(bot, person, 'hello')
  expect(await answerTo(bot, person, 'my pin is 2648')).not.toMatch(OFFERED)
})
