/** What she corrects or adds in her own words at the read-back: she says what of it is to be changed or added. */
import { personalIn } from '../../blacklist/personal.ts'
import type { Reported } from '../../blacklist/reports.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import type { Beside } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import { MOST_NUMBERS, readPhones } from '../../identifiers/phone/phone.ts'
import type { TownWords } from '../../listening/listening-to.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import { addNumbers, MOST_WORDS, type Offered, type ReportDraft } from './draft.ts'
import { ownWords } from './own-words-steps.ts'
import type { ReadBackDraft } from './read-back-steps.ts'
import { cityLabel } from './report-lines.ts'

/** "Yes please" adds nothing. */
const SHORTEST = 15

interface Needs {
  country: Country
  fingerprinterFor: FingerprinterFor
  townsNamed: TownWords
}

/** Reads what she wrote at the read-back; undefined if it adds nothing. */
export const readOffered =
  ({ country, fingerprinterFor, townsNamed }: Needs) =>
  async (text: string, { city }: ReportDraft, peer: Peer): Promise<Offered | undefined> => {
    const { numbers } = readPhones(text, country.code)
    const subjects =
      numbers.length === 0 ? [] : await addNumbers(fingerprinterFor(peer), [], numbers)
    const languages = [peer.language, peer.writes]
    const { towns } = townsNamed(country, text, { written: 'inflected', languages })
    const cities = towns.filter((one) => one !== city)
    const tells = subjects.length + cities.length > 0 || text.length >= SHORTEST
    return tells
      ? { text, cities, subjects, ...(peer.writes && { wrote: peer.writes }) }
      : undefined
  }

/** The questions at which a number in a sentence is offered so, and none of them asks for one. */
const OFFERED_AT = [
  ...[
    'harms',
    'care',
    'city',
    'help',
    'helps',
    'exposure',
    'otherTimes',
    'kind',
    'offer',
    'change',
  ],
  ...['more', 'person', 'time', 'flags', 'flagCare', 'descriptors', 'age', 'build', 'place'],
  ...['vehicle', 'wish'],
]

/** "No wait, the number is …" at a later question: she says what is done with it, and goes on where she was. */
export const offeredBeside = (
  offeredIn: ReturnType<typeof readOffered>,
): Beside<ReadBackDraft> => ({
  at: OFFERED_AT,
  async read(text, draft, peer, at) {
    const offered = await offeredIn(text, draft, peer)
    if (!offered) return undefined
    const askedAt = at === 'offer' ? draft.askedAt : at
    return { step: 'offer', draft: { offered, askedAt } }
  },
})

const CITY = 'city:'

/** Whether something of what she wrote waits for her to decide. */
const waits = ({ offered }: ReportDraft & Pick<ReadBackDraft, 'offered'>): boolean =>
  offered !== undefined &&
  (offered.cities.length + offered.subjects.length > 0 || offered.decided !== true)

/** Back to the question that was open. If that asked for the town, and she has just said it, to the next one. */
const afterOffer = (draft: ReportDraft): Names => {
  if (waits(draft)) return 'offer'
  const { askedAt = 'readBack', changing, cityTold } = draft
  if (askedAt !== 'city' || !cityTold) return askedAt as Names
  return changing ? 'readBack' : 'help'
}

type Names = 'readBack' | 'offer' | 'lookOffered' | 'words' | 'help'

/** She decides on each thing, until nothing waits or she leaves out the rest. */
export const offerSteps = (country: Country) => ({
  offer: choice<ReadBackDraft, Names, string>({
    ask: (draft) => [
      say('report.offer.wrote', { words: draft.offered?.text ?? '' }),
      say(draft.offered?.taken ? 'report.offer.rest' : 'report.offer.ask'),
      ...(hasRoom(draft) ? [] : [say('retry.long', { longest: MOST_WORDS })]),
    ],
    options: (draft) => {
      const { cities = [], subjects = [], decided } = draft.offered ?? {}
      const before = draft.subjects.length
      const all = both(draft).length
      const isMore = before > 0 && all > before && all <= MOST_NUMBERS
      return [
        ...cities.map((id) => ({
          id: `${CITY}${id}`,
          label: say('report.offer.city', { city: cityLabel(country, id) }),
        })),
        ...(subjects.length > 0 ? [{ id: 'number', label: say('report.offer.number') }] : []),
        ...(subjects.length > 0 && isMore ? [{ id: 'also', label: say('report.offer.also') }] : []),
        ...(!decided && hasRoom(draft) ? [{ id: 'words', label: say('report.offer.words') }] : []),
        { id: 'nothing', label: say('report.offer.nothing') },
      ]
    },
    save(taken, draft) {
      const { offered, words } = draft
      if (!offered || taken === 'nothing') return { offered: undefined, found: [] }
      const rest = { ...offered, taken: true as const }
      if (taken.startsWith(CITY))
        return {
          ...{ offered: { ...rest, cities: [] }, city: taken.slice(CITY.length), found: [] },
          // Where the town is still to be asked for, it is not asked any more.
          ...(draft.askedAt !== undefined && { cityTold: true }),
        }
      if (taken !== 'words') {
        const subjects = taken === 'also' ? both(draft) : offered.subjects
        return { offered: { ...rest, subjects: [] }, subjects, found: [] }
      }
      const { text, wrote } = offered
      const found = personalIn(text, country.code)
      const saved = { offered: { ...rest, decided: true as const }, found, ...(wrote && { wrote }) }
      return found.length > 0
        ? { ...saved, written: text }
        : { ...saved, words: words ? `${words}\n${text}` : text }
    },
    next: (draft) => (draft.found && draft.found.length > 0 ? 'lookOffered' : afterOffer(draft)),
  }),

  lookOffered: ownWords<Names>({
    ask: [],
    country: country.code,
    appends: true,
    write: 'words',
    look: 'lookOffered',
    after: afterOffer,
  }).look,
})

/** Her numbers and those that she wrote, each once. */
const both = ({ subjects, offered }: ReadBackDraft): Reported[] => {
  const known = new Set(subjects.map(({ fingerprint }) => fingerprint))
  return [
    ...subjects,
    ...(offered?.subjects ?? []).filter(({ fingerprint }) => !known.has(fingerprint)),
  ]
}

const hasRoom = ({ words = '', offered }: ReadBackDraft): boolean =>
  words.length + (offered?.text.length ?? 0) < MOST_WORDS
