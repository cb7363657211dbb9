/** What a case worker writes where she reads a case: it may be a letter, which goes only when she says so. */
import { leadsAway } from '../../blacklist/leads-away.ts'
import { LONGEST_LETTER, type Wording } from '../../cases/case-file.ts'
import type { CountryCode } from '../../identifiers/phone/phone.ts'
import type { CalledName } from '../../terms/reply.ts'
import { type Language, say, type Text } from '../../terms/text.ts'
import type { CaseDraft } from './draft.ts'

/** A letter cannot be taken out of the hands of whoever may be reading it. */
export const NO_UNSEND: { called: readonly CalledName[]; why: Text } = {
  called: ['called-unsend', 'called-undo'],
  why: say('cases.noUnsend'),
}

/** Shorter words are no letter. */
const SHORTEST = 15

/** What she wrote, where it may be a letter that she can send. */
export const maybeLetter = (
  text: string,
  { mayWrite, guarded, isClosed }: CaseDraft,
  language: Language,
): CaseDraft['maybe'] => {
  const maySend = mayWrite && guarded && !isClosed
  const fits = text.length >= SHORTEST && text.length <= LONGEST_LETTER
  return maySend && fits ? { words: text, language } : undefined
}

export const maybeLines = (maybe: CaseDraft['maybe']): Text[] =>
  maybe ? [say('report.offer.wrote', { words: maybe.words }), say('cases.maybeLetter')] : []

/** Whether a letter has something in it that a letter leaves out. */
export const hasMore = (says: Wording, country: CountryCode, phone: string | undefined): boolean =>
  'words' in says && leadsAway(says.words, country, phone)
