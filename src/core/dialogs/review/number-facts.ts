/** What the list knows of a number. Only for a moderator who has fixed verdict and level. */
import { UNDO } from '../../blacklist/review.ts'
import { LEVELS } from '../../blacklist/taxonomy.ts'
import type { Peer } from '../../members/peer.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { MODERATORS_ONLY, moderatorOf } from './review-decisions.ts'

/**
 * Shows what could tell a moderator whose number her last decided report is about: the ending of
 * each number, what a check says, and how many other reports wait. From then on she cannot undo.
 * Otherwise she could decide by a number that she knows.
 */
export const lookAtNumber = async (peer: Peer, stores: Stores): Promise<Finished> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return MODERATORS_ONLY
  const { handle } = moderator.member
  const id = await stores.audit.lastDecided(handle, new Date(peer.now.getTime() - UNDO))
  const numbers = id === undefined ? undefined : await stores.reviews.numbersOf(id)
  if (id === undefined || !numbers || numbers.length === 0)
    return { replies: [{ text: [say('review.number.gone')] }], goOn: 'menu' }
  await stores.audit.note(handle, 'number', peer.now, { reportId: id })
  const text: Text[] = [say('review.number.stands')]
  for (const { fingerprint, ending, others } of numbers) {
    const [subject] = await stores.subjects.find([fingerprint])
    const entries = subject === undefined ? [] : (await stores.entries.of([subject])).get(subject)
    const level = LEVELS.findLast((one) => entries?.some((entry) => entry.level === one))
    text.push(
      say('review.number.ending', { ending }),
      level ? say(`check.level.${level}`) : say('check.nothing'),
      say('review.number.others', { count: others }),
    )
  }
  const options = [
    { id: '/review', label: say('command.review') },
    { id: '/menu', label: say('command.menu') },
  ]
  return { replies: [{ text, options }], discreet: true }
}
