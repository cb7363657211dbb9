/** What moderators and case workers ask for who type "reports", "queue", "cases" and nothing else. */
import type { Member } from '../members/peer.ts'
import { isCaseworker, isModerator } from '../members/role.ts'
import type { CommandName } from '../terms/reply.ts'
import type { Language } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import { coresOf, createWholeMessages, type Span } from './whole-messages.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/** What they call it: each language lists how, in `listening.json`, under these names. */
const NAMES = ['work-reports', 'work-cases', 'work-objections', 'work-waiting'] as const
type Name = (typeof NAMES)[number]

/**
 * Listens in every language. Nothing for whoever has no such work: from her, "reports" is a slip for "report",
 * and "cases" may be anything.
 */
export const createWorkSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  const named = createWholeMessages(
    [...phrases.values()].flatMap((own) =>
      NAMES.flatMap((name) => (own[name] ?? []).map((written) => [written, name] as const)),
    ),
  )
  const fillers = [...phrases.values()].flatMap((own) =>
    (own['filler'] ?? []).filter((one) => !/[*/{}]|\.\.|^=/.test(one)).map(hear),
  )
  return (text: string, member: Member | undefined): CommandName | undefined => {
    const reads = isModerator(member)
    const helps = isCaseworker(member)
    if (text.length > LONGEST || !(reads || helps)) return undefined
    const heard = hear(text)
    const name = named(heard, {
      words: coresOf(heard.words.length, politeIn(heard, fillers)),
      thai: coresOf(heard.thai.length, politeInThai(heard, fillers)),
    })
    return name === undefined ? undefined : commandFor(name as Name, { reads, helps })
  }
}

/** Nobody who only names what she wants to open needs more letters. */
const LONGEST = 60

/** What is opened. Whoever has one pile means that one; the menu says how much is in each of both. */
const commandFor = (
  name: Name,
  { reads, helps }: { reads: boolean; helps: boolean },
): CommandName | undefined => {
  if (name === 'work-objections') return reads ? 'objections' : undefined
  if (reads && helps && name === 'work-waiting') return 'menu'
  return helps && (!reads || name === 'work-cases') ? 'cases' : 'review'
}

const politeIn = ({ words }: HeardText, fillers: readonly HeardText[]): Span[] =>
  words.flatMap((_, start) =>
    fillers.flatMap(({ words: some }) =>
      some.length > 0 && some.every((word, place) => words[start + place] === word)
        ? { start, end: start + some.length }
        : [],
    ),
  )

const politeInThai = ({ thai }: HeardText, fillers: readonly HeardText[]): Span[] =>
  fillers.flatMap(({ thai: some }) => {
    const at = [thai.indexOf(some), thai.lastIndexOf(some)].filter((start) => start >= 0)
    return some === '' ? [] : at.map((start) => ({ start, end: start + some.length }))
  })
