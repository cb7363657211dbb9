/** What may be done with a report, and when. */
import { dangersOf } from '../../blacklist/danger.ts'
import type { Consents, Exposure } from '../../blacklist/reports.ts'
import { canList } from '../../blacklist/review.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import { choice, number, several } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'
import {
  canWarn,
  isAnswered,
  lacksNumber,
  NO_CONSENTS,
  numbersFor,
  type ReportDraft,
} from './draft.ts'
import { CONSENTS } from './report-lines.ts'

type ConsentStep = 'exposure' | 'otherTimes' | 'consents' | 'when' | 'numberAgain'

const HELP = CONSENTS.filter((one) => one !== 'warn' && one !== 'kind')

/** The consents that she can choose. */
const offered = (draft: ReportDraft): readonly (keyof Consents)[] => {
  if (!canWarn(draft)) return HELP
  return namesKind(draft) ? CONSENTS : CONSENTS.filter((one) => one !== 'kind')
}

/** Whether the list could name a coarse kind of danger. */
const namesKind = ({ subjects, harms }: ReportDraft): boolean =>
  subjects.length > 0 && dangersOf(harms.filter(canList)).length > 0

/**
 * She chooses a preset with one tap, or each consent by itself. A consent that she has not chosen
 * is off.
 */
export const consentSteps = <Name extends string>(
  after: Name | 'finish',
  fingerprinterFor: FingerprinterFor,
) => {
  const onwards = (draft: ReportDraft): ConsentStep | Name | 'finish' =>
    lacksNumber(draft) ? 'numberAgain' : isAnswered(draft) ? after : 'exposure'
  const warned = (exposure: Exposure, { consents, subjects }: ReportDraft) =>
    chosen({ ...NO_CONSENTS, ...consents, warn: exposure !== 'never' }, exposure, subjects)
  const time = <Id extends Exposure>(id: Id) => ({ id, label: say(`exposure.${id}`) })
  type Names = ConsentStep | Name

  return {
    exposure: choice<ReportDraft, Names, Exposure | 'count' | 'otherTimes' | 'consents'>({
      ask: (draft) => (canWarn(draft) ? whenLines(draft) : [say('report.uses.ask')]),
      options: (draft) =>
        canWarn(draft)
          ? [
              time('reviewed'),
              ...(draft.subjects.length > 0
                ? [
                    time('weekly'),
                    { id: 'otherTimes' as const, label: say('report.exposure.times') },
                  ]
                : [time('never')]),
              { id: 'consents', label: say('report.exposure.uses') },
            ]
          : [
              { id: 'count', label: say('report.uses.count') },
              { id: 'consents', label: say('report.uses.help') },
            ],
      save(way, draft) {
        if (way === 'otherTimes' || way === 'consents') return { way }
        if (way === 'count') return { way, ...chosen(NO_CONSENTS, undefined, draft.subjects) }
        return { way, ...warned(way, draft) }
      },
      next: (draft) =>
        draft.way === 'otherTimes' || draft.way === 'consents' ? draft.way : onwards(draft),
    }),

    otherTimes: choice<ReportDraft, Names, 'second' | 'never'>({
      ask: [say('report.exposure.ask'), say('report.exposure.second')],
      options: [time('second'), time('never')],
      save: (exposure, draft) => warned(exposure, draft),
      next: onwards,
    }),

    consents: several<ReportDraft, Names, keyof Consents>({
      ask: (draft) => [
        say('report.uses.which'),
        ...(offered(draft).includes('kind') ? [say('report.uses.kind')] : []),
        say('report.uses.nothing'),
      ],
      options: (draft) => offered(draft).map((id) => ({ id, label: say(`consent.${id}`) })),
      skip: { consents: NO_CONSENTS, exposure: 'never' },
      ticked: ({ consents }) => CONSENTS.filter((one) => consents?.[one]),
      save(ids, draft) {
        // If nobody is warned, there is no kind to name.
        const given = ids.filter((id) => id !== 'kind' || ids.includes('warn'))
        const consents = { ...NO_CONSENTS, ...Object.fromEntries(given.map((id) => [id, true])) }
        const exposure = consents.warn ? notNever(draft.exposure) : 'never'
        return chosen(consents, canWarn(draft) ? exposure : undefined, draft.subjects)
      },
      next: (draft) => (draft.consents?.warn ? 'when' : onwards(draft)),
    }),

    when: choice<ReportDraft, Names, Exclude<Exposure, 'never'>>({
      ask: whenLines,
      options: ({ subjects }) => [
        time('reviewed'),
        // Without a number the list holds nothing that could be shown later.
        ...(subjects.length > 0 ? [time('weekly'), time('second')] : []),
      ],
      save: (exposure, draft) => warned(exposure, draft),
      next: onwards,
    }),

    numberAgain: number<ReportDraft, Names>({
      ask: [say('report.numberAgain.ask')],
      skip: {},
      async read({ numbers }, { subjects }, peer) {
        const fingerprints = await fingerprinterFor(peer).of(numbers)
        const again = subjects.map((subject) => {
          const number = numbers[fingerprints.indexOf(subject.fingerprint)]
          return number === undefined ? subject : { ...subject, number }
        })
        return again.some(({ number }) => number !== undefined)
          ? { saved: { subjects: again } }
          : { retry: [say('report.numberAgain.other')] }
      },
      next: (draft) => (isAnswered(draft) ? after : 'exposure'),
    }),
  }
}

const whenLines = ({ subjects }: ReportDraft) => [
  say('report.exposure.ask'),
  say(subjects.length > 0 ? 'report.exposure.guess' : 'report.exposure.town'),
]

const notNever = (exposure: Exposure | undefined): Exposure | undefined =>
  exposure === 'never' ? undefined : exposure

const chosen = (
  consents: Consents,
  exposure: Exposure | undefined,
  subjects: ReportDraft['subjects'],
) => ({ consents, exposure, subjects: numbersFor(consents, subjects) })
