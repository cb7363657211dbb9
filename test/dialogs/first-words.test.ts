import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

let untold: TestBot
let told: TestBot
beforeAll(async () => {
  untold = await createTestBot({ shows: 'numbers', tellsNoLanguage: true })
  told = await createTestBot()
})
afterAll(async () => {
  await untold.close()
  await told.close()
})

const ALL =
  '🌐 English · Български · Español · Norsk · Português · Română · Русский · ไทย · Українська'

let count = 0
/** Somebody who has never written. */
const stranger = (): string => `stranger ${++count}`

const preferencesOf = async (bot: TestBot, person: string) =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).preferences

const answerTo = async (bot: TestBot, person: string, text: string): Promise<string> => {
  await bot.says(person, text)
  return bot.heard(person)
}

describe('where the platform does not tell which language she speaks', () => {
  it.each([
    ['hi', 'Hello. I am Varsku'],
    ['hola', 'Hola. Soy Varsku'],
    ['hei', 'Hei. Jeg er Varsku'],
    ['bună', 'Bună. Sunt Varsku'],
    ['สวัสดีค่ะ', 'สวัสดี เราคือ Varsku'],
    ['oi', 'Oi. Eu sou o Varsku'],
    ['Olá', 'Oi. Eu sou o Varsku'],
    ['ola', 'Hola. Soy Varsku'],
    ['привет', 'Привет. Я Varsku'],
    ['привіт', 'Привіт. Я Varsku'],
    ['добър ден', 'Здравей. Аз съм Varsku'],
  ])('the first words do: %s', async (text, greeting) => {
    expect(await answerTo(untold, stranger(), text)).toContain(greeting)
  })

  it('a whole sentence does, too, and what she writes after that changes nothing', async () => {
    const person = stranger()
    expect(await answerTo(untold, person, 'quiero denunciar a un cliente')).toContain('¿')
    expect((await preferencesOf(untold, person)).language).toBe('es')
    expect(await answerTo(untold, person, 'menu')).toContain('¿Qué quieres hacer?')
    expect(await answerTo(untold, person, 'hello')).toContain('Hola. Soy Varsku')
  })

  it('what tells nothing is answered in the language of the operator, until something does', async () => {
    const person = stranger()
    expect(await answerTo(untold, person, '+1 201 555 0101')).toContain('let in with a code')
    expect(await preferencesOf(untold, person)).toEqual({})
    expect(await answerTo(untold, person, 'hola')).toContain('Hola. Soy Varsku')
    expect(await preferencesOf(untold, person)).toEqual({ language: 'es' })
  })
})

it.each([
  ['a name', { kind: 'text', text: 'Оксана' }],
  ['a name in letters of no language', { kind: 'text', text: '李娜' }],
  ['a sign', { kind: 'text', text: '👍' }],
] as const)('%s alone is greeted, with the languages to choose from', async (_, body) => {
  const person = stranger()
  await untold.sends(person, body)
  const greeting = untold.heard(person)
  expect(greeting).toContain('Hello. I am Varsku')
  expect(greeting).toContain(ALL)
  expect(await preferencesOf(untold, person)).toEqual({})
  expect(await answerTo(untold, person, 'українська')).toContain('Відтепер українською.')
})

it.each([{ kind: 'voice' }, { kind: 'file' }, { kind: 'unsupported' }] as const)(
  'whoever begins with $kind can choose her language, too',
  async (body) => {
    const person = stranger()
    await untold.sends(person, body)
    expect(untold.heard(person)).toContain(ALL)
    expect(await preferencesOf(untold, person)).toEqual({})
    expect(await answerTo(untold, person, 'привет')).toContain('Привет. Я Varsku')
  },
)

it('whoever begins with a number reads in which languages she can go on', async () => {
  const answer = await answerTo(untold, stranger(), '+1 201 555 0101')
  expect(answer).toContain('let in with a code')
  expect(answer).toContain(ALL)
})

it('the greeting names the languages until she has chosen one', async () => {
  const person = stranger()
  expect(await answerTo(untold, person, 'hi')).toContain(ALL)
  expect(await answerTo(untold, person, 'start')).toContain(ALL)
  expect(await answerTo(untold, person, 'Norsk')).toContain('Fra nå av skriver jeg norsk.')
  const greeting = await answerTo(untold, person, '/start')
  expect(greeting).toContain('Hei. Jeg er Varsku')
  expect(greeting).not.toContain('🌐 English')
  expect(await preferencesOf(untold, person)).toEqual({ language: 'nb', choseLanguage: true })
})

it.each([
  ['Română', 'De acum îți scriu în română.'],
  ['romana', 'De acum îți scriu în română.'],
  ['Romanian', 'De acum îți scriu în română.'],
  ['ไทย', 'จากนี้ไปเราเขียนเป็นภาษาไทย'],
  ['thai', 'จากนี้ไปเราเขียนเป็นภาษาไทย'],
  ['português', 'De agora em diante, escrevo em português.'],
  ['Brazilian Portuguese', 'De agora em diante, escrevo em português.'],
  ['українська', 'Відтепер українською.'],
  ['NORWEGIAN', 'Fra nå av skriver jeg norsk.'],
])('a language is changed at once by its own or its English name: %s', async (name, done) => {
  expect(await answerTo(untold, stranger(), name)).toContain(done)
})

it('where there are buttons each language is one tap away, without a number where there are none', async () => {
  const person = stranger()
  const numbered = await answerTo(untold, stranger(), '/start')
  expect(numbered).not.toMatch(/\d {2}Español/)
  await told.says(person, '/start')
  expect(told.heard(person)).toContain('[Español]')
  await told.taps(person, 'Español')
  expect(told.heard(person)).toContain('De ahora en adelante, te escribo en español.')
  await told.says(person, '/start')
  expect(told.heard(person)).not.toContain('[Norsk]')
})

it('the name of a language amid her own words stays there', async () => {
  const person = stranger()
  await told.says(person, '/report')
  for (const tap of ['Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done'])
    await told.taps(person, tap)
  await told.says(person, '+1 201 555 0101')
  for (const tap of ['Elsewhere', 'No, thank you', 'As soon as it is read', 'No, not yet'])
    await told.taps(person, tap)
  for (const tap of ['Add more', 'In my own words']) await told.taps(person, tap)
  told.heard(person)
  expect(await answerTo(told, person, 'Thai')).toContain('What do you want to add?')
})
