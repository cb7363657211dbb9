import { randomUUID } from 'node:crypto'
import type { Fingerprinter } from '../blacklist/fingerprint.ts'
import { newReceipt, receiptTag, spaced, withdrawalTag } from '../blacklist/receipt.ts'
import { authorTag, type Content, GUESTS, OUTREACH } from '../blacklist/reports.ts'
import { HARM_IDS, needsCare, suggestedLevel } from '../blacklist/taxonomy.ts'
import { hex } from '../hex.ts'
import type { Keys } from '../keys.ts'
import { reportCap } from '../members/caps.ts'
import type { Peer } from '../members/peer.ts'
import { ELSEWHERE, findCities, offeredCities } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { say, type Text } from '../text.ts'
import { additionSteps } from './additions.ts'
import { dialogFor } from './dialog.ts'
import { ownWords } from './own-words.ts'
import { choice, confirm, number, place, several } from './steps.ts'
import {
  addNumbers,
  canWarn,
  isAnswered,
  NO_CONSENTS,
  numbersFor,
  type Telling,
} from './telling.ts'
import { cityLabel, toldLines } from './told.ts'
import { useSteps } from './uses.ts'

export { additions } from './told.ts'

interface Draft extends Telling {
  safe: boolean
  /** Staff are asked: told for somebody else. */
  outreach: boolean
  /** What she chose to add. */
  addition: 'person' | 'time' | 'flags' | 'descriptors' | 'numbers' | 'words' | 'readBack'
  /** What she chose at the read-back. */
  wish: 'send' | 'more' | 'change'
  /** What she chose to change. */
  changed: 'harms' | 'number' | 'city' | 'exposure' | 'rewrite' | 'more'
}

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  country: Country
}

/** A peer reports what happened: six prompts, in a few taps, with nothing about herself. */
export const reportDialog = ({ keys, fingerprinter, country }: Needs) => {
  const { police, ambulance } = country.emergency
  const care = careCard(country)
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
  const isChanging = ({ wish }: Draft): boolean => wish === 'change'
  const whom = ({ member }: Peer) => (member?.role === 'moderator' ? 'whom' : 'harms')

  return dialogFor<Draft>()({
    name: 'report',
    version: 2,
    first: 'safe',
    kept: true,
    discreet: true,

    async begin({ sender, now }, stores) {
      // Asked now, so that nobody tells it all in vain; counted when the report is sent.
      if (await stores.counters.room([reportCap(sender)], 1, now)) {
        return { draft: { flags: [], descriptors: {}, subjects: [] } }
      }
      return {
        replies: [{ text: [say('report.cap'), say('report.capHelp', { police, ambulance })] }],
      }
    },

    steps: {
      safe: confirm({
        // First of all, and alone: nothing else matters if she is not.
        ask: [say('report.safe.ask')],
        yes: say('report.safe.yes'),
        no: say('report.safe.no'),
        save: (safe) => ({ safe }),
        next: ({ safe }, peer) => (safe ? whom(peer) : 'danger'),
      }),

      danger: choice({
        ask: [say('report.danger', { police, ambulance }), say('report.dangerLater')],
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
        next: 'harms',
      }),

      harms: several({
        ask: [
          say('report.intro'),
          ...(country.duty ? [say('report.duty', { law: country.duty })] : []),
          say('report.harms.ask'),
        ],
        options: HARM_IDS.map((id) => ({ id, label: say(`harm.${id}`) })),
        ticked: ({ harms }) => harms,
        save: (harms) => ({ harms }),
        next: (draft) =>
          needsCare(draft.harms) ? 'care' : isChanging(draft) ? 'readBack' : 'number',
      }),

      care: choice({
        ask: care,
        options: [{ id: 'on', label: say('report.goOn') }],
        save: () => ({}),
        next: (draft) => (isChanging(draft) ? 'readBack' : 'number'),
      }),

      number: number({
        ask: [say('report.number.ask')],
        skip: { subjects: [] },
        // Whoever goes back to this mistyped it: what was given before must not be listed as well.
        read: async ({ numbers }, { consents }) => ({
          saved: {
            subjects: await addNumbers(
              fingerprinter,
              { subjects: [], ...(consents && { consents }) },
              numbers,
            ),
          },
        }),
        next: (draft) => (isChanging(draft) ? 'readBack' : 'city'),
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
        next: (draft) => (isChanging(draft) ? 'readBack' : 'exposure'),
      }),

      ...useSteps('readBack', fingerprinter),

      readBack: choice({
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
        save: (wish) => ({ wish }),
        next: (draft) =>
          draft.wish === 'send' ? (isAnswered(draft) ? 'finish' : 'exposure') : draft.wish,
      }),

      change: choice({
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

      more: choice({
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

      ...additionSteps('more', care),

      numbers: number({
        ask: [say('report.numbers.ask')],
        skip: {},
        read: async ({ numbers }, draft) => ({
          saved: { subjects: await addNumbers(fingerprinter, draft, numbers) },
        }),
        next: 'more',
      }),

      words: words.write,
      look: words.look,
      rewrite: rewrite.write,
      lookAgain: rewrite.look,
    },

    async finish(draft, peer, stores) {
      const { sender, now } = peer
      const options = [{ id: '/menu', label: say('command.menu') }]
      if (!(await stores.counters.use([reportCap(sender)], 1, now))) {
        return { replies: [{ text: [say('report.cap')], options }] }
      }
      const id = randomUUID()
      const receipt = newReceipt()
      await stores.reports.receive({
        id,
        content: contentOf(draft, peer, hex(withdrawalTag(keys, receipt))),
        level: suggestedLevel(draft.harms, draft.flags),
        receipt: receiptTag(keys, receipt),
        author: authorTag(keys, sender, id),
        month: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)),
      })
      return {
        replies: [
          { text: [say('report.thanks')] },
          {
            text: [say('report.receipt', { receipt: spaced(receipt) }), say('report.receiptKeep')],
            options,
          },
        ],
      }
    },
  })
}

/** What helps within hours, and where it is. */
const careCard = ({ doctor, emergency }: Country): Text[] => [
  say('care.now'),
  doctor
    ? say('care.where', { phone: doctor.phone, name: doctor.name })
    : say('care.whereAny', { phone: emergency.ambulance }),
  say('care.evidence'),
  say(doctor ? 'care.free' : 'care.police'),
]

const contentOf = (draft: Draft, { member, now }: Peer, withdrawal: string): Content => {
  const { harms, city, flags, descriptors, person, time, words } = draft
  const exposure = (canWarn(draft) && draft.exposure) || 'never'
  const consents = { ...NO_CONSENTS, ...draft.consents, warn: exposure !== 'never' }
  // Told for somebody else only by staff: whoever is no moderator any more speaks for herself.
  const outreach = draft.outreach && member?.role === 'moderator'
  return {
    harms,
    subjects: numbersFor(consents, draft.subjects),
    city,
    exposure,
    flags,
    descriptors,
    consents,
    group: outreach ? OUTREACH : (member?.groupId ?? GUESTS),
    withdrawal,
    came: now.toISOString().slice(0, 13),
    ...(outreach && { outreach }),
    ...(person && { person }),
    ...(time && { time }),
    ...(words && { words }),
  }
}
