/**
 * What a case worker can answer without writing herself. The reporter reads it in her own language,
 * so a case worker can answer in Thai what matters most.
 */
import { say, type Text } from '../terms/text.ts'

interface Kind {
  group: 'reach' | 'help' | 'ask' | 'police'
  /** It names the organisation's phone. */
  phone?: true
  /** It names a last day. */
  until?: true
  /** It tells nothing of the case and asks nothing, so it is left also where no PIN guards it. */
  unguarded?: true
}

export const READY_SENTENCES = {
  call: { group: 'reach', phone: true, unguarded: true },
  meet: { group: 'reach', phone: true },
  interpreter: { group: 'reach', phone: true },
  thanks: { group: 'reach' },
  later: { group: 'reach', unguarded: true },
  close: { group: 'reach', unguarded: true },
  pep: { group: 'help', until: true },
  pill: { group: 'help', until: true },
  doctor: { group: 'help' },
  lawyer: { group: 'help' },
  shelter: { group: 'help' },
  along: { group: 'help' },
  money: { group: 'help' },
  safe: { group: 'ask' },
  when: { group: 'ask' },
  need: { group: 'ask' },
  tell: { group: 'ask' },
  again: { group: 'ask' },
  police: { group: 'police' },
  told: { group: 'police' },
  notTold: { group: 'police' },
  answered: { group: 'police' },
} as const satisfies Record<string, Kind>
export type ReadySentence = keyof typeof READY_SENTENCES
export const READY_GROUPS = ['reach', 'help', 'ask', 'police'] as const
export type ReadyGroup = (typeof READY_GROUPS)[number]

/** A ready sentence with what it names. */
export interface ReadyLetter {
  ready: ReadySentence
  phone?: string
  /** The last day, in milliseconds since 1970. */
  until?: number
}

const kindOf = (ready: ReadySentence): Kind => READY_SENTENCES[ready]

/** Whether it names a last day, which the case worker must choose. */
export const namesDay = (ready: ReadySentence): boolean => kindOf(ready).until === true

/** Whether it may be left where no PIN guards the letters: a found receipt would show it. */
export const isUnguarded = (ready: ReadySentence): boolean => kindOf(ready).unguarded === true

/** The sentences of a group that can be left now. */
export const sentencesOf = (
  group: ReadyGroup,
  { guarded, phone }: { guarded: boolean; phone: string | undefined },
): ReadySentence[] =>
  (Object.keys(READY_SENTENCES) as ReadySentence[]).filter(
    (id) =>
      kindOf(id).group === group &&
      (guarded || isUnguarded(id)) &&
      (phone !== undefined || kindOf(id).phone !== true),
  )

/** The groups that have a sentence that can be left now. */
export const groupsFor = (where: Parameters<typeof sentencesOf>[1]): ReadyGroup[] =>
  READY_GROUPS.filter((group) => sentencesOf(group, where).length > 0)

/** A ready sentence, as the reporter reads it. */
export const readyText = ({ ready, phone, until }: ReadyLetter): Text =>
  say(`ready.${ready}`, {
    ...(phone !== undefined && { phone }),
    ...(until !== undefined && { until }),
  })
