/**
 * Every question with options that a walk through the bot meets, in nine languages: an option is taken by
 * its label, by its place in the list, and by a word that only its label has.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPlaces } from '../../../bench/listening/places.ts'
import { hear } from '../../../src/core/listening/heard-words.ts'
import { createMeaning } from '../../../src/core/listening/meaning.ts'
import { isControl } from '../../../src/core/listening/options.ts'
import type { Role } from '../../../src/core/members/role.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import { COMMANDS, type Meant, type Question } from '../../../src/core/terms/meaning.ts'
import type { Limits } from '../../../src/core/terms/message.ts'
import { plain } from '../../../src/core/terms/plain.ts'
import type { OpenQuestion, Place } from '../../../src/core/terms/session.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, does, pairTyped } from '../../support/safe-call-people.ts'
import { tellOf } from '../../support/telling.ts'
import { wordsWith } from '../../support/words.ts'

const LIMITS: Limits = { text: 4096, options: 40, buttons: true }
const LANGUAGES = ['bg', 'en', 'es', 'nb', 'pt-BR', 'ro', 'ru', 'th', 'uk']
const AT_NUMBER = [
  '/report',
  '[Yes]',
  '[👜 Robs or does not pay]',
  '[Done]',
  '[👜 Robbery]',
  '[Done]',
]
const AT_HELP = [...AT_NUMBER, '[Skip]', 'Bergen']
const AT_END = [...AT_HELP, '[No, thank you]']

/** Who walks, and her way. Every question that she comes by counts. */
const WAYS: readonly [Role | 'guest', readonly string[]][] = [
  ['guest', ['/report', '[No]']],
  ['guest', ['/report', '[Yes]', '[Violence]', '[Sexual assault or pressure]', '[Done]']],
  ['guest', [...AT_HELP, '[➕ More than one of these]']],
  [
    'guest',
    [...AT_NUMBER, '+1 201 555 0109', 'Bergen', '[No, thank you]', '[Another time, or never]'],
  ],
  ['guest', [...AT_END, '[Add more]', '[Who it was]']],
  ['guest', [...AT_END, '[Change something]']],
  ['guest', ['/wipe']],
  ['member', ['/settings']],
  ['member', ['/alerts', '[Bergen]', '[Only Bergen]', '10 days']],
  ['member', ['/safecall']],
  ['member', ['/move']],
  ['member', ['/export']],
  ['member', ['/rights']],
  ['member', ['/services', 'Bergen']],
  ['member', ['/safety']],
  ['member', ['(a buddy)', '/safecall', '[Start a safe-call]', '[2 hours]', '[Skip]']],
  ['member', ['(a buddy)', '(expected)', '[Alarm now]']],
  ['moderator', ['/report', '[Yes]']],
  ['moderator', ['/review', '[❌ Decline]']],
  ['moderator', ['/warn', '[➕ New alert]']],
]

const COMMAND_NAMES = Object.keys(COMMANDS)

interface Asked {
  open: OpenQuestion
  question: Question
}

const words = wordsWith('en')
const country = countryOf('NO')
const meaning = createMeaning({ words, country })
const { engine } = createPlaces(country, words)

let bot: TestBot
const asked = new Map<string, Asked>()

beforeAll(async () => {
  bot = await createTestBot()
  for (const [role, way] of WAYS) {
    const person = `walker${asked.size}v${way.length}`
    if (role !== 'guest') await bot.letIn(person, role)
    if (role === 'moderator') await tellOf(bot, `reporter for ${person}`, '+1 201 555 0111')
    for (const what of way) {
      if (what === '(a buddy)') await pairTyped(bot, person, `other${asked.size}`)
      else if (what === '(expected)') await does(bot, person, ...BEGIN)
      else await does(bot, person, what)
      const { session } = await bot.stores.sessions.load(bot.senderOf(person), bot.now())
      if (session.at && session.open) note(session.at, session.open)
    }
  }
}, 120_000)
afterAll(() => bot.close())

const note = (at: Place, open: OpenQuestion): void => {
  const question = engine.question(at)
  if (['choice', 'several', 'place'].includes(question.kind))
    asked.set(`${at.dialog}.${at.step}`, { open, question })
}

const meant = ({ open, question }: Asked, text: string, language: string): Meant =>
  meaning.of(
    { body: { kind: 'text', text }, at: new Date(bot.now().getTime() + 60_000) },
    {
      session: { open, at: { dialog: 'report' } as Place },
      question,
      language,
      limits: LIMITS,
    },
  )

/** The answers of a question, by their labels in a language. */
const answersOf = ({ open }: Asked, language: string) =>
  open.options
    .filter(({ id }) => !isControl(id) && !id.startsWith('/'))
    .map(({ id, label }) => ({ id, label: words.in(language, label) }))

/** What it chooses, or asks about. */
const idsOf = (one: Meant): readonly string[] => {
  if (one.kind === 'option') return [one.id]
  if (one.kind === 'named' || one.kind === 'perhaps') return one.ids
  if (one.kind === 'word') return [one.word]
  return [`(${one.kind})`]
}

/** Every answer of every question, with its label in every language. */
const all = () =>
  [...asked].flatMap(([name, one]) =>
    LANGUAGES.flatMap((language) => {
      const answers = answersOf(one, language)
      return answers.map((answer, place) => ({ name, one, language, answers, place, ...answer }))
    }),
  )

it('meets many questions', () => {
  expect(asked.size).toBeGreaterThan(25)
  expect([...asked.values()].filter(({ question }) => question.binding).length).toBeGreaterThan(3)
})

it('an option is taken by its label, with or without its symbol', () => {
  for (const { name, one, language, label, id } of all())
    for (const text of [label, label.replace(/^[^\p{L}\p{N}]+/u, '').toUpperCase()])
      expect(idsOf(meant(one, text, language)), `${name} ${language} ${text}`).toEqual([id])
})

const PLACES: Readonly<Record<string, readonly string[]>> = {
  bg: ['първото', 'втората', 'номер 3', 'вариант 1 моля'],
  en: ['the first one', 'second', 'number three please', 'option 1'],
  es: ['la primera por favor', 'el segundo', 'número tres', 'opción 1'],
  nb: ['den første', 'nummer to', 'nr 3 takk', 'alternativ en'],
  'pt-BR': ['a primeira', 'opção dois', 'a terceira', 'número 1'],
  ro: ['primul', 'a doua', 'numărul trei', 'varianta 1'],
  ru: ['первое', 'второй вариант', 'номер три', 'вариант 1'],
  th: ['ข้อแรกค่ะ', 'ข้อสอง', 'ตัวเลือกที่ 3', 'เอาข้อ 1'],
  uk: ['перше', 'другий варіант', 'номер три', 'варіант 1'],
}

/** Yes or no, whether she is safe, and what is done about a safe-call: "no one" is not number one. */
const isPlain = ({ open, question }: Asked) =>
  question.plain || ['yes', 'no'].every((id) => open.options.some((option) => option.id === id))

it('an option is taken by its place in the list; what cannot be undone is asked about', () => {
  for (const [name, one] of asked)
    for (const language of LANGUAGES)
      for (const [at, text] of (PLACES[language] ?? []).entries()) {
        const answer = answersOf(one, language)[at % 3]
        if (!answer) continue
        const found = meant(one, text, language)
        const about = `${name} ${language} ${text}`
        if (isPlain(one)) {
          if (!/\d/.test(text)) expect(found.kind, about).not.toBe('option')
          continue
        }
        expect(idsOf(found), about).toContain(answer.id)
        const expected = one.open.several ? 'named' : one.question.binding ? 'perhaps' : 'option'
        // "The second" may also be a word of another label. Then she is asked.
        if (found.kind !== 'perhaps') expect(found.kind, about).toBe(expected)
      }
})

/** Words that end or begin something else wherever they are typed. */
const MEANT_ELSE: readonly string[] = ['stop', 'back', 'skip', 'more', 'done', 'no', 'yes', 'start']

it('a word that only one label has takes its option, or is asked about; never another option', () => {
  let taken = 0
  for (const { name, one, language, answers, label, id } of all()) {
    const others = answers.filter((other) => other.id !== id)
    const sounds = others.flatMap((other) => hear(other.label).words)
    const empty = hear(words.in(language, say('know.empty'))).words
    for (const word of label.match(/[\p{L}\p{M}]{5,}/gu) ?? []) {
      const [sound = ''] = hear(word).words
      const isOwn = sounds.every((other) => other.slice(0, 4) !== sound.slice(0, 4))
      if (!isOwn || empty.includes(sound)) continue
      const found = meant(one, word, language)
      const ids = idsOf(found)
      if (ids.includes(id)) taken++
      const isOther = found.kind === 'option' && !ids.includes(id) && !ids.some(isControl)
      expect(isOther ? ids : [], `${name} ${language} ${word}`).toEqual([])
      // Only how a label begins is plain enough to decide something.
      const isBegun = plain(label).startsWith(plain(word))
      if (one.question.binding && !isBegun)
        expect(['option'], `${name} ${word}`).not.toContain(found.kind)
      if (found.kind === 'word') expect([...MEANT_ELSE, ...COMMAND_NAMES]).toContain(found.word)
    }
  }
  expect(taken).toBeGreaterThan(600)
})

const AND: Readonly<Record<string, string>> = {
  bg: 'и',
  en: 'and',
  es: 'y',
  nb: 'og',
  'pt-BR': 'e',
  ro: 'și',
  ru: 'и',
  th: 'และ',
  uk: 'і',
}

it('two options of a list are both ticked, and she is asked whether that is right', () => {
  const lists = all().filter(({ one }) => one.open.several)
  expect(lists.length).toBeGreaterThan(50)
  for (const { name, one, language, answers, place, label, id } of lists) {
    const other = answers[place + 1]
    if (!other) continue
    const found = meant(one, `${plain(label)} ${AND[language]} ${plain(other.label)}`, language)
    // What may be a cry is heard as one: "arma" is a weapon, too.
    if (found.kind === 'danger') continue
    expect(found.kind, `${name} ${language} ${label} ${other.label}`).toBe('named')
    expect(idsOf(found), `${language} ${label}`).toEqual(expect.arrayContaining([id, other.id]))
  }
})
