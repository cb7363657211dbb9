/** What moderators and case workers type instead of tapping: levels, and plain words, in all languages. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ownName } from '../../src/core/rights/language-name.ts'
import { say } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'

const NUMBER = { fingerprint: 'f'.repeat(64) as never, ending: '99' }
const LANGUAGES = ['nb', 'en', 'es', 'pt-BR', 'th', 'ro', 'bg', 'ru', 'uk'] as const

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({ kinds: ['client', 'police'] })
  for (const person of ['mia', 'mona']) await bot.letIn(person, 'moderator')
})
afterEach(async () => {
  await bot.database.prisma.pending.deleteMany()
  await bot.database.prisma.report.deleteMany()
  for (const person of ['mia', 'mona']) {
    await bot.says(person, '/menu')
    bot.heard(person)
  }
  bot.later({ days: 1 })
})
afterAll(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

/** What somebody reads after she has said all this. */
const reads = async (person: string, ...all: string[]): Promise<string> => {
  for (const said of all) {
    bot.heard(person)
    await bot.says(person, said)
  }
  return bot.heard(person)
}
const level = async (): Promise<number | null | undefined> =>
  (await bot.database.prisma.report.findFirst())?.level

describe('a level that is typed where there are buttons', () => {
  it.each([
    ['2', 'Approved: 2 risk.', 'hit'],
    ['3', 'Approved: 3 danger. It is shown as a risk until', 'hit'],
    ['4', 'Approved: 4 grave danger. It is shown as a risk until', 'hit'],
    ['3', 'Approved: 3 danger. It is shown as a risk until', 'forced'],
    ['4', 'Approved: 4 grave danger. It is shown as a risk until', 'forced'],
  ] as const)('%s is that level, and is named (%s)', async (typed, named, harm) => {
    await received(bot, { harms: [harm], subjects: [NUMBER] })
    expect(await reads('mia', '/review', typed)).toContain(named)
    expect(await level()).toBe(Number(typed))
  })

  it('is none where no level has it, though there is an option at that place', async () => {
    await received(bot, { harms: ['forced'], subjects: [NUMBER] })
    for (const typed of ['1', '2', '5', '6'])
      expect(await reads('mia', '/review', typed)).toContain('Please choose one of these')
    expect(await reads('mia', '/review', '9')).toContain('Please choose one of these')
  })

  it('is no place among times either: 2 is two hours, and no second option', async () => {
    await received(bot, { harms: ['no-payment'], subjects: [NUMBER] })
    await reads('mia', '/review')
    await bot.taps('mia', 'Something else')
    await bot.taps('mia', 'Put it off')
    expect(await reads('mia', '7')).toContain('Please choose one of these')
    expect(await reads('mia', '12')).toContain('Why?')
    await bot.taps('mia', 'Another reason')
    const [row] = await bot.database.prisma.report.findMany()
    const hours = ((row?.putOffUntil?.getTime() ?? 0) - bot.now().getTime()) / 3_600_000
    expect(Math.round(hours)).toBe(12)
  })
})

/** In each language: she agrees, takes it back, and asks what is known, or wants to ask the reporter. */
const SAID = {
  nb: ['enig', 'nei vent', 'hva vet vi om nummeret', 'spør henne hva slags bil'],
  en: ['I agree', 'no wait', 'what do others say about it', 'ask her what kind of car'],
  es: ['estoy de acuerdo', 'no, espera', 'qué sabemos del número', 'pregúntale qué coche'],
  'pt-BR': ['concordo', 'não, espera', 'o que sabemos do número', 'pergunta pra ela que carro'],
  th: ['เห็นด้วยค่ะ', 'เดี๋ยวก่อน', 'คนอื่นว่ายังไง', 'ถามเขาว่ารถอะไร'],
  ro: ['sunt de acord', 'nu, stai', 'ce știm despre număr', 'întreab-o ce mașină'],
  bg: ['съгласна съм', 'не, чакай', 'какво знаем за номера', 'питай я каква кола'],
  ru: ['я согласна', 'нет, подожди', 'что мы знаем о номере', 'спроси её какая машина'],
  uk: ['я згодна', 'ні, зачекай', 'що ми знаємо про номер', 'спитай її яке авто'],
} as const

describe.each(LANGUAGES)('plain words in %s', (language) => {
  const [agrees, waits, known, asks] = SAID[language]
  const text = (key: Parameters<typeof say>[0], values?: Parameters<typeof say>[1]) =>
    bot.words.in(language, say(key, values))
  const chosen = () => bot.says('mia', ownName(language))

  it('name the level that was found, and nothing is decided until she taps', async () => {
    await chosen()
    await received(bot, { harms: ['hit'], subjects: [NUMBER] })
    const option = text('review.level.3')
    expect(await reads('mia', '/review', agrees)).toContain(text('retry.perhaps', { option }))
    expect(await bot.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
  })

  it('take back what was decided, and show what is known', async () => {
    await chosen()
    await received(bot, { harms: ['hit'], subjects: [NUMBER] })
    await reads('mia', '/review', '3')
    expect(await reads('mia', waits)).toContain(text('review.undo.done'))
    await reads('mia', '3')
    expect(await reads('mia', known)).toContain(text('review.number.stands'))
  })

  it('lead to the question for the reporter', async () => {
    await chosen()
    await received(bot, { harms: ['hit'], subjects: [NUMBER] })
    expect(await reads('mia', '/review', asks)).toContain(text('review.more.question'))
    expect(await reads('mia', asks)).toContain(text('review.question.which'))
  })
})

it('agrees with another level that she names beside it', async () => {
  await bot.says('mia', 'English')
  await received(bot, { harms: ['hit'], subjects: [NUMBER] })
  expect(await reads('mia', '/review', 'I agree, grave danger')).toContain(
    'Did you mean “⛔️ Warn: 4 grave danger”?',
  )
})

it('undoes it by word from the menu, too', async () => {
  await received(bot, { harms: ['hit'], subjects: [NUMBER] })
  await reads('mia', '/review', '3', '/privacy')
  expect(await reads('mia', 'undo')).toContain('Undone. Here it is again.')
  expect(await reads('mona', 'undo')).toContain('nothing left to undo')
})

it('still hears that she is in danger herself', async () => {
  await received(bot, { harms: ['hit'], subjects: [NUMBER] })
  for (const cry of ['help me', 'he is outside my door', 'I want to die', 'han slår meg nå'])
    expect(await reads('mia', '/review', cry)).toContain('112')
})

it('says which number to write where there is nothing to tap, and takes it with a yes', async () => {
  const numbers = await createTestBot({ shows: 'numbers', language: 'nb' })
  await numbers.letIn('mia', 'moderator')
  await received(numbers, { harms: ['hit'], subjects: [NUMBER] })
  await numbers.says('mia', '/review')
  await numbers.says('mia', 'enig')
  expect(numbers.heard('mia')).toContain('Mente du «🔴 Advar: 3 fare»? Skriv 3, eller velg')
  await numbers.says('mia', '3 ja')
  expect(numbers.heard('mia')).toContain('Godkjent: 3 fare.')
  await numbers.close()
})
