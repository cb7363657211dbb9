/** The read-back before a report is sent; from there she can add, or change any answer. */

import { choice } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import { type Offered, type ReportDraft, unanswered } from './draft.ts'
import { reportLines } from './report-lines.ts'

/** The draft with what she chose at the read-back. */
export interface ReadBackDraft extends ReportDraft {
  /** A moderator reports for somebody else. */
  outreach: boolean
  action: 'send' | 'more' | 'change' | 'offer'
  /** What she wrote at the read-back, and what of it can be changed or added. */
  offered?: Offered | undefined
  addition: 'person' | 'time' | 'flags' | 'descriptors' | 'numbers' | 'words' | 'readBack'
  changed: 'dangers' | 'number' | 'city' | 'help' | 'wish' | 'rewrite' | 'more'
}

type Names =
  | ReadBackDraft['addition']
  | ReadBackDraft['changed']
  | NonNullable<ReturnType<typeof unanswered>>
  | 'change'
  | 'more'
  | 'offer'

/** Three steps: the read-back, and the two menus from which she reaches any other step. */
type OfferedIn = (text: string, draft: ReportDraft, peer: Peer) => Promise<Offered | undefined>

export const readBackSteps = (country: Country, offeredIn: OfferedIn) => ({
  readBack: choice<ReadBackDraft, Names, 'send' | 'more' | 'change'>({
    binding: true,
    ask: (draft, { language }) => [
      say('report.readBack.ask'),
      ...(draft.outreach ? [say('told.outreach')] : []),
      ...reportLines(country, draft, language),
      ...(draft.wished ? [say('told.wish')] : []),
      say(draft.subjects.length > 0 ? 'report.readBack.number' : 'report.readBack.right'),
    ],
    // Where options are numbers, the same number on the screen before must not send it.
    options: [
      { id: 'change', label: say('report.change.change') },
      { id: 'more', label: say('report.more.add') },
      { id: 'send', label: say('report.send') },
    ],
    save: (action) => ({ action, changing: action === 'change' }),
    async orElse(text, draft, peer) {
      const offered = await offeredIn(text, draft, peer)
      return offered && { action: 'offer', offered, askedAt: undefined }
    },
    next: (draft) => {
      if (draft.action !== 'send') return draft.action
      return unanswered(draft) ?? 'finish'
    },
  }),

  change: choice<ReadBackDraft, Names, ReadBackDraft['changed']>({
    ask: [say('report.change.ask')],
    options: ({ words }) => [
      { id: 'dangers', label: say('report.change.harms') },
      { id: 'number', label: say('report.change.number') },
      { id: 'city', label: say('report.change.city') },
      { id: 'help', label: say('report.change.uses') },
      { id: 'wish' as const, label: say('receipt.wish.label') },
      ...(words ? [{ id: 'rewrite' as const, label: say('report.change.words') }] : []),
      { id: 'more', label: say('report.change.more') },
    ],
    // What may be done is asked anew, all of it.
    save: (changed) =>
      changed === 'help' ? { changed, consents: undefined, exposure: undefined } : { changed },
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
