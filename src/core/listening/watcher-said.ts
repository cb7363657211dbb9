/** What a buddy answers in her own words about a call that she watches: "I take it", "she does not answer". */
import type { Language } from '../terms/text.ts'
import { isAsking } from './asking.ts'
import { hear } from './heard-words.ts'
import { kindsIn, type ListedPiece, mostlyIn, piecesOf, undeniedPieces } from './made-of.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/**
 * takes: she takes care of it · agrees: she is there, or has read it · cannot · reached: she heard from the one who is expected ·
 * written: she has a message from her · well: she says that all is well, and not how she knows · tries: she is
 * calling, gets no answer, or asks what this is.
 */
export type WatcherSaid = 'takes' | 'agrees' | 'cannot' | 'reached' | 'written' | 'well' | 'tries'

/** What she says, and whom she names, of those whom she watches. */
export interface WatcherHeard {
  said: WatcherSaid
  named: string[]
  /** Only some of her words say it. */
  partly?: true
}

/** What a language lists for each, in `listening.json`: `watch-takes`, and so on. */
const SAID = [
  'takes',
  'agrees',
  'cannot',
  'reached',
  'written',
  'well',
  'tries',
] as const satisfies WatcherSaid[]
/** What may stand beside it. */
const BESIDE = ['watch-who', 'watch-beside', 'filler', 'thanks', 'yes'] as const
/** What may stand beside it where she takes back that she reached her. */
const BESIDE_WRONG = [
  ...['takes', 'agrees', 'reached', 'written', 'well', 'tries'].map((kind) => `watch-${kind}`),
  ...BESIDE,
  'watch-wrong-beside',
]

type Kind = WatcherSaid | 'beside' | `name ${string}`

/** Nobody needs more letters for it. */
const LONGEST = 120

/** Each language by itself, her own first: a Russian "well" is a Romanian "not". */
const inEach = <Pieces, Found>(
  languages: ReadonlyMap<Language, Pieces>,
  own: Language,
  look: (pieces: Pieces) => Found | undefined,
): Found | undefined => {
  for (const language of new Set([own, ...languages.keys()])) {
    const pieces = languages.get(language)
    const found = pieces && look(pieces)
    if (found !== undefined) return found
  }
  return undefined
}

/** Listens in every language. */
export const createWatcherSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  const languages = new Map(
    [...phrases].map(([language, own]) => [language, piecesIn(own)] as const),
  )
  /** `names`: what she calls those whom she watches. */
  return (text: string, own: Language, names: readonly string[]): WatcherHeard | undefined => {
    if (text.length > LONGEST) return undefined
    const heard = hear(text)
    const named = names.flatMap(piecesOfName)
    const whole = inEach(languages, own, (pieces) =>
      heardIn(kindsIn(heard, [...pieces, ...named]), (kinds) => saidBy(kinds, isAsking(text))),
    )
    if (whole || isAsking(text)) return whole
    const partly = inEach(languages, own, (pieces) =>
      heardIn(mostlyIn(heard, [...pieces, ...named]), partlySaidBy),
    )
    return partly && { ...partly, partly: true }
  }
}

const heardIn = (
  kinds: ReadonlySet<Kind> | undefined,
  look: (kinds: ReadonlySet<Kind>) => WatcherSaid | undefined,
): WatcherHeard | undefined => {
  const said = kinds && look(kinds)
  if (!kinds || !said) return undefined
  const named = [...kinds].flatMap((kind) =>
    kind.startsWith(NAME) ? [kind.slice(NAME.length)] : [],
  )
  return { said, named }
}

/** Hears that she takes back that she reached her: "that was not her", "ask the others again". */
export const createSaidWrongly = (phrases: ReadonlyMap<Language, Phrases>) => {
  const languages = new Map(
    [...phrases].map(
      ([language, own]) =>
        [
          language,
          [
            ...piecesOf<'wrong' | 'beside'>('wrong', own['watch-wrong']),
            ...BESIDE_WRONG.flatMap((one) => piecesOf<'wrong' | 'beside'>('beside', own[one])),
          ],
        ] as const,
    ),
  )
  return (text: string, own: Language): 'wholly' | 'partly' | undefined => {
    if (text.length > LONGEST || isAsking(text)) return undefined
    const heard = hear(text)
    const isIn = (look: typeof kindsIn): boolean =>
      inEach(languages, own, (pieces) => look(heard, pieces)?.has('wrong') || undefined) === true
    return isIn(kindsIn) ? 'wholly' : isIn(mostlyIn) ? 'partly' : undefined
  }
}

const NAME = 'name '

/** "Mia from work" is called Mia, too. */
const partsOf = (name: string): string[] => {
  const [first = ''] = name.trim().split(/\s+/)
  return first.length > 1 && first !== name ? [name, first] : [name]
}

const piecesOfName = (name: string): ListedPiece<Kind>[] =>
  piecesOf<Kind>(`${NAME}${name}`, partsOf(name))

const piecesIn = (own: Phrases): ListedPiece<Kind>[] => [
  ...SAID.flatMap((kind) => piecesOf<Kind>(kind, own[`watch-${kind}`])),
  ...undeniedPieces<Kind>('beside', own, BESIDE),
]

/** One message may say several of them. What ends or stops something must be said alone. */
const saidBy = (kinds: ReadonlySet<Kind>, asks: boolean): WatcherSaid | undefined => {
  // "Got it, I go there": she takes it.
  const said = SAID.filter((kind) => kinds.has(kind) && !(kind === 'agrees' && kinds.has('takes')))
  if (said.length === 0) return undefined
  if (asks) return 'tries'
  const [first, ...others] = said
  if (others.length === 0) return first
  const rest = said.filter((kind) => kind !== 'tries')
  // "I take it, she does not answer": she takes it. "She answered, now she does not": it is unclear.
  if (rest.length === 1) return rest[0] === 'reached' ? 'well' : rest[0]
  if (!rest.every((kind) => kind === 'reached' || kind === 'written' || kind === 'well'))
    return 'tries'
  if (rest.includes('reached')) return said.includes('tries') ? 'well' : 'reached'
  return 'written'
}

/** What is asked about where her words say more than that. */
const partlySaidBy = (kinds: ReadonlySet<Kind>): WatcherSaid | undefined => {
  const said = SAID.filter((kind) => kinds.has(kind) && kind !== 'agrees')
  if (said.every((kind) => kind === 'cannot')) return said[0]
  return said.includes('cannot') || said.includes('tries') || said.includes('takes')
    ? undefined
    : said.find((kind) => kind === 'written' || kind === 'reached')
}
