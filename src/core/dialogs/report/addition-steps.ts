/** What can be added to a report: who it was, how long ago, and what else was seen. */
import { DESCRIPTOR_KINDS, descriptorOptions } from '../../blacklist/descriptor-text.ts'
import { type DescriptorKind, FLAGS, PERSONS, TIMES } from '../../blacklist/taxonomy.ts'
import { choice, several } from '../../engine/steps.ts'
import { say, type Text } from '../../terms/text.ts'
import { afterCare } from './care-card.ts'
import type { ReportDraft } from './draft.ts'

type Addition = 'person' | 'time' | 'flags' | 'flagCare' | 'descriptors' | DescriptorKind

/** Questions that each lead to `after`. If she needs a doctor, the care card comes before it. */
export const additionSteps = <Name extends string>(
  after: Name | ((draft: ReportDraft) => Name),
  care: () => Text[],
) => {
  type Names = Addition | Name
  const onwards = typeof after === 'function' ? after : () => after

  const descriptor = (kind: DescriptorKind) =>
    choice<ReportDraft, Names, string>({
      ask: [say(`descriptor.${kind}`)],
      options: descriptorOptions(kind),
      skip: {},
      save: (id, { descriptors }) => ({ descriptors: { ...descriptors, [kind]: id } }),
      next: onwards,
    })

  return {
    person: choice<ReportDraft, Names, (typeof PERSONS)[number]>({
      ask: [say('report.person.ask')],
      options: PERSONS.map((id) => ({ id, label: say(`person.${id}`) })),
      skip: {},
      save: (person) => ({ person }),
      next: onwards,
    }),

    time: choice<ReportDraft, Names, (typeof TIMES)[number]>({
      ask: [say('report.time.ask')],
      options: TIMES.map((id) => ({ id, label: say(`time.${id}`) })),
      skip: {},
      save: (time) => ({ time }),
      next: onwards,
    }),

    flags: several<ReportDraft, Names, (typeof FLAGS)[number]>({
      ask: [say('report.flags.ask')],
      options: FLAGS.map((id) => ({ id, label: say(`flag.${id}`) })),
      skip: {},
      ticked: ({ flags }) => flags,
      save: (flags) => ({ flags }),
      next: (draft) => (draft.flags.includes('care') ? 'flagCare' : onwards(draft)),
    }),

    flagCare: choice<ReportDraft, Names, (typeof afterCare)[number]['id']>({
      ask: care,
      options: afterCare,
      save: () => ({}),
      next: onwards,
    }),

    descriptors: choice<ReportDraft, Names, DescriptorKind>({
      ask: [say('report.descriptors.ask')],
      options: DESCRIPTOR_KINDS.map((id) => ({ id, label: say(`descriptor.${id}`) })),
      skip: { kind: 'none' },
      save: (kind) => ({ kind }),
      next: (draft) =>
        draft.kind === undefined || draft.kind === 'none' ? onwards(draft) : draft.kind,
    }),

    age: descriptor('age'),
    build: descriptor('build'),
    place: descriptor('place'),
    vehicle: descriptor('vehicle'),
  }
}
