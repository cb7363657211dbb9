import { toldCap } from '../../actions/caps.ts'
import type { Counting } from '../../actions/counting.ts'
import { newReceipt, receiptTag, spaced } from '../../blacklist/receipt.ts'
import { LONGEST_LETTER, opened, written } from '../../cases/case-file.ts'
import type { Desk } from '../../cases/desk.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { typed } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { hex } from '../../terms/hex.ts'
import type { Keys } from '../../terms/keys.ts'
import type { Finished } from '../../terms/reply.ts'
import { say } from '../../terms/text.ts'
import { deskLines } from './desk-lines.ts'
import { CHOOSE_PIN, type PinDraft, readPin } from './pin.ts'
import { noticeWishOf, wishStep } from './wish-step.ts'

interface Draft extends PinDraft {
  question: string
  /** She wants to be told when somebody answers. */
  wished?: boolean
}

interface Needs {
  keys: Keys
  counting: Counting
  country: Country
  /** Undefined where nobody answers in the chat. */
  desk: Desk | undefined
}

/** Somebody writes to the organisation without reporting anything. Guests, too. */
export const talkDialog = ({ keys, counting, country, desk }: Needs) => {
  const tooMany = (): Finished => ({
    replies: [{ text: [say('talk.cap'), say('report.capHelp', country.emergency)] }],
  })

  return dialogFor<Draft>()({
    name: 'talk',
    version: 1,
    first: 'question',
    discreet: true,
    lasts: 60 * 60 * 1000,

    async begin({ sender, now }, stores) {
      if (!desk) return { replies: [], goOn: 'services' }
      if (await stores.counters.room([toldCap(sender)], 1, now)) return { draft: {} }
      counting.note('cap', 'report', now)
      return tooMany()
    },

    steps: {
      question: typed({
        ask: (_, peer) => [
          ...(desk ? deskLines(desk, country, peer) : []),
          say('talk.who'),
          say('talk.ask'),
        ],
        read: (text) =>
          text.length > LONGEST_LETTER
            ? { retry: [say('retry.long', { longest: LONGEST_LETTER })] }
            : { saved: { question: text } },
        next: 'pin',
      }),

      pin: typed({ ask: CHOOSE_PIN, skip: { pin: '' }, read: readPin, next: 'wish' }),

      wish: wishStep('finish', () => true),
    },

    async finish({ question, pin = '', wished }, peer, stores) {
      const { sender, member, language, now } = peer
      if (!(await stores.counters.use([toldCap(sender)], 1, now))) return tooMany()
      const receipt = newReceipt()
      const guest = member ? {} : { guest: true as const }
      const wish = wished ? { wish: noticeWishOf(peer) } : {}
      const about = { language, urgent: false, guarded: pin !== '', ...guest, ...wish }
      const file = opened(about, now)
      const asked = written(file, 'her', { words: question, language }, now) ?? file
      await stores.caseFiles.create({ receipt: hex(receiptTag(keys, receipt)), pin }, asked)
      return {
        replies: [
          { text: [say('talk.left')] },
          {
            text: [say('talk.receipt', { receipt: spaced(receipt) }), say('talk.keep')],
            options: [{ id: '/menu', label: say('command.menu') }],
          },
        ],
      }
    },
  })
}
