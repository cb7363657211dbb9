/** What a moderator's decision does, and how she undoes it. */
import { alertCap } from '../../actions/caps.ts'
import { UNDO } from '../../blacklist/review.ts'
import type { Peer } from '../../members/peer.ts'
import type { Country } from '../../rights/country.ts'
import type { AuditAction } from '../../stores/audit.ts'
import type { Deciding } from '../../stores/locked-reports.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { MODERATORS_ONLY, moderatorOf } from './as-moderator.ts'
import type { ReviewDraft } from './draft.ts'
import { NUMERALS } from './numerals.ts'
import { doubtLines } from './review-lines.ts'
import { reachesNobody } from './town-preview.ts'

export interface DecisionNeeds {
  /** Today in the organisation's time zone, such as 2026-11-22: a decision's week begins there. */
  day(now: Date): string
}

/** Does what the moderator decided. The replies tell her the result and what she can do next. */
export const makeItSo = async (
  { day, country }: DecisionNeeds & { country: Country },
  draft: ReviewDraft,
  peer: Peer,
  stores: Stores,
): Promise<Finished> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return MODERATORS_ONLY
  const { sender, now } = peer
  const { member, senders } = moderator
  const { id } = draft
  const deciding = {
    memberId: member.id,
    handle: member.handle,
    sender,
    now,
    today: day(now),
  }
  if (await lacksSecond(draft, stores))
    return { replies: [{ text: [say('pending.noSecond')] }], goOn: 'review', discreet: true }
  const warns = draft.action === 'grave' && draft.canAlert
  if (warns && !(await stores.counters.use([alertCap(member.id)], 1, now)))
    return { replies: [{ text: [say('review.graveCap')] }], goOn: 'review', discreet: true }
  const decided = await decide(draft, deciding, stores)
  const readsOn = decided?.action === 'split'
  if (!readsOn) await stores.sent.releaseAbout(senders, id, now)
  if (!decided) return { replies: [{ text: [say('review.tooLate')] }], goOn: 'review' }
  const { action, said, level } = decided
  await stores.audit.note(member.handle, action, now, { reportId: id, ...(level && { level }) })
  if (action === 'pass' || action === 'aside') {
    await stores.reviews.release(id, moderator)
    return { replies: [{ text: said }], goOn: 'review', discreet: true }
  }
  if (readsOn) return { replies: [{ text: said }], goOn: 'review', discreet: true }
  const doubts = level === undefined ? [] : await stores.reviews.doubtsOf(id)
  const waiting = await stores.reviews.waiting(moderator, now, day(now))
  return {
    replies: [
      {
        text: [
          ...said,
          ...doubtLines(doubts),
          ...(doubts.length > 0 ? [say('review.doubt.then')] : []),
          ...(action === 'approve' ? reachesNobody(country, draft) : []),
          say('review.waiting', { count: waiting }),
        ],
        options: [
          ...(waiting > 0 ? [{ id: '/review', label: say('review.next') }] : []),
          // Only after verdict and level are fixed: otherwise she could look for a number that she
          // knows.
          ...(isVerdict(action) && draft.numbers > 0
            ? [
                {
                  id: '/number',
                  label: say('command.number'),
                  called: ['called-known'] as const,
                },
              ]
            : []),
          {
            id: '/undo',
            label: say('command.undo'),
            numeral: NUMERALS.undo,
            called: ['called-undo', 'called-wait', 'called-slip'],
          },
          { id: '/menu', label: say('command.menu') },
        ],
      },
    ],
    discreet: true,
    undo: { by: 'undo', until: now.getTime() + UNDO },
  }
}

/** What to note in the audit, and what to say. */
interface Effect {
  action: AuditAction
  said: Text[]
  level?: number | undefined
}

/** Does what she chose; undefined if another moderator was quicker. */
const decide = async (
  draft: ReviewDraft,
  deciding: Deciding,
  stores: Stores,
): Promise<Effect | undefined> => {
  const { id, second, action } = draft
  if (action === 'later') return { action: 'pass', said: [say('review.left')] }
  if (action === 'more') return followOtherWay(draft, deciding, stores)
  if (action === 'decline') return decline(draft, deciding, stores)
  const level = action === 'grave' ? 4 : typeof action === 'object' ? action.approve : undefined
  const verdict = { level, harms: draft.harms, second }
  const approved = await stores.decisions.approve(id, verdict, deciding)
  if (!approved) return undefined
  await stores.entries.remove(approved.entries)
  const { state } = approved
  const named = level && { level: say(`review.named.${level}`) }
  if (approved.warns) {
    // How dangerous the police or a hotel is, nobody has chosen.
    const sent =
      action === 'grave' && named ? say('warn.done.sendAt', named) : say('warn.done.send')
    return { action: 'approve', said: [sent, say('review.undo.sent')], level }
  }
  const undo = say(state === 'noted' ? 'review.undo.can' : 'review.undo.before')
  const done = named
    ? say(`review.done.${state === 'noted' ? 'notedAt' : state}`, named)
    : say('review.done.noted')
  return { action: 'approve', said: [done, undo], level }
}

/** Whether this was her verdict on a report. */
const isVerdict = (action: AuditAction): boolean =>
  action === 'approve' || action === 'decline' || action === 'wait.decline'

/** How many moderators there are besides her. */
const othersThan = async (stores: Stores): Promise<number> =>
  (await stores.members.count('moderator')) - 1

/** Whether what she wants needs another moderator, and there is none. */
const lacksSecond = async (
  { action, way, question }: ReviewDraft,
  stores: Stores,
): Promise<boolean> => {
  if (action !== 'more') return false
  const needsOne = way === 'shutOut' || (way === 'ask' && typeof question === 'string')
  return needsOne && (await othersThan(stores)) < 1
}

const decline = async (
  { id, second, reason }: ReviewDraft,
  deciding: Deciding,
  stores: Stores,
): Promise<Effect | undefined> => {
  const declined = await stores.decisions.decline(id, { reason, second }, deciding)
  if (declined === 'waits') {
    const proposal = { kind: 'decline', reason } as const
    const isAlone = (await othersThan(stores)) < 1
    return (await stores.pending.propose(proposal, id, { second }, deciding))
      ? {
          action: 'wait.decline',
          said: [
            say('pending.decline.done'),
            ...(isAlone ? [say('pending.alone')] : []),
            say('review.undo.can'),
          ],
        }
      : undefined
  }
  if (!declined) return undefined
  await stores.entries.remove(declined.entries)
  return { action: 'decline', said: [say('review.declined'), say('review.undo.can')] }
}

/**
 * Does what she chose under "something else": asking, putting off, joining or separating reports,
 * shutting out.
 */
const followOtherWay = async (
  draft: ReviewDraft,
  deciding: Deciding,
  stores: Stores,
): Promise<Effect | undefined> => {
  const { id, way, second, time, why, question, like } = draft
  const { decisions, jointReports, pending } = stores
  switch (way) {
    case 'shutOut':
      return (await pending.propose({ kind: 'shutOut' }, id, { second }, deciding))
        ? { action: 'wait.shutOut', said: [say('pending.shutOut.done'), say('review.undo.can')] }
        : undefined
    case 'ask':
      if (typeof question === 'string') {
        return (await pending.propose({ kind: 'question', question }, id, { second }, deciding))
          ? {
              action: 'wait.question',
              said: [say('pending.question.done'), say('review.undo.can')],
            }
          : undefined
      }
      return (await decisions.ask(id, { question, second }, deciding))
        ? { action: 'ask', said: [say('review.question.sent'), say('review.undo.can')] }
        : undefined
    case 'hold':
      if (time === 'me') return { action: 'aside', said: [say('review.hold.aside')] }
      return (await decisions.postpone(id, { time, why, second }, deciding))
        ? { action: 'hold', said: [say('review.hold.done'), say('review.undo.can')] }
        : undefined
    case 'like':
      return (await jointReports.merge(id, like, deciding))
        ? { action: 'merge', said: [say('review.like.done')] }
        : undefined
    case 'split':
      return (await jointReports.split(id, deciding))
        ? { action: 'split', said: [say('review.same.split')] }
        : undefined
    case 'harms':
      throw new Error('crossing out harms is not yet a decision')
  }
}

/** Undoes what a moderator decided last, and shows her that report again. */
export const undoLast = async (
  { day }: DecisionNeeds,
  peer: Peer,
  stores: Stores,
): Promise<Finished> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return MODERATORS_ONLY
  const { sender, now } = peer
  const { id: memberId, handle } = moderator.member
  const id = await stores.audit.lastDecided(handle, new Date(now.getTime() - UNDO))
  const deciding = { memberId, handle, sender, now, today: day(now) }
  const isUndone =
    id !== undefined &&
    ((await stores.pending.takeBack(id, moderator)) || (await stores.decisions.undo(id, deciding)))
  if (!isUndone) {
    return { replies: [{ text: [say('review.undo.late')] }], goOn: 'menu', undo: null }
  }
  await stores.audit.note(handle, 'undo', now, { reportId: id })
  await stores.reviews.take(id, moderator, now)
  return {
    replies: [{ text: [say('review.undo.done')] }],
    goOn: 'review',
    discreet: true,
    undo: null,
  }
}
