import type { Mutation } from './mutation.ts'

/** Faults by which answers, objections or figures give something away. */
export const answers: readonly Mutation[] = [
  {
    name: 'a cap for each life',
    breaks: 'nobody gets past the cap of checks by leaving and coming back',
    file: 'src/core/stores/counters.ts',
    find: `kind: { not: 'check.group' }`,
    replace: '',
    proof: 'test/promises/no-way-round.test.ts',
    test: 'lets nobody check on',
  },
  {
    name: 'a group that checks without end',
    breaks: 'Caps keep anybody from reading the list out',
    file: 'src/core/actions/caps.ts',
    find: 'day: day * GROUP, month: month * GROUP',
    replace: 'day: day * 1_000, month: month * 1_000',
    proof: 'test/dialogs/check.test.ts',
    test: 'is four times that for a group',
  },
  {
    name: 'an objection that hides nothing',
    breaks: 'From then on what is listed about the number is in no answer',
    file: 'src/core/stores/entries.ts',
    find: 'where: { subjectId: { in: [...subjectIds] }, suspended: false }',
    replace: 'where: { subjectId: { in: [...subjectIds] } }',
    proof: 'test/promises/objection.test.ts',
  },
  {
    name: 'a case in which her own group spoke',
    breaks: 'Nobody is given a case in which her own group spoke',
    file: 'src/core/stores/objections.ts',
    find: 'suspended.some(({ voice }) => voice === own)',
    replace: `own === ''`,
    proof: 'test/dialogs/objections.test.ts',
    test: 'does not ask a moderator whose own group spoke',
  },
  {
    name: 'an objection that never ends',
    breaks: 'the entries are deleted, at the latest after 30 days',
    file: 'src/core/blacklist/objections.ts',
    find: 'CASE_DAYS = 30',
    replace: 'CASE_DAYS = 300',
    proof: 'test/dialogs/objections.test.ts',
    test: 'deletes what nobody has looked at when its time has come',
  },
  {
    name: 'figures that are exact',
    breaks: 'Figures are rounded when shown',
    file: 'src/core/actions/figures.ts',
    find: 'Math.round(count / 5) * 5',
    replace: 'count',
    proof: 'test/operator/stats.test.ts',
  },
]
