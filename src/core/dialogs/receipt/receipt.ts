import type { WrongReceipts } from '../../actions/wrong-receipts.ts'
import type { Fingerprinter } from '../../blacklist/fingerprint.ts'
import { readReceipt, receiptTag, withdrawalTag } from '../../blacklist/receipt.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, typed } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import type { Stores } from '../../stores/stores.ts'
import { hex } from '../../terms/hex.ts'
import type { Keys } from '../../terms/keys.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { consentSteps } from '../report/consent-steps.ts'
import { factSteps } from '../report/fact-steps.ts'
import { ownWords } from '../report/own-words-steps.ts'
import { act, type ReceiptDraft, receiptDraft } from './receipt-actions.ts'

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  country: Country
  wrong: WrongReceipts
  /** The day where the organisation is, as 2026-11-22: weeks begin there. */
  day(now: Date): string
}

/** With her receipt a peer sees where her report is, and changes, answers or withdraws it. */
export const receiptDialog = ({ keys, fingerprinter, country, wrong, day }: Needs) => {
  const own = { country: country.code, after: 'finish' } as const
  const answer = ownWords({
    ...own,
    ask: [say('receipt.answer.ask')],
    write: 'answer',
    look: 'answerLook',
  })
  const add = ownWords({ ...own, ask: [say('receipt.add.ask')], write: 'add', look: 'addLook' })
  const rewrite = ownWords({
    ...own,
    ask: [say('report.words.again'), say('report.words.ask')],
    skip: { words: '' },
    write: 'rewrite',
    look: 'rewriteLook',
  })

  return dialogFor<ReceiptDraft>()({
    name: 'receipt',
    version: 2,
    first: 'digits',
    discreet: true,
    // Somebody else may take her phone: the report does not stay open on it.
    lasts: 60 * 60 * 1000,

    async begin() {
      return { draft: {} }
    },

    steps: {
      digits: typed({
        ask: [say('receipt.ask')],
        read(text) {
          const receipt = readReceipt(text)
          if (receipt === undefined) return { retry: [say('receipt.notOne')] }
          return {
            saved: {
              receipt: hex(receiptTag(keys, receipt)),
              withdrawal: hex(withdrawalTag(keys, receipt)),
            },
          }
        },
        next: 'finish',
      }),

      home: choice({
        ask: ({ view }) => [...view, say('receipt.what')],
        options: ({ actions }) => [
          ...actions.map((id) => ({ id, label: say(`receipt.${id}.label`) })),
          { id: 'close' as const, label: say('receipt.close') },
        ],
        save: (action) => ({ action }),
        next: ({ action, decided }) => {
          if (action === 'uses') return decided ? 'consents' : 'exposure'
          if (action === 'withdraw') return 'sure'
          return action === undefined || action === 'close' ? 'finish' : action
        },
      }),

      answer: answer.write,
      answerLook: answer.look,
      add: add.write,
      addLook: add.look,

      sure: choice({
        binding: true,
        ask: ({ listed }) => [
          say('receipt.withdraw.ask'),
          ...(listed ? [say('receipt.withdraw.when')] : []),
        ],
        options: ({ listed }) => [
          { id: 'yes', label: say('receipt.withdraw.yes') },
          ...(listed
            ? [
                { id: 'later' as const, label: say('receipt.withdraw.later') },
                // A stranger is warned of: there is nobody who could press her, and no reason to wait.
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
        next: ({ part }) => part,
      }),

      ...factSteps({
        country,
        fingerprinter,
        next: { harms: 'finish', number: 'finish', city: 'finish' },
      }),
      rewrite: rewrite.write,
      rewriteLook: rewrite.look,

      ...consentSteps<never>('finish', fingerprinter),
    },

    async finish(draft, peer, stores) {
      if (draft.action === 'close') return { replies: [], goOn: 'menu' }
      const done = draft.action && (await act(draft, peer, stores, day(peer.now)))
      return show(draft, done ? [done] : [], peer, stores)
    },
  })

  /** Where the report is now, and what can be done with it. */
  async function show(
    draft: ReceiptDraft,
    before: Text[],
    { sender, now }: Peer,
    stores: Stores,
  ): Promise<Finished> {
    const found = await stores.receipts.find(draft, now)
    if (found) {
      return {
        replies: before.length > 0 ? [{ text: before }] : [],
        at: { step: 'home', draft: { ...receiptDraft(draft, found, now) } },
        discreet: true,
      }
    }
    const pause = await wrong.count(stores.counters, sender, now)
    return {
      replies: [{ text: [say('receipt.unknown')] }],
      at: { step: 'digits', draft: {} },
      discreet: true,
      ...(pause > 0 && { pause }),
    }
  }
}
