/** The branch of a report that is about a town: what, when, how many homes, where, and who is told. */
import { pointsAtHome, TOWN_TIMES, type TownKind, type TownTime } from '../../blacklist/town.ts'
import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import { cityStep } from './city-step.ts'
import type { ReportDraft } from './draft.ts'
import { townLines } from './report-lines.ts'

/** The draft of a town report. */
export interface TownDraft extends ReportDraft {
  townKind: TownKind
  townTime: TownTime
  homes: 'one' | 'several'
  townAction: 'send' | 'change'
}

type Names = 'town' | 'townTime' | 'homes' | 'townCity' | 'tell' | 'townReadBack'

interface Needs {
  country: Country
  /** The kinds that the operator has switched on. */
  kinds: readonly TownKind[]
}

export const townSteps = ({ country, kinds }: Needs) => ({
  town: choice<TownDraft, Names, TownKind>({
    ask: [say('report.town.ask')],
    options: kinds.map((id) => ({ id, label: say(`townKind.${id}`) })),
    save: (townKind) => ({ townKind }),
    next: 'townTime',
  }),

  townTime: choice<TownDraft, Names, TownTime>({
    ask: [say('report.town.when')],
    options: TOWN_TIMES.map((id) => ({ id, label: say(`townTime.${id}`) })),
    save: (townTime) => ({ townTime }),
    next: ({ townKind }) => (townKind === 'eviction' ? 'homes' : 'townCity'),
  }),

  homes: choice<TownDraft, Names, 'one' | 'several'>({
    ask: [say('report.town.homes')],
    options: [
      { id: 'one', label: say('homes.one') },
      { id: 'several', label: say('homes.several') },
    ],
    save: (homes) => ({ homes }),
    next: 'townCity',
  }),

  townCity: cityStep<Names>(country, 'tell'),

  tell: choice<TownDraft, Names, 'reviewed' | 'second' | 'never'>({
    ask: (draft) => [
      say('report.town.tell'),
      say(isOneHome(draft) ? 'report.town.oneHome' : 'report.town.without'),
    ],
    options: (draft) => [
      { id: 'never', label: say('report.town.no') },
      ...(isOneHome(draft) ? [{ id: 'second' as const, label: say('report.town.second') }] : []),
      {
        id: 'reviewed',
        label: say(isOneHome(draft) ? 'report.town.all' : 'report.town.yes'),
      },
    ],
    save: (exposure) => ({ exposure }),
    next: 'townReadBack',
  }),

  townReadBack: choice<TownDraft, Names, 'send' | 'change'>({
    binding: true,
    ask: (draft) => [
      say('report.readBack.ask'),
      ...townLines(country, draft.city, townOf(draft)),
      say(`report.town.told.${told(draft)}`),
      say('report.readBack.right'),
    ],
    options: [
      { id: 'change', label: say('report.change.change') },
      { id: 'send', label: say('report.send') },
    ],
    save: (townAction) => ({ townAction }),
    next: ({ townAction }) => (townAction === 'send' ? 'finish' : 'town'),
  }),
})

const isOneHome = ({ townKind, homes }: TownDraft): boolean =>
  pointsAtHome({ kind: townKind, homes })

const told = ({ exposure }: ReportDraft): 'reviewed' | 'second' | 'never' =>
  exposure === 'reviewed' || exposure === 'second' ? exposure : 'never'

/** What is told of a town. */
export const townOf = ({ townKind, townTime, homes }: TownDraft) => ({
  kind: townKind,
  when: townTime,
  ...(townKind === 'eviction' && { homes }),
})
