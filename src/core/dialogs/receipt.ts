import {
  type Action,
  actionsFor,
  added,
  answered,
  type Current,
  consented,
  corrected,
} from '../blacklist/amend.ts'
import type { Fingerprinter } from '../blacklist/fingerprint.ts'
import { readReceipt, receiptTag, withdrawalTag } from '../blacklist/receipt.ts'
import type { Exposure } from '../blacklist/reports.ts'
import { HARM_IDS } from '../blacklist/taxonomy.ts'
import { hex } from '../hex.ts'
import type { Keys } from '../keys.ts'
import type { Peer } from '../members/peer.ts'
import type { WrongReceipts } from '../members/wrong-receipts.ts'
import { ELSEWHERE, findCities, offeredCities } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../storage/stores.ts'
import { say, type Text } from '../text.ts'
import { dialogFor } from './dialog.ts'
import { ownWords } from './own-words.ts'
import { whereItIs } from './receipt-state.ts'
import type { Finished } from './reply.ts'
import { choice, number, place, several, typed } from './steps.ts'
import { addNumbers, canWarn, NO_CONSENTS, type Telling } from './telling.ts'
import { cityLabel } from './told.ts'
import { useSteps } from './uses.ts'

interface Draft extends Telling {
  /** What the receipt opens, instead of its digits. */
  receipt: string
  withdrawal: string
  /** Where the report is, in words; what can be done with it; what its reporter is asked. */
  view: Text[]
  actions: Action[]
  question: string
  wish?: Action | 'close'
  part: 'harms' | 'number' | 'city' | 'rewrite'
}

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  country: Country
  wrong: WrongReceipts
}

/** Whoever has a receipt sees where her report is, and changes, answers or withdraws it. */
export const receiptDialog = ({ keys, fingerprinter, country, wrong }: Needs) => {
  const own = { country: country.code, after: 'finish' } as const
  const answer = ownWords({
    ...{ ...own, ask: [say('receipt.answer.ask')], write: 'answer', look: 'answerLook' },
  })
  const add = ownWords({
    ...{ ...own, ask: [say('receipt.add.ask')], write: 'add', look: 'addLook' },
  })
  const rewrite = ownWords({
    ...{ ...own, write: 'rewrite', look: 'rewriteLook', skip: { words: '' } },
    ask: [say('report.words.again'), say('report.words.ask')],
  })

  return dialogFor<Draft>()({
    name: 'receipt',
    version: 1,
    first: 'digits',
    discreet: true,
    // It is not to lie about open on a phone that somebody else takes.
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
        save: (wish) => ({ wish }),
        next: ({ wish, decided }) => {
          if (wish === 'uses') return decided ? 'uses' : 'exposure'
          if (wish === 'withdraw') return 'sure'
          return wish === undefined || wish === 'close' ? 'finish' : wish
        },
      }),

      answer: answer.write,
      answerLook: answer.look,
      add: add.write,
      addLook: add.look,

      sure: choice({
        binding: true,
        ask: [say('receipt.withdraw.ask')],
        options: [{ id: 'yes', label: say('receipt.withdraw.yes') }],
        save: () => ({}),
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

      harms: several({
        ask: [say('report.harms.ask')],
        options: HARM_IDS.map((id) => ({ id, label: say(`harm.${id}`) })),
        ticked: ({ harms }) => harms,
        save: (harms) => ({ harms }),
        next: 'finish',
      }),

      number: number({
        ask: [say('report.number.ask')],
        skip: { subjects: [] },
        read: async ({ numbers }, { consents }) => ({
          saved: {
            subjects: await addNumbers(
              fingerprinter,
              { subjects: [], consents: consents ?? NO_CONSENTS },
              numbers,
            ),
          },
        }),
        next: 'finish',
      }),

      city: place({
        ask: [say('report.city.ask')],
        options: () =>
          [...offeredCities(country).map(({ id }) => id), ELSEWHERE].map((id) => ({
            id,
            label: cityLabel(country, id),
          })),
        find: (text) => findCities(country, text),
        save: (city) => ({ city }),
        next: 'finish',
      }),

      rewrite: rewrite.write,
      rewriteLook: rewrite.look,

      ...useSteps<never>('finish', fingerprinter),
    },

    async finish(draft, peer, stores) {
      if (draft.wish === 'close') return { replies: [], goOn: 'menu' }
      const done = draft.wish && (await act(draft, peer, stores))
      return show(draft, done ? [done] : [], peer, stores)
    },
  })

  /** Where the report is now, and what can be done with it. */
  async function show(
    { receipt, withdrawal }: Draft,
    before: Text[],
    { sender, now }: Peer,
    stores: Stores,
  ): Promise<Finished> {
    const found = await stores.receipts.find({ receipt, withdrawal }, now)
    if (!found) {
      const pause = await wrong.count(stores.counters, sender, now)
      return {
        replies: [{ text: [say('receipt.unknown')] }],
        at: { step: 'digits', draft: {} },
        discreet: true,
        ...(pause > 0 && { pause }),
      }
    }
    const { content } = found
    const draft: Partial<Draft> = {
      ...{ receipt, withdrawal, actions: actionsFor(found, now) },
      view: whereItIs(found, now),
      ...(content && {
        ...{ harms: content.harms, subjects: content.subjects, city: content.city },
        ...{ consents: content.consents, exposure: content.exposure },
        ...{ flags: content.flags, descriptors: content.descriptors },
        decided: found.state === 'live' || found.state === 'noted',
      }),
    }
    return {
      replies: before.length > 0 ? [{ text: before }] : [],
      at: { step: 'home', draft: { ...draft } },
      discreet: true,
    }
  }

  /** Does what she chose, and says so. */
  async function act(draft: Draft, { sender, now }: Peer, stores: Stores): Promise<Text> {
    const { receipt, withdrawal, wish, words } = draft
    const way = { receipt, withdrawal }
    if (wish === 'withdraw') {
      return say(
        (await stores.receipts.withdraw(way)) ? 'receipt.withdraw.done' : 'receipt.tooLate',
      )
    }
    // She left her words out after a second look.
    const nothing = words === undefined && (wish === 'add' || wish === 'answer' || isWords(draft))
    if (nothing || wish === undefined || wish === 'close') return say('receipt.nothing')
    const possible = (current: Current) =>
      actionsFor(current, now).includes(wish) ? change(current) : undefined
    const change = (current: Current) => {
      if (wish === 'add') return added(current, words ?? '')
      if (wish === 'answer') return answered(current, words ?? '')
      return wish === 'uses' ? consented(current, usesOf(draft)) : corrected(current, partOf(draft))
    }
    const done = await stores.receipts.amend(way, { sender, now }, possible)
    return say(done ? `receipt.${wish}.done` : 'receipt.tooLate')
  }
}

const isWords = ({ wish, part, words }: Draft): boolean =>
  wish === 'correct' && part === 'rewrite' && words === undefined

const usesOf = (draft: Draft) => {
  const exposure: Exposure = (canWarn(draft) && draft.exposure) || 'never'
  const consents = { ...NO_CONSENTS, ...draft.consents, warn: exposure !== 'never' }
  return { consents, exposure, subjects: draft.subjects }
}

const partOf = ({ part, harms, subjects, city, words }: Draft) => {
  if (part === 'harms') return { harms }
  if (part === 'number') return { subjects }
  return part === 'city' ? { city } : { words: words ?? '' }
}
