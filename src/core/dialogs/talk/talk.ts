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
import { type Language, say } from '../../terms/text.ts'
import { deskLines } from './desk-lines.ts'
import { CHOOSE_PIN, guarded, type PinDraft, readPin } from './pin.ts'
import { noticeWishOf, wishStep } from './wish-step.ts'

interface Draft extends PinDraft {
  question: string
  /** Her question is sent, and this is the tag of its receipt: what follows can be left out. */
  sent?: string
  /** The language of the question. */
  wrote?: Language
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
    version: 2,
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
          say('talk.atOnce'),
        ],
        read: (text, _, peer) =>
          text.length > LONGEST_LETTER
            ? { retry: [say('retry.long', { longest: LONGEST_LETTER })] }
            : { saved: { question: text, wrote: peer.writes ?? peer.language } },
        // It is sent at once: whoever puts the phone away now has lost nothing.
        next: 'finish',
      }),

      pin: typed({ ask: CHOOSE_PIN, skip: { pin: '' }, read: readPin, next: 'wish' }),

      wish: wishStep('finish', () => true),
    },

    async finish({ question, wrote, sent, pin = '', wished }, peer, stores) {
      const { sender, member, now } = peer
      const language = wrote ?? peer.language
      const options = [{ id: '/menu', label: say('command.menu') }]
      if (sent !== undefined) {
        const done = await guarded({ receipt: sent, pin }, stores)
        // What was taken back meanwhile is answered by nobody.
        if (done.key === 'pin.gone') return { replies: [{ text: [done], options }] }
        if (wished) await stores.caseFiles.wish(sent, noticeWishOf(peer))
        const wish = wished ? [say('letters.wish.on')] : []
        return { replies: [{ text: [done, ...wish], options }] }
      }
      if (!(await stores.counters.use([toldCap(sender)], 1, now))) return tooMany()
      const receipt = newReceipt()
      const tag = hex(receiptTag(keys, receipt))
      const guest = member ? {} : { guest: true as const }
      const file = opened({ language, urgent: false, guarded: false, ...guest }, now)
      const asked = written(file, 'her', { words: question, language }, now) ?? file
      await stores.caseFiles.create({ receipt: tag, pin: '' }, asked)
      return {
        replies: [
          { text: [say('talk.left')] },
          { text: [say('talk.receipt', { receipt: spaced(receipt) }), say('talk.keep')] },
        ],
        at: { step: 'pin', draft: { sent: tag } },
        apart: true,
      }
    },
  })
}
