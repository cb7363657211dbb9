/**
 * Every statement of a pack, with the id by which the operator names it in FACTS_FILE: `topic.now`
 * (its headline), `topic.fact`, `phase.card` (safety practice), `alert.kind`, and `bot.<key of
 * bot.json>`.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { say, type Text, type TextKey } from '../terms/text.ts'
import { EXPERTS, type Fact, type Pack, type Statement } from './pack.ts'
import { alertOf, factOf, firstOf, practiceOf } from './texts.ts'

/** A statement, and the text that says it. */
export interface Stated {
  id: string
  text: Text
  statement: Fact
}

/**
 * Eight characters that stand for the words of a text. Whoever confirms a statement confirms these
 * words: when they change, so does the code, and the confirmation is over.
 */
export const codeOfWords = (words: string): string =>
  bytesToHex(sha256(utf8ToBytes(words))).slice(0, 8)

export const headlineId = (topic: string): string => `${topic}.now`
export const factId = (topic: string, fact: string): string => `${topic}.${fact}`
export const practiceId = (phase: string, card: string): string => `${phase}.${card}`
export const alertId = (kind: string): string => `alert.${kind}`
export const screenId = (key: TextKey): string => `bot.${key}`

export const statementsOf = (pack: Pack): Stated[] => [
  ...Object.entries(pack.topics).flatMap(([topic, { now, facts }]) => [
    { id: headlineId(topic), text: firstOf(pack, topic), statement: now },
    ...Object.entries(facts).map(([fact, statement]) => ({
      id: factId(topic, fact),
      text: factOf(pack, topic, fact),
      statement,
    })),
  ]),
  ...Object.entries(pack.practice).flatMap(([phase, cards]) =>
    Object.entries(cards).map(([card, statement]) => ({
      id: practiceId(phase, card),
      text: practiceOf(pack, phase, card),
      statement,
    })),
  ),
  ...Object.entries(pack.alerts).map(([kind, statement]) => ({
    id: alertId(kind),
    text: alertOf(pack, kind),
    statement,
  })),
  ...screensOf(pack).map(({ key, statement }) => ({
    id: screenId(key),
    text: say(key),
    statement,
  })),
]

const screensOf = ({ screens }: Pack): { key: TextKey; statement: Statement }[] => {
  const isKey = (key: string): key is TextKey => key in screens
  return Object.keys(screens)
    .filter(isKey)
    .flatMap((key) => {
      const statement = screens[key]
      return statement ? [{ key, statement }] : []
    })
}

/** The marks, each once, of statements that are not sure or that no expert has confirmed. */
export const marksOf = (statements: readonly Statement[]): Text[] => [
  ...(statements.some(({ confidence }) => confidence !== 'sourced')
    ? [say('know.unconfirmed')]
    : []),
  ...EXPERTS.filter((expert) => statements.some(({ grave }) => grave === expert)).map((expert) =>
    say(`know.needs.${expert}`),
  ),
]

/** Whether a fact holds on a day (YYYY-MM-DD). */
export const holdsOn = ({ from, until }: Fact, day: string): boolean =>
  (from === undefined || day >= from) && (until === undefined || day <= until)
