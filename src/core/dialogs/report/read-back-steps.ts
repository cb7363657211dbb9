/** What is read back before it is sent, and from there: adding, and changing any one answer. */

import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import { isAnswered, type Telling } from './draft.ts'
import { toldLines } from './report-lines.ts'

/** What she chose at the read-back and after it. */
export interface Choosing extends Telling {
  /** Staff are asked: told for somebody else. */
  outreach: boolean
  wish: 'send' | 'more' | 'change'
  addition: 'person' | 'time' | 'flags' | 'descriptors' | 'numbers' | 'words' | 'readBack'
  changed: 'harms' | 'number' | 'city' | 'exposure' | 'rewrite' | 'more'
}

type Names = Choosing['addition'] | Choosing['changed'] | 'change' | 'more'

/** Three steps: reading back, and what leads from there to any other and back. */
export const readBackSteps = (country: Country) => ({
  readBack: choice<Choosing, Names, Choosing['wish']>({
    binding: true,
    ask: (draft) => [
      say('report.readBack.ask'),
      ...(draft.outreach ? [say('told.outreach')] : []),
      ...toldLines(country, draft),
      say('report.readBack.right'),
    ],
    options: [
      { id: 'send', label: say('report.send') },
      { id: 'more', label: say('report.more.add') },
      { id: 'change', label: say('report.change.change') },
    ],
    save: (wish) => ({ wish, changing: wish === 'change' }),
    next: (draft) => {
      if (draft.wish !== 'send') return draft.wish
      return isAnswered(draft) ? 'finish' : 'exposure'
    },
  }),

  change: choice<Choosing, Names, Choosing['changed']>({
    ask: [say('report.change.ask')],
    options: ({ words }) => [
      { id: 'harms', label: say('report.change.harms') },
      { id: 'number', label: say('report.change.number') },
      { id: 'city', label: say('report.change.city') },
      { id: 'exposure', label: say('report.change.uses') },
      ...(words ? [{ id: 'rewrite' as const, label: say('report.change.words') }] : []),
      { id: 'more', label: say('report.change.more') },
    ],
    save: (changed) => ({ changed }),
    next: ({ changed }) => changed,
  }),

  more: choice<Choosing, Names, Choosing['addition']>({
    ask: [say('report.more.ask')],
    options: [
      { id: 'person', label: say('report.more.person') },
      { id: 'time', label: say('report.more.time') },
      { id: 'flags', label: say('report.more.flags') },
      { id: 'descriptors', label: say('report.more.descriptors') },
      { id: 'numbers', label: say('report.more.numbers') },
      { id: 'words', label: say('report.more.words') },
      { id: 'readBack', label: say('report.more.done') },
    ],
    save: (addition) => ({ addition }),
    next: ({ addition }) => addition,
  }),
})
