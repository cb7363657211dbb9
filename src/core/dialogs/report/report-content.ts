/** What is kept of a draft that is sent. */
import { type Content, GUESTS, OUTREACH, type Reported } from '../../blacklist/reports.ts'
import { doubtsAbout } from '../../identifiers/phone/doubts.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import { canWarn, NO_CONSENTS, numbersFor } from './draft.ts'
import type { ReadBackDraft } from './read-back-steps.ts'
import { isOnlyTown } from './told-kinds.ts'
import { type TownDraft, townOf } from './town-steps.ts'

interface Sent {
  /** What the entries keep of the receipt, in hex. */
  withdrawal: string
  country: Country
  /** The number of the organisation that runs the bot. */
  phone: string | undefined
}

/** The content of a report. Of a town nothing is kept that she told before she chose it. */
export const reportContent = (
  draft: ReadBackDraft & TownDraft,
  peer: Peer,
  { withdrawal, country, phone }: Sent,
): Content => {
  if (!isOnlyTown(draft.kinds)) return contentOf(draft, peer, { withdrawal, country, phone })
  const none = { harms: [], subjects: [], flags: [], descriptors: {}, consents: NO_CONSENTS }
  const told = contentOf({ ...draft, ...none }, peer, { withdrawal, country, phone })
  const { person: _, time: __, words: ___, ...rest } = told
  const exposure = draft.exposure ?? 'never'
  const consents = { ...NO_CONSENTS, warn: exposure !== 'never' }
  return { ...rest, exposure, consents, town: townOf(draft) }
}

const contentOf = (
  draft: ReadBackDraft,
  { member, language, now }: Peer,
  { withdrawal, country, phone }: Sent,
): Content => {
  const { harms, city, flags, descriptors, person, time, words } = draft
  const exposure = (canWarn(draft) && draft.exposure) || 'never'
  const { kind, ...help } = { ...NO_CONSENTS, ...draft.consents }
  const warn = exposure !== 'never'
  const consents = { ...help, warn, ...(warn && kind && { kind }) }
  // Only staff report for others: if she is no longer a moderator, she speaks for herself.
  const outreach = draft.outreach && member?.role === 'moderator'
  return {
    harms,
    subjects: numbersFor(consents, doubted(draft.subjects, country, phone)),
    city,
    exposure,
    flags,
    descriptors,
    consents,
    group: outreach ? OUTREACH : (member?.groupId ?? GUESTS),
    withdrawal,
    came: now.toISOString().slice(0, 13),
    language: (words && draft.wrote) || language,
    ...(outreach && { outreach }),
    ...(person && { person }),
    ...(time && { time }),
    ...(words && { words }),
  }
}

/** The subjects with what makes a moderator doubt their numbers. After this the numbers go. */
export const doubted = (
  subjects: readonly Reported[],
  { pack }: Country,
  own: string | undefined,
): Reported[] => {
  const known = Object.values(pack?.services ?? {}).flatMap(({ phone }) => phone ?? [])
  const services = own === undefined ? known : [...known, own]
  return subjects.map((subject) => {
    const doubts = subject.number === undefined ? [] : doubtsAbout(subject.number, services)
    return doubts.length > 0 ? { ...subject, doubts } : subject
  })
}
