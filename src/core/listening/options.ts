/**
 * How options travel: as buttons with short and opaque ids, or as numbered lines.
 *
 * On the wire, an id is a command (`/menu`), which is always valid, or `token.index` of the
 * question that offered it. It never contains anything of a draft, because chat apps keep buttons
 * for ever.
 */
import { plainDigit } from '../identifiers/phone/plain-characters.ts'
import type { Limits } from '../terms/message.ts'
import { plain } from '../terms/plain.ts'
import type { Option } from '../terms/reply.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Text, type Words } from '../terms/text.ts'

const MORE = 'more'
/** Options that lead away from a question. They stand on every page. */
const CONTROL = new Set(['back', 'skip', 'done', 'stop', '/menu'])

/** Whether an option is no answer, but leads away from its question. */
export const isControl = (id: string): boolean => CONTROL.has(id)

/** What one page of a question shows. `numeral`: where there are no buttons, the number to type. */
export interface Page {
  options: { wire: string; option: Option; numeral: number }[]
  more: string | undefined
}

/** The part of a question's options that fits the channel. */
export const pageOf = ({ token, options, page }: OpenQuestion, limits: Limits): Page => {
  const answers = options.filter(({ id }) => id !== 'done')
  const paged = (limits.buttons ? options : answers).length > limits.options
  const wired = options.flatMap((option, index) => {
    // The numbers of one page are a whole answer. With several pages, they are gathered until she
    // is done.
    if (option.id === 'done' && !limits.buttons && !paged) return []
    return [{ wire: option.id.startsWith('/') ? option.id : `${token}.${index}`, option }]
  })
  if (wired.length <= limits.options)
    return {
      options: limits.buttons ? numbered(wired, 1) : fixed(wired, limits.options),
      more: undefined,
    }
  const controls = wired.filter(({ option }) => isControl(option.id))
  const choices = wired.filter(({ option }) => !isControl(option.id))
  // One place is kept for the button "more". If options are numbers, 0 stands for it.
  const size = Math.max(1, limits.options - controls.length - (limits.buttons ? 1 : 0))
  const pages = Math.ceil(choices.length / size)
  const first = (page % pages) * size
  return {
    // What leads away has the same numbers on every page, though the last page is shorter.
    options: [...numbered(choices.slice(first, first + size), 1), ...numbered(controls, size + 1)],
    more: `${token}.${MORE}`,
  }
}

/**
 * In the order of their numbers: those that have one of their own, each other one after those before it. The
 * highest number that there can be stands apart.
 */
const fixed = <Wired extends { option: Option }>(options: readonly Wired[], apart: number) => {
  const own = new Set(options.flatMap(({ option }) => option.numeral ?? []))
  let last = 0
  const numeralOf = ({ option }: Wired): number => {
    let numeral = option.numeral ?? last + 1
    while (option.numeral === undefined && own.has(numeral)) numeral += 1
    if (numeral !== apart) last = Math.max(last, numeral)
    return numeral
  }
  return options
    .map((one) => ({ ...one, numeral: numeralOf(one) }))
    .sort((one, other) => one.numeral - other.numeral)
}

const numbered = <Wired>(options: readonly Wired[], first: number) =>
  options.map((one, index) => ({ ...one, numeral: first + index }))

/** The numbers that a label says: "In 30 minutes" says 30. A time of day says none, nor does a count: "(2)". */
const numbersIn = (label: string): number[] =>
  [
    ...label
      .normalize('NFKC')
      .replace(/\p{Nd}/gu, plainDigit)
      .matchAll(/(?<![\d:.,+(])\d+(?![\d:.,)])/g),
  ].map(Number)

/**
 * Finds the option of a page that a number means. A number that is shown before an option means it. Where
 * none are shown, "3" means what has a 3 in its label, and no third place: she who types the level of a
 * warning means that level. Where only an own number that nobody sees would say which, none is meant.
 */
export const createNumbered = (
  shown: Page['options'],
  { open, limits, labelOf }: { open: OpenQuestion; limits: Limits; labelOf(label: Text): string },
) => {
  const labels = shown.map(({ option }) => ({ option, said: numbersIn(labelOf(option.label)) }))
  const saying = labels.filter(({ said }) => said.length > 0)
  const own = limits.buttons
    ? fixed(
        open.options.map((option) => ({ option })),
        0,
      )
    : []
  const isOwn = open.options.some(({ numeral }) => numeral !== undefined)

  const of = (numeral: number): Option | undefined => {
    const counted = shown.find((one) => one.numeral === numeral)?.option
    const [named, ...others] = labels.filter(({ said }) => said.includes(numeral))
    if (open.several) return counted
    if (!limits.buttons) return counted ?? (others.length === 0 ? named?.option : undefined)
    if (named) return others.length === 0 ? named.option : undefined
    if (isOwn)
      return own.find((one) => one.numeral === numeral)?.option === counted ? counted : undefined
    return saying.length < 2 ? counted : undefined
  }
  /** `saysNumbers`: a number is in a label. */
  return { of, saysNumbers: saying.length > 0 }
}

/** What a tap or a typed number or label means, if it means an option of the open question. */
export type Picked = { kind: 'option'; id: string } | { kind: 'more' } | { kind: 'stale' }

/** Understands a tapped option. */
export const readTap = (wire: string, open: OpenQuestion | undefined): Picked => {
  if (wire.startsWith('/')) return { kind: 'option', id: wire }
  const [token, index] = wire.split('.')
  if (open === undefined || token !== open.token) return { kind: 'stale' }
  if (index === MORE) return { kind: 'more' }
  const option = open.options[Number(index)]
  return option === undefined ? { kind: 'stale' } : { kind: 'option', id: option.id }
}

/** The numbers of a message that is nothing but numbers: "2", "2.", "2!", "1 3", but not "1,3 og 4". */
export const readNumerals = (text: string): number[] | undefined => {
  // A keycap emoji (2️⃣) is a digit and two marks. NFKC makes wide and styled digits plain.
  const plain = text
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3]/g, ' ')
    .replace(/\p{Nd}/gu, plainDigit)
    .trim()
  if (!/^[#(]?\d{1,2}[.):]?(?:[\s,;+&/-]+\d{1,2}[.)]?)*!{0,3}$/u.test(plain)) return undefined
  return [...plain.matchAll(/\d+/g)].map(([digits]) => Number(digits))
}

/**
 * The option whose label, or its beginning, was typed; undefined unless exactly one fits. `beginnings`: of any
 * letters, of whole words, or none.
 */
export const readLabel = (
  text: string,
  open: OpenQuestion,
  words: Words,
  language: Language,
  beginnings: 'letters' | 'words' | 'none' = 'letters',
): string | undefined => {
  const typed = plain(text)
  if (typed.length < 2) return undefined
  const labels = open.options.map((option) => ({
    id: option.id,
    label: plain(words.in(language, option.label)),
  }))
  const exact = labels.filter(({ label }) => label === typed)
  if (exact.length === 1) return exact[0]?.id
  // "I am" says nothing of "I am well".
  const empty = plain(words.in(language, say('know.empty'))).split(' ')
  const isEmpty = typed.split(' ').every((word) => empty.includes(word))
  const begun =
    beginnings === 'none' || typed.length < 3 || isEmpty
      ? []
      : labels.filter(({ label }) => label.startsWith(beginnings === 'words' ? `${typed} ` : typed))
  return begun.length === 1 ? begun[0]?.id : undefined
}
