import type { Country } from '../../rights/country.ts'
import { screenMarks } from '../../rights/knowledge.ts'
import { say, type Text } from '../../terms/text.ts'

/** What helps in the first hours, and where to find it. */
export const careCard = ({ doctor, emergency, knowledge }: Country): Text[] => [
  say('care.now'),
  doctor
    ? say('care.where', { phone: doctor.phone, name: doctor.name })
    : say('care.whereAny', { phone: emergency.ambulance }),
  say('care.evidence'),
  say(doctor ? 'care.free' : 'care.police'),
  ...screenMarks(knowledge, 'care.now', 'care.evidence'),
]

/** What she can do after the card: go on, or read all about care. What she has told so far is kept meanwhile. */
export const afterCare = [
  { id: 'on', label: say('report.goOn') },
  { id: '/care', label: say('command.care') },
] as const
