/** The read-back before a report is sent; from there she can add, or change any answer. */

import { needsNumber } from '../../blacklist/consents.ts'
import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import { isAnswered, type ReportDraft } from './draft.ts'
import { reportLines } from './report-lines.ts'

/** The draft with what she chose at the read-back. */
export interface ReadBackDraft extends ReportDraft {
  /** A moderator reports for somebody else. */
  outreach: boolean
  action: 'send' | 'more' | 'change'
  addition: 'person' | 'time' | 'flags' | 'descriptors' | 'numbers' | 'words' | 'readBack'
  changed: 'harms' | 'number' | 'city' | 'exposure' | 'wish' | 'rewrite' | 'more'
}

type Names = ReadBackDraft['addition'] | ReadBackDraft['changed'] | 'change' | 'more' | 'pin'

/** Three steps: the read-back, and the two menus from which she reaches any other step. */
export const readBackSteps = (country: Country, talks: boolean) => ({
  readBack: choice<ReadBackDraft, Names, ReadBackDraft['action']>({
    binding: true,
    ask: (draft) => [
      say('report.readBack.ask'),
      ...(draft.outreach ? [say('told.outreach')] : []),
      ...reportLines(country, draft),
      ...(draft.wished ? [say('told.wish')] : []),
      say('report.readBack.right'),
    ],
    options: [
      { id: 'send', label: say('report.send') },
      { id: 'more', label: say('report.more.add') },
      { id: 'change', label: say('report.change.change') },
    ],
    save: (action) => ({ action, changing: action === 'change' }),
    next: (draft) => {
      if (draft.action !== 'send') return draft.action
      if (!isAnswered(draft)) return 'exposure'
      const { consents, pin } = draft
      const isHelped = talks && consents !== undefined && needsNumber(consents)
      return isHelped && pin === undefined ? 'pin' : 'finish'
    },
  }),

  change: choice<ReadBackDraft, Names, ReadBackDraft['changed']>({
    ask: [say('report.change.ask')],
    options: ({ words }) => [
      { id: 'harms', label: say('report.change.harms') },
      { id: 'number', label: say('report.change.number') },
      { id: 'city', label: say('report.change.city') },
      { id: 'exposure', label: say('report.change.uses') },
      { id: 'wish' as const, label: say('receipt.wish.label') },
      ...(words ? [{ id: 'rewrite' as const, label: say('report.change.words') }] : []),
      { id: 'more', label: say('report.change.more') },
    ],
    save: (changed) => ({ changed }),
    next: ({ changed }) => changed,
  }),

  more: choice<ReadBackDraft, Names, ReadBackDraft['addition']>({
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
