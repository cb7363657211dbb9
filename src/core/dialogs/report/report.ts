import { randomUUID } from 'node:crypto'
import { toldCap } from '../../actions/caps.ts'
import type { Counting } from '../../actions/counting.ts'
import type { AlertKind } from '../../alerts/alert.ts'
import { newReceipt, receiptTag, spaced, withdrawalTag } from '../../blacklist/receipt.ts'
import { authorTag } from '../../blacklist/reports.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import { HARM_IDS, needsCare, suggestedLevel } from '../../blacklist/taxonomy.ts'
import { TOWN_KINDS } from '../../blacklist/town.ts'
import type { Desk } from '../../cases/desk.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, confirm, number, typed } from '../../engine/steps.ts'
import { MOST_NUMBERS } from '../../identifiers/phone/phone.ts'
import { listeningTo } from '../../listening/listening-to.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import { screenMarks } from '../../rights/knowledge.ts'
import { hex } from '../../terms/hex.ts'
import type { Keys } from '../../terms/keys.ts'
import { say, type Words } from '../../terms/text.ts'
import { othersWhoAnswer } from '../know/danger-screen.ts'
import { openCase } from '../talk/open-case.ts'
import { CHOOSE_PIN, guarded, readPin } from '../talk/pin.ts'
import { noticeWishOf, wishStep } from '../talk/wish-step.ts'
import { additionSteps } from './addition-steps.ts'
import { afterCare, careCard } from './care-card.ts'
import { consentSteps } from './consent-steps.ts'
import { addNumbers, type ReportDraft } from './draft.ts'
import { upgradeReport } from './earlier-drafts.ts'
import { factSteps } from './fact-steps.ts'
import { offeredBeside, offerSteps, readOffered } from './offer-step.ts'
import { ownWords } from './own-words-steps.ts'
import { type ReadBackDraft, readBackSteps } from './read-back-steps.ts'
import { reportContent } from './report-content.ts'
import { isOnlyTown } from './told-kinds.ts'
import { type TownDraft, townSteps } from './town-steps.ts'

interface Draft extends ReadBackDraft, TownDraft {
  safe: boolean
}

interface Needs {
  keys: Keys
  fingerprinterFor: FingerprinterFor
  counting: Counting
  country: Country
  words: Words
  /** Undefined where nobody answers in the chat. */
  desk: Desk | undefined
  /** The kinds of alert that the operator has switched on. */
  kinds: readonly AlertKind[]
}

/** A peer reports what happened: a few questions and taps, nothing about herself. */
export const reportDialog = (needs: Needs) => {
  const { keys, fingerprinterFor, counting, country, desk, kinds } = needs
  const towns = TOWN_KINDS.filter((kind) => kinds.includes(kind))
  const own = { country: country.code, skip: {}, ask: [say('report.words.ask')] }
  const words = ownWords({ ...own, appends: true, write: 'words', look: 'look', after: 'more' })
  const rewrite = ownWords({
    ...own,
    ask: [say('report.words.again'), say('report.words.ask')],
    skip: { words: '' },
    write: 'rewrite',
    look: 'lookAgain',
    after: 'readBack',
  })
  const offeredIn = readOffered({ ...needs, ...listeningTo(needs.words) })
  const { duty, knowledge } = country
  const intro = ({ changing }: ReportDraft) => [
    ...(changing ? [] : [say('report.intro')]),
    ...(duty && !changing
      ? [say('report.duty', { law: duty }), ...screenMarks(knowledge, 'report.duty')]
      : []),
  ]
  const orBack = <Name extends string>({ changing }: ReportDraft, onwards: Name) =>
    changing ? 'readBack' : onwards
  /** A number or a town that she gave beside what happened is not asked for again. */
  const cityOrHelp = ({ cityTold }: ReportDraft) => (cityTold ? 'help' : 'city')
  const numberOrCity = (draft: ReportDraft) =>
    draft.subjects.length > 0 ? cityOrHelp(draft) : 'number'
  const whom = ({ member }: Peer) => (member?.role === 'moderator' ? 'whom' : 'dangers')

  return dialogFor<Draft>()({
    name: 'report',
    version: 4,
    upgrade: upgradeReport,
    first: 'safe',
    kept: true,
    discreet: true,
    beside: offeredBeside(offeredIn),

    async prefill({ harms, reading, town }, peer, { subjects: before = [] }) {
      const known = HARM_IDS.filter((harm) => harms.includes(harm))
      const numbers = reading?.numbers ?? []
      return {
        ...(known.length > 0 && { harms: known }),
        ...(reading && { subjects: await addNumbers(fingerprinterFor(peer), before, numbers) }),
        ...(town !== undefined && { city: town, cityTold: true }),
      }
    },

    async begin({ sender, now }, stores) {
      // Checked now, so that nobody answers everything in vain; counted when the report is sent.
      if (await stores.counters.room([toldCap(sender)], 1, now)) {
        return { draft: { flags: [], descriptors: {}, subjects: [] } }
      }
      counting.note('cap', 'report', now)
      return { replies: [{ text: [say('report.cap'), say('report.capHelp', country.emergency)] }] }
    },

    steps: {
      safe: confirm({
        // First, and alone: if she is not safe, nothing else matters.
        ask: [say('report.safe.ask')],
        safety: true,
        yes: say('report.safe.yes'),
        no: say('report.safe.no'),
        save: (safe) => ({ safe }),
        next: ({ safe }, peer) => (safe ? whom(peer) : 'danger'),
      }),

      danger: choice({
        ask: (_, peer) => [
          say('report.danger', country.emergency),
          ...othersWhoAnswer(country, ['attacked'], peer),
          say('report.dangerLater'),
        ],
        options: [{ id: 'on', label: say('report.goOn') }],
        save: () => ({}),
        next: (_, peer) => whom(peer),
      }),

      whom: choice({
        ask: [say('report.whom.ask'), say('report.whom.why')],
        options: [
          { id: 'self', label: say('report.whom.self') },
          { id: 'other', label: say('report.whom.other') },
        ],
        save: (whose) => ({ outreach: whose === 'other' }),
        next: 'dangers',
      }),

      ...factSteps({
        country,
        fingerprinterFor,
        before: intro,
        more: towns.length > 0 ? ['town'] : [],
        next: {
          harms(draft) {
            if (isOnlyTown(draft.kinds)) return 'town'
            return needsCare(draft.harms) ? 'care' : orBack(draft, numberOrCity(draft))
          },
          number: (draft) => orBack(draft, cityOrHelp(draft)),
          city: (draft) => orBack(draft, 'help'),
        },
      }),

      care: choice({
        ask: ({ harms }) => careCard(country, harms),
        options: afterCare,
        save: () => ({}),
        early: {
          isNext: (draft) => !draft.changing && numberOrCity(draft) === 'number',
          read: async ({ numbers }, _, peer) => ({
            saved: { subjects: await addNumbers(fingerprinterFor(peer), [], numbers) },
          }),
        },
        next: (draft) => orBack(draft, numberOrCity(draft)),
      }),

      ...consentSteps('readBack', fingerprinterFor),

      ...readBackSteps(country, offeredIn),
      ...offerSteps(country),

      // The report is sent already: whoever leaves here has lost nothing but the PIN.
      pin: typed({ ask: CHOOSE_PIN, skip: { pin: '' }, read: readPin, next: 'finish' }),

      ...townSteps({ country, kinds: towns }),

      ...additionSteps('more', () => careCard(country, [])),

      numbers: number({
        ask: [say('report.numbers.ask')],
        skip: {},
        read: async ({ numbers }, draft, peer) =>
          draft.subjects.length + numbers.length > MOST_NUMBERS
            ? { retry: [say('report.numbers.most', { most: MOST_NUMBERS })] }
            : {
                saved: {
                  subjects: await addNumbers(fingerprinterFor(peer), draft.subjects, numbers),
                },
              },
        next: 'more',
      }),

      wish: wishStep('readBack'),

      words: words.write,
      look: words.look,
      rewrite: rewrite.write,
      lookAgain: rewrite.look,
    },

    async finish(draft, peer, stores) {
      const { sender, now } = peer
      const options = [{ id: '/menu', label: say('command.menu') }]
      if (draft.sentAs !== undefined) {
        const text = [await guarded({ receipt: draft.sentAs, pin: draft.pin ?? '' }, stores)]
        return { replies: [{ text, options }] }
      }
      if (!(await stores.counters.use([toldCap(sender)], 1, now))) {
        counting.note('cap', 'report', now)
        return { replies: [{ text: [say('report.cap')], options }] }
      }
      // Both cannot be told in one report: a town is warned without a number.
      const isBoth = draft.kinds?.includes('town') && !isOnlyTown(draft.kinds)
      const also = isBoth ? [say('report.town.both')] : []
      const id = randomUUID()
      const receipt = newReceipt()
      const content = {
        ...reportContent(draft, peer, {
          withdrawal: hex(withdrawalTag(keys, receipt)),
          country,
          phone: desk?.phone,
        }),
        ...(draft.wished && { wish: noticeWishOf(peer) }),
      }
      await stores.reports.receive({
        id,
        content,
        level: suggestedLevel(draft.harms, draft.flags),
        receipt: receiptTag(keys, receipt),
        author: authorTag(keys, sender, id),
        month: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)),
      })
      const opener = { receipt: hex(receiptTag(keys, receipt)), pin: draft.pin ?? '' }
      const language = content.language ?? peer.language
      const isHelped = desk && (await openCase({ id, content, language }, opener, stores, now))
      const replies = [
        { text: [say('report.thanks'), ...also] },
        { text: [say('report.receipt', { receipt: spaced(receipt) }), say('report.receiptKeep')] },
      ]
      return isHelped && draft.pin === undefined
        ? { replies, at: { step: 'pin', draft: { sentAs: opener.receipt } }, apart: true }
        : { replies: replies.map((reply, at) => (at === 0 ? reply : { ...reply, options })) }
    },
  })
}
