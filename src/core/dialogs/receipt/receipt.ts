import type { WrongReceipts } from '../../actions/wrong-receipts.ts'
import { MOST_ADDED } from '../../blacklist/receipt-changes.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import type { Desk } from '../../cases/desk.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Keys } from '../../terms/keys.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { factSteps } from '../report/fact-steps.ts'
import { ownWords } from '../report/own-words-steps.ts'
import { wishStep } from '../talk/wish-step.ts'
import { digitsStep } from './digits-step.ts'
import { helpStep } from './help-step.ts'
import { letterSteps, writeAndShow } from './letter-steps.ts'
import { permissionSteps } from './permission-steps.ts'
import { act, type ReceiptDraft, receiptDraft } from './receipt-actions.ts'
import { lastUse, waitedFor } from './receipt-state.ts'
import { standStep } from './stand-step.ts'

interface Needs {
  keys: Keys
  fingerprinterFor: FingerprinterFor
  country: Country
  wrong: WrongReceipts
  /** Undefined where nobody answers in the chat. */
  desk: Desk | undefined
  /** Today in the organisation's time zone, such as 2026-11-22: weeks begin there. */
  day(now: Date): string
}

/** With her receipt a peer sees how far her report is, and changes, answers or withdraws it. */
export const receiptDialog = ({ keys, fingerprinterFor, country, wrong, desk, day }: Needs) => {
  const talks = desk !== undefined
  const own = { country: country.code, after: 'finish' } as const
  const answer = ownWords({
    ...own,
    ask: [say('receipt.answer.ask')],
    write: 'answer',
    look: 'answerLook',
  })
  const add = ownWords({
    ...own,
    ask: [say('receipt.add.ask')],
    longest: MOST_ADDED.length,
    write: 'add',
    look: 'addLook',
  })
  const rewrite = ownWords({
    ...own,
    ask: [say('report.words.again'), say('report.words.ask')],
    skip: { words: '' },
    write: 'rewrite',
    look: 'rewriteLook',
  })

  return dialogFor<ReceiptDraft>()({
    name: 'receipt',
    version: 3,
    first: 'digits',
    discreet: true,
    // Somebody else may take her phone, so the report does not stay open on it.
    lasts: 60 * 60 * 1000,

    async begin() {
      return { draft: {} }
    },

    steps: {
      digits: digitsStep(keys, talks),

      home: choice({
        ask: ({ view, actions, isQuestion }) => [
          ...view,
          ...(actions.includes('talk') && !isQuestion ? [say('receipt.answers')] : []),
          say('receipt.what'),
        ],
        options: ({ actions }) => [
          ...actions.map((id) => ({ id, label: say(`receipt.${id}.label`) })),
          { id: 'close' as const, label: say('receipt.close') },
        ],
        save: (action) => ({ action }),
        next: ({ action = 'close', offersHelp }) => {
          if (action === 'withdraw') return 'sure'
          if (action === 'answer' && offersHelp) return 'help'
          return action === 'close' || action === 'left' ? 'finish' : action
        },
      }),

      // A receipt that never existed gets the same answer as one whose report is long gone.
      nowhere: choice({
        ask: [say('receipt.unknown')],
        options: [
          { id: 'again', label: say('receipt.again') },
          { id: 'left', label: say('receipt.left.label') },
          // A case can be older than that. If only this showed it, a found receipt would tell it.
          ...(talks ? [{ id: 'talk' as const, label: say('receipt.talk.label') }] : []),
        ],
        save: (what) => (what === 'again' ? {} : { action: what }),
        next: ({ action }) =>
          action === 'left' ? 'finish' : action === 'talk' ? 'talk' : 'digits',
      }),

      help: helpStep,
      answer: answer.write,
      answerLook: answer.look,
      add: add.write,
      addLook: add.look,

      sure: choice({
        binding: true,
        asksForDeed: true,
        ask: ({ decided }) => [
          say('receipt.withdraw.ask'),
          ...(decided ? [say('receipt.withdraw.when')] : []),
          ...(talks ? [say('receipt.withdraw.passed')] : []),
        ],
        options: ({ decided }) => [
          { id: 'yes', label: say('receipt.withdraw.yes') },
          ...(decided
            ? [
                { id: 'later' as const, label: say('receipt.withdraw.later') },
                // The warning is about a stranger. So nobody presses her to withdraw it, and there
                // is no reason to wait.
                { id: 'wrong' as const, label: say('receipt.withdraw.wrong') },
              ]
            : []),
        ],
        save: (when) => ({ later: when === 'later' }),
        next: 'finish',
      }),

      correct: choice({
        ask: [say('receipt.correct.ask')],
        options: [
          { id: 'harms', label: say('report.change.harms') },
          { id: 'number', label: say('report.change.number') },
          { id: 'city', label: say('report.change.city') },
          { id: 'rewrite', label: say('report.change.words') },
        ],
        save: (part) => ({ part }),
        next: ({ part }) => (part === 'harms' ? 'dangers' : part),
      }),

      ...factSteps({
        country,
        fingerprinterFor,
        next: { harms: 'finish', number: 'finish', city: 'finish' },
      }),
      rewrite: rewrite.write,
      rewriteLook: rewrite.look,

      ...permissionSteps(fingerprinterFor),

      ...letterSteps(desk),

      wish: wishStep('finish', ({ isQuestion }) => isQuestion === true),

      stand: standStep,
    },

    async finish(draft, peer, stores) {
      const { action, sent = [] } = draft
      if (action === 'close') return { replies: [], goOn: 'menu' }
      if (action === 'talk') return showLetters(draft, peer, stores)
      const done =
        action && (await act(draft, peer, stores, { keys, country, desk, today: day(peer.now) }))
      if (action === 'left') return { replies: done ? [{ text: [done] }] : [], goOn: 'menu' }
      // Nothing shows whether the number was right. Still, trying many is made slow.
      const pause = sent.length > 0 ? await wrong.count(stores.counters, peer.sender, peer.now) : 0
      return show(draft, { done, pause }, peer, stores)
    },
  })

  /** How far the report has come now, and what can be done with it. */
  async function show(
    draft: ReceiptDraft,
    { done, pause }: { done: Text | undefined; pause: number },
    { sender, now }: Peer,
    stores: Stores,
  ): Promise<Finished> {
    const found = await stores.receipts.find(draft, now)
    if (found) {
      // Only when the digits were sent, not after each thing that is done.
      const isOpened = draft.action === undefined
      if (isOpened) await stores.receipts.noteOpened(found, now)
      const first = isOpened
        ? [...lastUse(found, now), ...(await waitedFor(found, now, stores))]
        : []
      const said = [...(done ? [done] : []), ...first]
      return {
        replies: said.length > 0 ? [{ text: said }] : [],
        at: { step: 'home', draft: { ...receiptDraft(draft, found, now, talks) } },
        discreet: true,
        ...(pause > 0 && { pause }),
      }
    }
    const { receipt, withdrawal } = draft
    if (talks && (await stores.caseFiles.isQuestion(receipt)))
      return {
        replies: done ? [{ text: [done] }] : [],
        at: {
          step: 'home',
          draft: {
            receipt,
            withdrawal,
            view: [say('letters.question')],
            actions: ['talk', 'wish', 'withdraw'],
            isQuestion: true,
          },
        },
        discreet: true,
      }
    const longer = await wrong.count(stores.counters, sender, now)
    return {
      replies: [],
      at: { step: 'nowhere', draft: { receipt, withdrawal } },
      discreet: true,
      ...(longer > 0 && { pause: longer }),
    }
  }

  /** The letters that her receipt and her PIN open. */
  async function showLetters(draft: ReceiptDraft, peer: Peer, stores: Stores): Promise<Finished> {
    const { receipt, withdrawal, pin, page = 0 } = draft
    const { done, isNew, ...shown } = await writeAndShow(draft, peer, stores)
    // A PIN that opens nothing may be a guess.
    const guess = isNew && draft.entering && pin !== ''
    const pause = guess ? await wrong.count(stores.counters, peer.sender, peer.now) : 0
    return {
      replies: done ? [{ text: [done] }] : [],
      at: {
        step: 'letters',
        draft: { receipt, withdrawal, pin, page, action: 'talk', isNew, ...shown },
      },
      discreet: true,
      ...(pause > 0 && { pause }),
    }
  }
}
