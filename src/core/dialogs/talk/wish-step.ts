/** Whether she wants to be told when somebody answers. */
import type { NoticeWish } from '../../blacklist/reports.ts'
import { choice } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import { hex } from '../../terms/hex.ts'
import { say } from '../../terms/text.ts'

/** The question; the answer is no unless she says yes. `isQuestion`: there is no report. */
export const wishStep = <Draft extends { wished?: boolean }, Name extends string>(
  next: Name | 'finish',
  isQuestion: (draft: Draft) => boolean = () => false,
) =>
  choice<Draft, Name, 'yes' | 'no'>({
    ask: (draft) => [
      say('receipt.wish.ask'),
      say(isQuestion(draft) ? 'letters.wish.where' : 'receipt.wish.where'),
    ],
    options: [
      { id: 'yes', label: say('receipt.wish.yes') },
      { id: 'no', label: say('receipt.wish.no') },
    ],
    save: (answer) => ({ wished: answer === 'yes' }) as Partial<Draft>,
    next,
  })

/** Where she is told. */
export const noticeWishOf = ({ reach, sender }: Pick<Peer, 'reach' | 'sender'>): NoticeWish => ({
  channel: reach.channel,
  address: reach.address,
  sender: hex(sender),
})
