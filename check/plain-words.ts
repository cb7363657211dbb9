/**
 * Whether somebody who is frightened, and reads in a second language, understands what the bot says: no sentence is
 * too long, the whole does not read like an office, and words that hurt are never said.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import IntlMessageFormat from 'intl-messageformat'
import { languagesIn, localesFolder, readLocale } from '../src/bots/locales.ts'
import { report } from './report.ts'

interface Limits {
  /** Words in the longest sentence. */
  sentence: number
  /** Words of a sentence on average. */
  mean: number
  /** Of a hundred words, how many have more than six letters. Together with the mean this is LIX (Björnsson 1968). */
  long: number
}

/** What the present texts meet. Raise nothing here: say it in two sentences. */
const LIMITS: Record<string, Limits> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'reading-ease.json'), 'utf8'),
)

interface NeverSaid {
  /** An expression, without regard to case; \b and \w are those of every script. */
  word: string
  why: string
  /** Texts that may say it all the same, by the beginning of their key, each with the reason. */
  but?: Record<string, string>
}

const NEVER: Record<string, NeverSaid[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'never-said.json'), 'utf8'),
)

/** Words that are searched for, and how Norwegian sounds, are not read as sentences. */
const UNREAD = /keywords$|^know\.empty$|\.sound$|\.sounds?\./

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** A text as it may come out: with the first of its forms everywhere, with the second, and so on. */
const formsOf = (text: string, language: string): string[] => {
  const ast = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
  let most = 1
  const render = (elements: Element[], form: number): string =>
    elements
      .map((element) => {
        if (!('value' in element)) return '7'
        if (element.type === 0) return element.value
        if (!('options' in element)) return 'X'
        const options = Object.values(element.options)
        most = Math.max(most, options.length)
        return render(options[Math.min(form, options.length - 1)]?.value ?? [], form)
      })
      .join('')
  const forms = [render(ast, 0)]
  for (let form = 1; form < most; form++) forms.push(render(ast, form))
  return forms
}

/** The words of each sentence. A line is never part of two; Thai ends a thought with a space. */
const sentencesOf = (text: string, language: string): string[][] => {
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' })
  return text
    .split(language === 'th' ? /[\n ]/ : /\n/)
    .flatMap((line) => [...sentences.segment(line)])
    .map(({ segment }) =>
      [...words.segment(segment)].flatMap((part) => (part.isWordLike ? [part.segment] : [])),
    )
    .filter((said) => said.length > 0)
}

interface Ease extends Limits {
  /** The longest sentence's key. */
  at: string
}

/** How hard the texts of a language are to read. */
const easeOf = (texts: ReadonlyMap<string, string>, language: string): Ease => {
  const ease = { sentence: 0, at: '' }
  let sentences = 0
  let words = 0
  let long = 0
  for (const [key, text] of texts) {
    for (const said of formsOf(text, language).flatMap((form) => sentencesOf(form, language))) {
      if (said.length > ease.sentence) Object.assign(ease, { sentence: said.length, at: key })
      sentences++
      words += said.length
      long += said.filter((word) => word.length > 6).length
    }
  }
  return { ...ease, mean: words / sentences, long: (100 * long) / words }
}

const easeFaults = (texts: ReadonlyMap<string, string>, language: string): string[] => {
  const limits = LIMITS[language]
  if (!limits) return [`check/reading-ease.json has no limits for ${language}`]
  const { sentence, at, mean, long } = easeOf(texts, language)
  const says = `locales/${language}:`
  return [
    ...(sentence > limits.sentence
      ? [`${says} a sentence of ${at} has ${sentence} words; ${limits.sentence} can be read`]
      : []),
    ...(mean > limits.mean
      ? [`${says} sentences have ${mean.toFixed(1)} words on average; ${limits.mean} are easy`]
      : []),
    ...(long > limits.long
      ? [`${says} ${long.toFixed(1)} of 100 words are long; ${limits.long} are easy`]
      : []),
  ]
}

const LETTER = '[\\p{L}\\p{M}\\p{N}_]'
const BORDER = `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`

/** JavaScript's own \b and \w know Latin letters without accents only: “ă” would end a word. */
const expressionOf = (word: string): RegExp =>
  new RegExp(word.replaceAll('\\b', BORDER).replaceAll('\\w', LETTER), 'iu')

const neverFaults = (texts: ReadonlyMap<string, string>, language: string): string[] =>
  (NEVER[language] ?? []).flatMap(({ word, why, but = {} }) => {
    const said = expressionOf(word)
    return [...texts].flatMap(([key, text]) => {
      if (Object.keys(but).some((start) => key.startsWith(start))) return []
      const found = formsOf(text, language).map((form) => said.exec(form.normalize())?.[0])
      const first = found.find((one) => one !== undefined)
      return first ? [`locales/${language}: ${key} says “${first}”: ${why}`] : []
    })
  })

const faultsOf = (texts: ReadonlyMap<string, string>, language: string): string[] => {
  const read = new Map([...texts].filter(([key]) => !UNREAD.test(key)))
  return [...easeFaults(read, language), ...neverFaults(read, language)]
}

const LONG = Array.from({ length: 45 }, () => 'word').join(' ')
/** Texts with one fault each, or none. */
const planted: [texts: Record<string, string>, faults: number][] = [
  [{ 'a.fine': 'Send me a number. I look it up.' }, 0],
  [{ 'a.long': `Send me a number. Yes. No. Yes. No. Yes. No. ${LONG}.` }, 1],
  [{ 'a.hurts': 'Kindly send me a number.' }, 1],
  [
    {
      'a.hurts': '{count, plural, one {One} other {Many hookers}} wrote to me. I know of that.',
    },
    1,
  ],
  [{ 'rights-no.victim': 'The victim has a lawyer.' }, 0],
  [{ 'a.victim': 'The victim has a lawyer.' }, 1],
  [{ 'a.keywords': 'hooker whore' }, 0],
]
const missed = planted.filter(
  ([texts, faults]) => faultsOf(new Map(Object.entries(texts)), 'en').length !== faults,
)

const languages = languagesIn(localesFolder)
/**
 * What each language must not say, with letters beside the word that only that language has; and the same within a
 * longer word, which is another one.
 */
const HURTS: Record<string, { says: string[]; saysNot: string[] }> = {
  en: { says: ['No whores. Yes.', '«illegals»'], saysNot: ['Café-ladiesé.'] },
  nb: { says: ['Åtte ofre.', 'Vennligst, Ås.'], saysNot: ['En ofreå.', 'Såvennligst.'] },
  es: { says: ['A la víctima.', '¿Usted?'], saysNot: ['Ñvíctima.', 'Ustedé.'] },
  'pt-BR': { says: ['Para vós.', 'Às vítimas!'], saysNot: ['Avós.', 'Vóscê.'] },
  th: { says: ['คนขายตัวมา', 'โปรดอ่าน'], saysNot: ['ขายของ'] },
  ro: {
    says: ['Și dumneavoastră.', 'Vă rugăm așa.', 'Un denunț.'],
    saysNot: ['Țdumneavoastră.', 'Vă rugămă.', 'Ădenunț.'],
  },
  bg: { says: ['Тя е жертва.', 'Моля да бъде така.'], saysNot: ['Ъжертва.'] },
  ru: { says: ['Ты жертва.', 'Это донос.'], saysNot: ['Ёжертва.', 'Водонос.'] },
  uk: { says: ['Ти жертва.', 'Це донос.'], saysNot: ['Їжертва.', 'Ґдонос.'] },
}

/** The shortest word that each part of an expression means, so that none of them means nothing. */
const meantBy = (word: string): string[] =>
  word.split(/\|(?![^(]*\))/).map((part) =>
    part
      .replaceAll(/\\b|\\w\*/g, '')
      .replaceAll(/\(([^|)]*)[^)]*\)\??/g, '$1')
      .replaceAll(/\[(.)[^\]]*\]/g, '$1')
      .replaceAll(/.\?/g, ''),
  )

const mute = languages.flatMap((language) => {
  const { says = [], saysNot = [] } = HURTS[language] ?? {}
  const hurts = (text: string) => neverFaults(new Map([['a.planted', text]]), language).length > 0
  const words = (NEVER[language] ?? []).flatMap(({ word }) => meantBy(word))
  return [
    ...(says.length === 0 ? [`check/plain-words.ts plants nothing in ${language}`] : []),
    ...[...says, ...words.map((word) => `7 «${word}», 7`)]
      .filter((text) => !hurts(text))
      .map((text) => `The check does not hear in ${language}: ${text}`),
    ...saysNot.filter(hurts).map((text) => `The check hears in ${language} what is none: ${text}`),
  ]
})

const faults = languages.flatMap((language) =>
  faultsOf(readLocale(localesFolder, language).texts, language),
)

if (process.argv[2] === '--measure') {
  for (const language of languages) {
    const { texts } = readLocale(localesFolder, language)
    const read = new Map([...texts].filter(([key]) => !UNREAD.test(key)))
    process.stdout.write(`${language} ${JSON.stringify(easeOf(read, language))}\n`)
  }
} else
  report(`${languages.length} languages are plain to read`, [
    ...missed.map(([texts]) => `The check does not judge rightly: ${JSON.stringify(texts)}`),
    ...mute,
    ...faults,
  ])
