/** What words mean is the same for all languages, so what one language teaches holds for the others. */
import { expect, it } from 'vitest'
import { learn } from '../../../bench/listening/learner.ts'
import { createRules, signsIn } from '../../../src/core/listening/by-rules.ts'
import { glossed } from '../../../src/core/listening/glosses.ts'
import { hear } from '../../../src/core/listening/heard-words.ts'
import { createSecondJudge } from '../../../src/core/listening/second-judge.ts'
import { wordsWith } from '../../support/words.ts'

/** Two invented languages that have no word in common. */
const GLOSSES = new Map<string, Record<string, string[]>>([
  [
    'first',
    { 'hold he': ['morat'], knife: ['lagu', 'laguna'], bake: ['pikoten'], bread: ['sulo'] },
  ],
  [
    'second',
    { 'hold he': ['tevin'], knife: ['belu'], bake: ['gorstavi', 'gorstavo'], bread: ['zek'] },
  ],
  ['th', { knife: ['มีด'], have: ['มี'], hold: ['ถือ'], he: ['เขา'] }],
  ['en', { help: ['help'] }],
])
const spoken = {
  glosses: GLOSSES,
  phrases: new Map([...GLOSSES.keys()].map((language) => [language, {}])),
  typed: new Map(),
  cries: [],
}
const understand = createRules(spoken)
const signsOf = (text: string, language: string) => {
  const heard = hear(text)
  return signsIn(spoken, understand(heard, language), { heard, text }, language)
}
const meantBy = (text: string, language: string) => glossed(text, GLOSSES, [language])

it('learns in one language what is said in another', () => {
  const lessons = Array.from({ length: 8 }, () => [
    { signs: signsOf('morat lagu', 'first'), meaning: 'danger:attacked' },
    { signs: signsOf('pikoten sulo', 'first'), meaning: 'nothing' },
  ]).flat()
  const judge = createSecondJudge(learn(lessons))
  expect(judge(signsOf('tevin belu', 'second')).get('danger:attacked')).toBeGreaterThan(0.7)
  expect(judge(signsOf('gorstavi zek', 'second')).get('nothing')).toBeGreaterThan(0.7)
})

it('says what words mean, and who does it, in their order', () => {
  expect(meantBy('Tevin belu 3', 'second')).toEqual(['hold', 'he', 'knife', '#'])
})

it('knows a form that nobody has listed by those that begin like it', () => {
  expect(meantBy('gorstavat', 'second')).toEqual(['bake'])
  // "Laguna" and "lag" are too far from each other.
  expect(meantBy('lag', 'first')).toEqual([])
})

it('takes the longest word of Thai, which puts no spaces between words', () => {
  expect(meantBy('เขาถือมีด', 'th')).toEqual(['he', 'hold', 'knife'])
})

it('looks in English for what her own language does not have', () => {
  expect(meantBy('help belu', 'second')).toEqual(['help', 'knife'])
})

const words = wordsWith('en')

it.each([
  ['en', 'he died and i cant tell', 'he die was and i can not say'],
  ['nb', 'jeg har kniv, han slo meg', 'i have knife he hit was i'],
  ['es', 'él me pegó de verdad', 'he i hit he was from truth'],
  ['pt-BR', 'ele tem uma faca', 'he have a knife'],
  ['ro', 'm-a violat', 'i have he rape was'],
  ['bg', 'той ме души, беше с нож', 'he i strangle soul be he was with knife'],
  ['ru', 'он бил меня', 'he hit he was i'],
  ['uk', "він б'є мене, біль", 'he hit he i pain'],
  ['th', 'เขาถือมีด หนีไม่ได้', 'he hold knife flee not can'],
  // Thai is known by its letters, whatever language she has chosen.
  ['nb', 'เขาถือมีด', 'he hold knife'],
])('says what is said in %s: %s', (language, text, meant) => {
  expect(glossed(text, words.glosses, [language]).join(' ')).toBe(meant)
})

it('takes a word as it is written before one that only sounds like it', () => {
  // "Får" and "far", "бил" and "был", "เขา" and "เข้า".
  expect(glossed('får far', words.glosses, ['nb'])).toEqual(['get', 'father'])
  expect(glossed('бил', words.glosses, ['ru'])).not.toEqual(glossed('был', words.glosses, ['ru']))
  expect(glossed('เขา', words.glosses, ['th'])).not.toEqual(glossed('เข้า', words.glosses, ['th']))
})

it('has no opinion about signs that nobody has taught', () => {
  const judge = createSecondJudge(
    learn(
      Array.from({ length: 8 }, (_, at) => ({
        signs: [[at % 2 === 0 ? 'said knife' : 'said pizza', 1] as const],
        meaning: at % 2 === 0 ? 'danger:attacked' : 'nothing',
      })),
    ),
  )
  const untaught = Array.from({ length: 200 }, (_, at) => [`piece ${at}`, 1] as const)
  expect(judge(untaught)).toEqual(judge([]))
})
