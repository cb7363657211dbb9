/** What a buddy answers in her own words about a call that she watches: "I take it", "she does not answer". */
import type { Language } from '../terms/text.ts'
import { isAsking } from './asking.ts'
import { hear } from './heard-words.ts'
import { kindsIn, type ListedPiece, piecesOf, undeniedPieces } from './made-of.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/**
 * takes: she takes care of it · agrees: she is there, or has read it · cannot · reached: she heard from the one who is expected ·
 * well: she says that all is well, and not how she knows · tries: she is calling, gets no answer, or asks
 * what this is.
 */
export type WatcherSaid = 'takes' | 'agrees' | 'cannot' | 'reached' | 'well' | 'tries'

/** What a language lists for each, in `listening.json`: `watch-takes`, and so on. */
const SAID = [
  'takes',
  'agrees',
  'cannot',
  'reached',
  'well',
  'tries',
] as const satisfies WatcherSaid[]
/** What may stand beside it. */
const BESIDE = ['watch-who', 'watch-beside', 'filler', 'thanks', 'yes'] as const

type Kind = WatcherSaid | 'beside'

/** Nobody needs more letters for it. */
const LONGEST = 120

/** Listens in every language. */
export const createWatcherSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  // Each language by itself: a Russian "well" is a Romanian "not".
  const languages = new Map(
    [...phrases].map(([language, own]) => [language, piecesIn(own)] as const),
  )
  /** `names`: what she calls those whom she watches. */
  return (text: string, own: Language, names: readonly string[]): WatcherSaid | undefined => {
    if (text.length > LONGEST) return undefined
    const heard = hear(text)
    const named = piecesOf<Kind>('beside', names)
    for (const language of new Set([own, ...languages.keys()])) {
      const kinds = kindsIn(heard, [...(languages.get(language) ?? []), ...named])
      const said = kinds && saidBy(kinds, isAsking(text))
      if (said) return said
    }
    return undefined
  }
}

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
  return rest.every((kind) => kind === 'reached' || kind === 'well')
    ? said.includes('tries')
      ? 'well'
      : 'reached'
    : 'tries'
}
