/** Finds topics, services and practice by typed words: in any language, misspelt, without accents. */
import MiniSearch, { type SearchResult } from 'minisearch'
import { latin } from '../terms/latin.ts'
import { distance, plain } from '../terms/plain.ts'
import { type Language, say, type Text, type Words } from '../terms/text.ts'
import { GROUPS, type Pack } from './pack.ts'
import { factOf, firstOf, keywordsOf, practiceOf, serviceName, titleOf } from './texts.ts'

/** Something that can be opened. */
export interface Hit {
  kind: 'group' | 'topic' | 'service' | 'practice'
  id: string
}

/** A longer text is a story, not a question. */
const LONGEST = 150
const MOST_WORDS = 4
const FEW_WORDS = 2
const MOST_HITS = 4
/** How many of the keywords, counted from the first, are what most people type. */
const TYPICAL = 1

/** Looks words up. It finds nothing rather than something far-fetched. */
export type Search = (text: string, language: Language) => Hit[]

interface Entry {
  id: string
  title: string
  /** What most people type for it. */
  typical: string
  keywords: string
  text: string
}

interface Made {
  index: MiniSearch<Entry>
  /** What each entry is called: its title and its keywords, each in words as they are compared. */
  names: Names
  /** Words without meaning for a search, of every language. */
  empty: Set<string>
}

type Names = ReadonlyMap<string, readonly (readonly string[])[]>

/** All that searches the same pack in the same words shares one index: making it takes a second. */
const made = new WeakMap<Words, WeakMap<Pack, Made>>()

const madeFor = (pack: Pack, words: Words): Made => {
  const packs = made.get(words) ?? new WeakMap<Pack, Made>()
  made.set(words, packs)
  const kept = packs.get(pack) ?? make(pack, words)
  packs.set(pack, kept)
  return kept
}

const make = (pack: Pack, words: Words): Made => {
  const empty = emptyWords(words)
  const names = new Map<string, string[][]>()
  const index = indexOf(pack, words, ({ id, title, keywords }) =>
    names.set(
      id,
      [title, ...keywords.split(',')]
        .map((name) => wordsOf(name).filter((word) => !empty.has(word)))
        .filter((name) => name.length > 0)
        .map((name) => name.map(latin)),
    ),
  )
  return { index, names, empty }
}

/** The index is made at the first search, because most processes need none. */
export const createSearch =
  (pack: Pack, words: Words): Search =>
  (text, language) => {
    if (text.length > LONGEST) return []
    const { index, names, empty } = madeFor(pack, words)
    const terms = wordsOf(text).filter((word) => !empty.has(word))
    if (terms.length === 0 || terms.length > MOST_WORDS) return []
    // Several words that are found together say by themselves what they are about.
    const isMeant = (one: SearchResult) => terms.length > FEW_WORDS || isCalledSo(one, names)
    const options = {
      boostDocument: (id: string) => (id.endsWith(` ${language}`) ? 1.3 : 1),
    }
    const found = index
      .search(terms.join(' '), options)
      .filter((one) => isGood(one, terms) && isLikely(one, terms) && isMeant(one))
    const [only = ''] = terms
    if (found.length > 0 || terms.length > 1 || only.length < 6) return hits(found)
    // The index counts two swapped letters as two slips.
    const isSwapped = ({ match }: SearchResult): boolean =>
      Object.keys(match).some((term) => distance(term, latin(only), 1) <= 1)
    return hits(
      index
        .search(only, { ...options, fuzzy: 2 })
        .filter((one) => isSwapped(one) && isGood(one, terms) && isMeant(one)),
    )
  }

/** What `latin` writes otherwise. */
const CYRILLIC = /[\u0400-\u04ff]/

const emptyWords = (words: Words): Set<string> =>
  new Set(words.languages.flatMap((language) => wordsOf(words.in(language, say('know.empty')))))

const indexOf = (pack: Pack, words: Words, onEntry: (entry: Entry) => void): MiniSearch<Entry> => {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'typical', 'keywords', 'text'],
    tokenize: wordsOf,
    processTerm: (term) => (CYRILLIC.test(term) ? [term, latin(term)] : term),
    searchOptions: {
      boost: { title: 3, typical: 5, keywords: 2, text: 0.3 },
      // Otherwise long texts would rank lower because they are complete.
      bm25: { k: 1.2, b: 0.4, d: 0.2 },
      prefix: (term) => term.length >= 4,
      // In a short word a slip makes another word.
      fuzzy: (term) => (term.length < 5 ? false : term.length < 8 ? 1 : 2),
      weights: { fuzzy: 0.3, prefix: 0.5 },
      processTerm: (term) => latin(term),
    },
  })
  for (const language of words.languages) {
    const inWords = (...texts: Text[]) => texts.map((text) => words.in(language, text)).join(' ')
    const add = (kind: Hit['kind'], id: string, shown: Omit<Entry, 'id'>) => {
      const entry = { id: `${kind} ${id} ${language}`, ...shown }
      index.add(entry)
      onEntry(entry)
    }
    for (const id of GROUPS) {
      const title = inWords(say(`group.${id}`))
      add('group', id, { title, typical: title, keywords: title, text: title })
    }
    for (const [id, { facts }] of Object.entries(pack.topics)) {
      const text = Object.keys(facts).map((fact) => factOf(pack, id, fact))
      const keywords = inWords(keywordsOf(pack, id))
      add('topic', id, {
        title: inWords(titleOf(pack, id)),
        typical: keywords.split(',').slice(0, TYPICAL).join(' '),
        keywords,
        text: inWords(firstOf(pack, id), ...text),
      })
    }
    for (const id of Object.keys(pack.services)) {
      const title = inWords(serviceName(pack, id))
      // A note says what is there, not what people ask for, so its words would lead astray.
      add('service', id, { title, typical: id, keywords: id, text: '' })
    }
    for (const [phase, practices] of Object.entries(pack.practice)) {
      const text = Object.keys(practices).map((id) => practiceOf(pack, phase, id))
      add('practice', phase, { title: '', typical: '', keywords: '', text: inWords(...text) })
    }
  }
  return index
}

/** So large a share of several words must be found. */
const SHARE = 0.6
/** So large a share of them must be found in its title or keywords. */
const NAMED_SHARE = 0.5

/**
 * Whether the words are really about it: more than half of them are found, and as many of them in its
 * title or keywords, or most in its text. "Hello my friend" must not lead to the law on letting flats,
 * nor "when does the pharmacy open on Sunday" to what helps after an assault.
 */
const isGood = ({ match, queryTerms }: SearchResult, terms: readonly string[]): boolean => {
  const names = Object.entries(match).flatMap(([term, fields]) =>
    term.length >= 3 && fields.some((field) => field !== 'text') ? latin(term) : [],
  )
  const named = terms.filter((term) =>
    names.some((name) => name.slice(0, ALIKE) === latin(term).slice(0, ALIKE)),
  )
  const found = queryTerms.length / terms.length
  if (named.length / terms.length >= NAMED_SHARE) return found >= SHARE
  return terms.length > 1 && found >= 0.7 && named.length > 0
}

/** More than so much of a title or of one of the keywords must be found. */
const NAME_SHARE = 0.5

/**
 * Whether most of one of its names is found: "home" must not lead to the law on searching homes, only because
 * that is a part of its title.
 */
const isCalledSo = ({ id, match, queryTerms }: SearchResult, names: Names): boolean => {
  // A word that only begins like it is another word.
  const longest = queryTerms.reduce((most, { length }) => Math.max(most, length), 0) + ENDING
  const found = new Set(
    Object.keys(match)
      .map(latin)
      .filter(({ length }) => length <= longest),
  )
  return (names.get(String(id)) ?? []).some(
    (name) => name.filter((word) => found.has(word)).length / name.length > NAME_SHARE,
  )
}

/** A word of nonsense is also a slip or two away from something, but it seldom begins like it. */
const isLikely = ({ match }: SearchResult, terms: readonly string[]): boolean => {
  const begins = new Set(terms.map((term) => latin(term).slice(0, ALIKE)))
  return Object.keys(match).some((term) => begins.has(latin(term).slice(0, ALIKE)))
}

/** Forms of a word differ in so many letters. */
const ENDING = 4

/** People seldom mistype so many first letters. */
const ALIKE = 2

/** The best hits, each once, whatever their language. */
const hits = (found: readonly SearchResult[]): Hit[] => {
  const best = found[0]?.score ?? 0
  const ids = found
    .filter(({ score }) => score > best / 5)
    .map(({ id }) => String(id).split(' ').slice(0, 2).join(' '))
  return [...new Set(ids)].slice(0, MOST_HITS).map((id) => hitOf(id))
}

/** The hit that an entry of the index stands for. */
const hitOf = (entryId: string): Hit => {
  const [kind, id = ''] = entryId.split(' ')
  const known = (['group', 'service', 'practice'] as const).find((one) => one === kind)
  return { kind: known ?? 'topic', id }
}

/**
 * The words of a text, in the form in which they are compared. Thai has no spaces between words, so
 * a dictionary finds them.
 */
const wordsOf = (text: string): string[] =>
  plain(text)
    .split(' ')
    .flatMap((word) => (/\p{Script=Thai}/u.test(word) ? thaiWords(word) : [word]))
    .filter((word) => word.length >= 2 && !AN_AGE.test(word))

/** Twelve years, fifteen minutes: texts about children must not be found by such a number. */
const AN_AGE = /^1\d$/

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

const thaiWords = (text: string): string[] =>
  [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
