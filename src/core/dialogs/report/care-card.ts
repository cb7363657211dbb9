import { type Harm, needsCare } from '../../blacklist/taxonomy.ts'
import type { Country } from '../../rights/country.ts'
import { screenMarks } from '../../rights/knowledge.ts'
import { factId } from '../../rights/statements.ts'
import { factOf } from '../../rights/texts.ts'
import { say, type Text } from '../../terms/text.ts'

/** What helps in the first hours after what happened, and where to find it. */
export const careCard = (country: Country, harms: readonly Harm[]): Text[] => {
  const choked = harms.includes('choked') ? chokedLines(country) : []
  // The rest is about sex. It is left out if she was choked and nothing else needs care.
  const isMore = choked.length === 0 || needsCare(harms.filter((harm) => harm !== 'choked'))
  return [...choked, ...(isMore ? firstHours(country) : [])]
}

const chokedLines = ({ pack, knowledge }: Country): Text[] => {
  if (!pack?.choked) return []
  const { topic, fact } = pack.choked
  return [factOf(pack, topic, fact), ...(knowledge?.marks(factId(topic, fact)) ?? [])]
}

const firstHours = ({ doctor, emergency, knowledge }: Country): Text[] => [
  say('care.now'),
  doctor
    ? say('care.where', { phone: doctor.phone, name: doctor.name })
    : say('care.whereAny', { phone: emergency.ambulance }),
  say('care.evidence'),
  say(doctor ? 'care.free' : 'care.police'),
  ...screenMarks(knowledge, 'care.now', 'care.evidence'),
]

/** What she can do after the card: go on, or read all about care. What she has told is kept. */
export const afterCare = [
  { id: 'on', label: say('report.goOn') },
  { id: '/care', label: say('command.care') },
] as const
