/** What may be done with a report: who helps her, when colleagues are warned, and of what. */
import type { Consents, Exposure } from '../../blacklist/reports.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import { choice, confirm, number, several } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'
import { canWarn, lacksNumber, NO_CONSENTS, type ReportDraft, unanswered } from './draft.ts'

type ConsentStep = 'help' | 'helps' | 'exposure' | 'otherTimes' | 'kind' | 'numberAgain'

/** Who can help her. */
export const HELP = ['caseWorker', 'policeAnonymous', 'policeForMe'] as const
type Help = (typeof HELP)[number]

export const helpOption = <Id extends Help>(id: Id) => ({ id, label: say(`consent.${id}`) })

/** The steps of what may be done. A consent that she has not given is off. */
export const consentSteps = <Name extends string>(
  after: Name | 'finish',
  fingerprinterFor: FingerprinterFor,
) => {
  type Names = ConsentStep | Name
  const rest = (draft: ReportDraft): Names | 'finish' => unanswered(draft) ?? after
  const onwards = (draft: ReportDraft): Names | 'finish' =>
    lacksNumber(draft) ? 'numberAgain' : rest(draft)
  const helped = (by: readonly Help[], { consents }: ReportDraft) => ({
    consents: {
      ...NO_CONSENTS,
      ...(consents?.kind !== undefined && { kind: consents.kind }),
      ...Object.fromEntries(by.map((id) => [id, true])),
    } satisfies Consents,
  })
  const time = <Id extends Exposure>(id: Id) => ({ id, label: say(`exposure.${id}`) })

  return {
    help: choice<ReportDraft, Names, NonNullable<ReportDraft['help']>>({
      ask: [say('report.help.ask')],
      options: [
        { id: 'no', label: say('report.help.no') },
        helpOption('caseWorker'),
        { id: 'several', label: say('report.help.several') },
        helpOption('policeAnonymous'),
        helpOption('policeForMe'),
      ],
      save(help, draft) {
        if (help === 'several') return { help }
        return { help, ...helped(help === 'no' ? [] : [help], draft) }
      },
      next: (draft) => (draft.help === 'several' ? 'helps' : onwards(draft)),
    }),

    helps: several<ReportDraft, Names, Help>({
      ask: [say('report.help.which'), say('report.help.nothing')],
      options: HELP.map(helpOption),
      skip: { consents: NO_CONSENTS },
      ticked: ({ consents }) => HELP.filter((one) => consents?.[one]),
      save: helped,
      next: onwards,
    }),

    exposure: choice<ReportDraft, Names, Exposure | 'otherTimes'>({
      ask: ({ subjects }) => [
        say('report.exposure.ask'),
        say(subjects.length > 0 ? 'report.exposure.guess' : 'report.exposure.town'),
      ],
      options: ({ subjects }) => [
        time('reviewed'),
        // Without a number the list holds nothing that could be shown later.
        ...(subjects.length > 0
          ? [time('weekly'), { id: 'otherTimes' as const, label: say('report.exposure.times') }]
          : [time('never')]),
      ],
      save: (way) => (way === 'otherTimes' ? { way } : { way, exposure: way }),
      next: (draft) => (draft.way === 'otherTimes' ? 'otherTimes' : rest(draft)),
    }),

    otherTimes: choice<ReportDraft, Names, 'second' | 'never'>({
      ask: [say('report.exposure.ask'), say('report.exposure.second')],
      options: [time('second'), time('never')],
      save: (exposure) => ({ exposure }),
      next: rest,
    }),

    kind: confirm<ReportDraft, Names>({
      ask: [say('report.kind.ask')],
      yes: say('report.kind.yes'),
      no: say('report.kind.no'),
      save: (kind, { consents }) => ({ consents: { ...NO_CONSENTS, ...consents, kind } }),
      next: rest,
    }),

    // Earlier versions kept the number only until she had said what may be done with it.
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
      next: (draft) => (canWarn(draft) ? rest(draft) : after),
    }),
  }
}
