import { randomUUID } from 'node:crypto'
import type { Fingerprint, Fingerprinter } from '../blacklist/fingerprint.ts'
import { ending } from '../blacklist/phone.ts'
import { newReceipt, receiptTag, spaced, withdrawalTag } from '../blacklist/receipt.ts'
import { authorTag, type Content, type Exposure, GUESTS, type Told } from '../blacklist/reports.ts'
import {
  DESCRIPTORS,
  type DescriptorKind,
  type Descriptors,
  FLAGS,
  type Flag,
  HARM_IDS,
  HARMS,
  type Harm,
  needsCare,
  PERSONS,
  type Person,
  suggestedLevel,
  TIMES,
  type Time,
} from '../blacklist/taxonomy.ts'
import { hex } from '../hex.ts'
import type { Keys } from '../keys.ts'
import { reportCap } from '../members/caps.ts'
import { cityName, ELSEWHERE, findCities, offeredCities } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { say, type Text } from '../text.ts'
import { dialogFor } from './dialog.ts'
import { choice, confirm, number, place, several, typed } from './steps.ts'

interface Draft {
  safe: boolean
  harms: Harm[]
  subjects: { fingerprint: Fingerprint; ending: string }[]
  city: string
  /** Asked only where somebody can be warned. */
  exposure?: Exposure
  person?: Person
  time?: Time
  flags: Flag[]
  descriptors: Descriptors
  /** What she wants to describe. */
  kind: DescriptorKind | 'none'
  words?: string
  /** What she chose to add. */
  addition: 'person' | 'time' | 'flags' | 'descriptors' | 'numbers' | 'words' | 'readBack'
  /** What she chose at the read-back. */
  wish: 'send' | 'more'
}

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  country: Country
}

const KINDS = Object.keys(DESCRIPTORS) as DescriptorKind[]
/** Own words that one report keeps. */
const MOST_WORDS = 16_000
const MOST_SUBJECTS = 10

/** A peer reports what happened: six prompts, in a few taps, with nothing about herself. */
export const reportDialog = ({ keys, fingerprinter, country }: Needs) => {
  const cityLabel = (id: string): Text =>
    id === ELSEWHERE
      ? say('city.elsewhere')
      : say('city.named', { name: cityName(country, id) ?? id })
  const { police, ambulance } = country.emergency
  const care: Text[] = [
    say('care.now'),
    country.doctor
      ? say('care.where', { phone: country.doctor.phone, name: country.doctor.name })
      : say('care.whereAny', { phone: ambulance }),
    say('care.evidence'),
    say(country.doctor ? 'care.free' : 'care.police'),
  ]

  /** The whole card can be read now: what is told so far is kept meanwhile. */
  const afterCare = [
    { id: 'on', label: say('report.goOn') },
    { id: '/care', label: say('command.care') },
  ]

  return dialogFor<Draft>()({
    name: 'report',
    version: 1,
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
        next: ({ safe }) => (safe ? 'harms' : 'danger'),
      }),

      danger: choice({
        ask: [say('report.danger', { police, ambulance }), say('report.dangerLater')],
        options: [{ id: 'on', label: say('report.goOn') }],
        save: () => ({}),
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
        next: ({ harms }) => (needsCare(harms) ? 'care' : 'number'),
      }),

      care: choice({
        ask: care,
        options: afterCare,
        save: () => ({}),
        next: 'number',
      }),

      number: number({
        ask: [say('report.number.ask')],
        skip: { subjects: [] },
        // Whoever goes back to this mistyped it: what was given before must not be listed as well.
        read: async ({ numbers }) => ({ saved: { subjects: await add([], numbers) } }),
        next: 'city',
      }),

      city: place({
        ask: [say('report.city.ask')],
        options: () => [
          ...offeredCities(country).map(({ id }) => ({ id, label: cityLabel(id) })),
          { id: ELSEWHERE, label: cityLabel(ELSEWHERE) },
        ],
        find: (text) => findCities(country, text),
        save: (city) => ({ city }),
        next: (draft) => (canWarn(draft) ? 'exposure' : 'readBack'),
      }),

      exposure: choice({
        ask: [say('report.exposure.ask'), say('report.exposure.guess')],
        options: [
          { id: 'reviewed', label: say('exposure.reviewed') },
          { id: 'weekly', label: say('exposure.weekly') },
          { id: 'never', label: say('exposure.never') },
        ],
        save: (exposure) => ({ exposure }),
        next: 'readBack',
      }),

      readBack: choice({
        binding: true,
        ask: (draft) => [say('report.readBack.ask'), ...told(draft), say('report.readBack.right')],
        options: [
          { id: 'send', label: say('report.send') },
          { id: 'more', label: say('report.more.add') },
        ],
        save: (wish) => ({ wish }),
        next: (draft) =>
          draft.wish === 'more' ? 'more' : isAnswered(draft) ? 'finish' : 'exposure',
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

      person: choice({
        ask: [say('report.person.ask')],
        options: PERSONS.map((id) => ({ id, label: say(`person.${id}`) })),
        skip: {},
        save: (person) => ({ person }),
        next: 'more',
      }),

      time: choice({
        ask: [say('report.time.ask')],
        options: TIMES.map((id) => ({ id, label: say(`time.${id}`) })),
        skip: {},
        save: (time) => ({ time }),
        next: 'more',
      }),

      flags: several({
        ask: [say('report.flags.ask')],
        options: FLAGS.map((id) => ({ id, label: say(`flag.${id}`) })),
        skip: {},
        ticked: ({ flags }) => flags,
        save: (flags) => ({ flags }),
        next: ({ flags }) => (flags.includes('care') ? 'flagCare' : 'more'),
      }),

      flagCare: choice({
        ask: care,
        options: afterCare,
        save: () => ({}),
        next: 'more',
      }),

      descriptors: choice({
        ask: [say('report.descriptors.ask')],
        options: KINDS.map((id) => ({ id, label: say(`descriptor.${id}`) })),
        skip: { kind: 'none' },
        save: (kind) => ({ kind }),
        next: ({ kind }) => (kind === 'none' ? 'more' : kind),
      }),

      age: descriptor('age'),
      build: descriptor('build'),
      place: descriptor('place'),
      vehicle: descriptor('vehicle'),

      numbers: number({
        ask: [say('report.numbers.ask')],
        skip: {},
        read: async ({ numbers }, { subjects }) => ({
          saved: { subjects: await add(subjects, numbers) },
        }),
        next: 'more',
      }),

      words: typed({
        ask: [say('report.words.ask')],
        skip: {},
        read(text, { words }) {
          const all = words === undefined ? text : `${words}\n${text}`
          if (all.length > MOST_WORDS)
            return { retry: [say('retry.long', { longest: MOST_WORDS })] }
          return { saved: { words: all } }
        },
        next: 'more',
      }),
    },

    async finish(draft, { sender, member, now }, stores) {
      const options = [{ id: '/menu', label: say('command.menu') }]
      if (!(await stores.counters.use([reportCap(sender)], 1, now))) {
        return { replies: [{ text: [say('report.cap')], options }] }
      }
      const {
        harms,
        subjects,
        city,
        exposure = 'never',
        flags,
        descriptors,
        person,
        time,
        words,
      } = draft
      const id = randomUUID()
      const receipt = newReceipt()
      const content: Content = {
        harms,
        subjects,
        city,
        exposure,
        flags,
        descriptors,
        consents: {
          warn: exposure !== 'never',
          caseWorker: false,
          policeAnonymous: false,
          policeForMe: false,
        },
        group: member?.groupId ?? GUESTS,
        withdrawal: hex(withdrawalTag(keys, receipt)),
        ...(person && { person }),
        ...(time && { time }),
        ...(words && { words }),
      }
      await stores.reports.receive({
        id,
        content,
        level: suggestedLevel(harms, flags),
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

  function descriptor(kind: DescriptorKind) {
    return choice<Draft, 'more', string>({
      ask: [say(`descriptor.${kind}`)],
      options: DESCRIPTORS[kind].map((id) => ({
        id,
        label: say(`described.${kind}.${id}` as 'described.age.under25'),
      })),
      skip: {},
      save: (id, { descriptors }) => ({ descriptors: { ...descriptors, [kind]: id } }),
      next: 'more',
    })
  }

  async function add(
    subjects: Draft['subjects'],
    phones: Parameters<Fingerprinter['of']>[0],
  ): Promise<Draft['subjects']> {
    const fingerprints = await fingerprinter.of(phones.slice(0, MOST_SUBJECTS))
    const known = new Set(subjects.map(({ fingerprint }) => fingerprint))
    const added = fingerprints.flatMap((fingerprint, index) => {
      const phone = phones[index]
      return phone && !known.has(fingerprint) ? [{ fingerprint, ending: ending(phone) }] : []
    })
    return [...subjects, ...added].slice(0, MOST_SUBJECTS)
  }

  /** What is read back: all that was said so far, so that nothing is sent that she did not mean. */
  function told(draft: Draft): Text[] {
    const { harms, subjects, city, exposure, person, time, flags, descriptors, words } = draft
    return [
      ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
      ...(subjects.length === 0 ? [say('told.noNumber')] : []),
      ...subjects.map(({ ending }) => say('told.number', { ending })),
      say('told.city', { city: cityLabel(city) }),
      ...(exposure ? [say('told.exposure', { exposure: say(`exposure.${exposure}`) })] : []),
      ...additions({ flags, descriptors, ...(person && { person }), ...(time && { time }) }),
      ...(words ? [say('told.words', { words })] : []),
    ]
  }
}

/** Whether colleagues can be warned of what is told so far: there is a number, and a harm that lists it. */
const canWarn = ({ subjects, harms }: Draft): boolean =>
  subjects.length > 0 && harms.some((harm) => HARMS[harm].track === 'list')

const isAnswered = (draft: Draft): boolean => draft.exposure !== undefined || !canWarn(draft)

/** What was added to a report, as lines. */
export const additions = (
  told: Pick<Told, 'person' | 'time' | 'flags' | 'descriptors'>,
): Text[] => [
  ...(told.person ? [say('told.person', { value: say(`person.${told.person}`) })] : []),
  ...(told.time ? [say('told.time', { value: say(`time.${told.time}`) })] : []),
  ...told.flags.map((flag) => say('told.flag', { value: say(`flag.${flag}`) })),
  ...KINDS.flatMap((kind) => {
    const id = told.descriptors[kind]
    if (!id) return []
    // Every kind has its own answers; together they are all keys.
    const value = say(`described.${kind}.${id}` as 'described.age.under25')
    return [say('told.described', { kind: say(`descriptor.${kind}`), value })]
  }),
]
