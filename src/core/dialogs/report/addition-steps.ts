/** What can be added to a report: who it was, how long ago, and what else was seen. */
import {
  DESCRIPTORS,
  type DescriptorKind,
  FLAGS,
  PERSONS,
  TIMES,
} from '../../blacklist/taxonomy.ts'
import { choice, several } from '../../engine/steps.ts'
import { say, type Text } from '../../terms/text.ts'
import { afterCare } from './care-card.ts'
import type { Telling } from './draft.ts'
import { KINDS } from './report-lines.ts'

type Addition = 'person' | 'time' | 'flags' | 'flagCare' | 'descriptors' | DescriptorKind

/** Questions that each lead to `after`; `care` comes first for whoever needs a doctor. */
export const additionSteps = <Name extends string>(
  after: Name | ((draft: Telling) => Name),
  care: Text[],
) => {
  type Names = Addition | Name
  const onwards = typeof after === 'function' ? after : () => after

  const descriptor = (kind: DescriptorKind) =>
    choice<Telling, Names, string>({
      ask: [say(`descriptor.${kind}`)],
      options: DESCRIPTORS[kind].map((id) => ({
        id,
        label: say(`described.${kind}.${id}` as 'described.age.under25'),
      })),
      skip: {},
      save: (id, { descriptors }) => ({ descriptors: { ...descriptors, [kind]: id } }),
      next: onwards,
    })

  return {
    person: choice<Telling, Names, (typeof PERSONS)[number]>({
      ask: [say('report.person.ask')],
      options: PERSONS.map((id) => ({ id, label: say(`person.${id}`) })),
      skip: {},
      save: (person) => ({ person }),
      next: onwards,
    }),

    time: choice<Telling, Names, (typeof TIMES)[number]>({
      ask: [say('report.time.ask')],
      options: TIMES.map((id) => ({ id, label: say(`time.${id}`) })),
      skip: {},
      save: (time) => ({ time }),
      next: onwards,
    }),

    flags: several<Telling, Names, (typeof FLAGS)[number]>({
      ask: [say('report.flags.ask')],
      options: FLAGS.map((id) => ({ id, label: say(`flag.${id}`) })),
      skip: {},
      ticked: ({ flags }) => flags,
      save: (flags) => ({ flags }),
      next: (draft) => (draft.flags.includes('care') ? 'flagCare' : onwards(draft)),
    }),

    flagCare: choice<Telling, Names, (typeof afterCare)[number]['id']>({
      ask: care,
      options: afterCare,
      save: () => ({}),
      next: onwards,
    }),

    descriptors: choice<Telling, Names, DescriptorKind>({
      ask: [say('report.descriptors.ask')],
      options: KINDS.map((id) => ({ id, label: say(`descriptor.${id}`) })),
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
