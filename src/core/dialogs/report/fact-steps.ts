/** What happened, whose number, and which town: for a report and for its correction. */
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import type { Harm } from '../../blacklist/taxonomy.ts'
import { number, several } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { cityStep } from './city-step.ts'
import { addNumbers, type ReportDraft } from './draft.ts'
import { heardLines } from './report-lines.ts'
import {
  detailsFor,
  isToldEnough,
  KINDS,
  kindLabel,
  kindsOf,
  type ToldKind,
  told,
} from './told-kinds.ts'

type Next<Name> = Name | 'finish' | ((draft: ReportDraft, peer: Peer) => Name | 'finish')

interface Needs<Name> {
  country: Country
  fingerprinterFor: FingerprinterFor
  /** What she reads before the first question, in a message of its own. */
  before?: (draft: ReportDraft) => Text[]
  /** What can be told besides dangers. */
  more?: readonly ToldKind[]
  next: { harms: Next<Name>; number: Next<Name>; city: Next<Name> }
}

/** Four questions of a report: the dangers, what they were more precisely, the number, the town. */
export const factSteps = <Name extends string>(needs: Needs<Name>) => {
  const { country, fingerprinterFor, before = () => [], more = [], next } = needs
  type Names = Name | 'harms'
  const after = (draft: ReportDraft, peer: Peer) =>
    typeof next.harms === 'function' ? next.harms(draft, peer) : next.harms

  return {
    dangers: several<ReportDraft, Names, ToldKind>({
      first: before,
      ask: (draft, { language }, ticked) => [
        ...heardLines(country, draft, ticked as ToldKind[], language),
        say('report.harms.ask'),
      ],
      options: [...KINDS, ...more].map((id) => ({ id, label: kindLabel(id) })),
      ticked: ({ kinds, harms }) => kinds ?? kindsOf(harms),
      hears(harms, draft) {
        const all = [...new Set([...(draft.harms ?? []), ...(harms as Harm[])])]
        return { ids: kindsOf(harms as Harm[]), saved: { harms: all } }
      },
      save: (kinds, { harms }) => ({ kinds, harms: told(kinds, harms) }),
      next: (draft, peer) =>
        detailsFor(draft.kinds).length > 0 &&
        (draft.changing || !isToldEnough(draft.kinds, draft.harms))
          ? 'harms'
          : after(draft, peer),
    }),

    harms: several<ReportDraft, Name, Harm>({
      ask: [say('report.details.ask')],
      options: ({ kinds }) => detailsFor(kinds).map((id) => ({ id, label: say(`harm.${id}`) })),
      // The danger itself is told already.
      skip: {},
      ticked: ({ harms, kinds }) => detailsFor(kinds).filter((id) => harms.includes(id)),
      save: (ids, { kinds = [] }) => ({ harms: told(kinds, ids) }),
      next: next.harms,
    }),

    number: number<ReportDraft, Name>({
      ask: [say('report.number.ask')],
      skip: { subjects: [] },
      // If she comes back to this question, the number was wrong: the new one replaces it.
      read: async ({ numbers }, _, peer) => ({
        saved: { subjects: await addNumbers(fingerprinterFor(peer), [], numbers) },
      }),
      next: next.number,
    }),

    city: cityStep<Name>(country, next.city),
  }
}
