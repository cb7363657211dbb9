import { type Desk, deskHours, isRead } from '../../cases/desk.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { whoAnswers } from '../know/danger-screen.ts'

/** When somebody reads. */
export const hoursLine = (desk: Desk, { language, now }: Peer): Text =>
  say(isRead(desk, now) ? 'talk.read' : 'talk.closed', { hours: deskHours(desk, language) })

/** When somebody reads; and who answers now, where nobody does. */
export const deskLines = (desk: Desk, country: Country, peer: Peer): Text[] => [
  hoursLine(desk, peer),
  ...(isRead(desk, peer.now) ? [] : whoAnswers(country, peer)),
]
