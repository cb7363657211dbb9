/** What comes of what a case worker chose. Each step of hers is on record. */
import { writtenNow } from '../../blacklist/notice-wishes.ts'
import {
  canReopen,
  claimed,
  closed,
  isAnswered,
  type Passed,
  readBy,
  released,
  reopened,
  type Wording,
  written,
} from '../../cases/case-file.ts'
import { CODES_PER_WEEK, isFree, mayClaim } from '../../cases/claims.ts'
import { isUnguarded } from '../../cases/ready-sentences.ts'
import { idBytes } from '../../members/id-bytes.ts'
import type { Member, Peer } from '../../members/peer.ts'
import { isCaseworker } from '../../members/role.ts'
import type { Country } from '../../rights/country.ts'
import type { AuditAction } from '../../stores/audit.ts'
import type { KeptFile } from '../../stores/case-rows.ts'
import { UNCAPPED } from '../../stores/counters.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { caseDraft } from './case-lines.ts'
import type { CaseDraft } from './draft.ts'

interface Needs {
  country: Country
  manyClaims(): void
}

const DAY = 24 * 60 * 60 * 1000

/** A case worker with what she works on. */
interface Working {
  needs: Needs
  worker: Member
  now: Date
  stores: Stores
}

export const doIt = async (
  needs: Needs,
  draft: CaseDraft,
  { member, now }: Peer,
  stores: Stores,
): Promise<Finished> => {
  if (!member || !isCaseworker(member)) return { replies: [{ text: [say('cases.only')] }] }
  if (draft.action === 'list') return { replies: [], goOn: 'cases' }
  const working = { needs, worker: member, now, stores }
  const file = await stores.caseFiles.locked(draft.id, now)
  if (!file) return toList(say('cases.gone'))
  if (draft.action === 'open') return open(working, file)
  if (draft.action === 'reopen') return reopen(working, file)
  // Another has it by now, or it went back to all.
  if (file.worker !== member.id && file.state !== 'closed') return toList(say('cases.gone'))
  const page = draft.action === 'earlier' ? draft.page + 1 : 0
  if (draft.action === 'earlier') return show(working, file, { page })
  if (draft.action === 'number') {
    await note(working, 'case.number', file)
    return show(working, file, { numbers: true })
  }
  if (file.state === 'closed') return toList(say('cases.gone'))
  return change(working, file, draft)
}

/** Whether it is hers to read: she has claimed it, or it was closed lately. */
export const mayRead = (file: KeptFile, member: Member, now: Date): boolean =>
  isCaseworker(member) && (file.worker === member.id || canReopen(file, now))

const toList = (...text: Text[]): Finished => ({ replies: [{ text }], goOn: 'cases' })

const note = ({ stores, worker, now }: Working, action: AuditAction, { id }: KeptFile) =>
  stores.audit.note(worker.handle, action, now, { reportId: id })

/** The case as it is now. What its reporter wrote counts as read. */
const show = async (
  { stores, now }: Working,
  file: KeptFile,
  { done, page = 0, numbers = false }: { done?: Text; page?: number; numbers?: boolean } = {},
): Promise<Finished> => {
  await stores.caseFiles.save({ ...readBy(file, 'us'), id: file.id })
  return {
    replies: done ? [{ text: [done] }] : [],
    at: { step: 'home', draft: { id: file.id, page, numbers, opened: now.getTime() } },
    discreet: true,
  }
}

const open = async (working: Working, file: KeptFile): Promise<Finished> => {
  const { worker, now } = working
  if (mayRead(file, worker, now)) {
    await note(working, 'case.read', file)
    return show(working, file)
  }
  return isFree(file) ? claim(working, file, 'case.claim') : toList(say('cases.gone'))
}

/** Opens a closed case again. Only who had it has it without claiming it. */
const reopen = async (working: Working, file: KeptFile): Promise<Finished> => {
  const { stores, worker, now } = working
  if (!canReopen(file, now)) return toList(say('cases.gone'))
  const again = { ...reopened(file, now), id: file.id }
  if (file.worker !== worker.id) {
    await stores.caseFiles.save(again)
    return claim(working, again, 'case.reopen')
  }
  await note(working, 'case.reopen', file)
  const hers = { ...claimed(again, worker.id, now, file.hadRead), id: file.id }
  return show(working, hers, { done: nowHers(hers) })
}

/** Tells her that a case is hers, and until when. */
const nowHers = (file: KeptFile) => say(isAnswered(file) ? 'cases.claimedAgain' : 'cases.claimed')

/** Gives her a case that is free, if she may have it. */
const claim = async (
  working: Working,
  file: KeptFile,
  action: 'case.claim' | 'case.reopen',
): Promise<Finished> => {
  const { needs, worker, now, stores } = working
  const hadRead = await hasRead(working, worker, file)
  const owner = idBytes(worker.id)
  const today = await stores.counters.used(owner, 'claim', now)
  const answer = mayClaim(file, { hadRead, today }, now)
  if (action === 'case.reopen') await note(working, action, file)
  if (answer === 'asModerator' || answer === 'enough')
    return toList(say(answer === 'enough' ? 'cases.enough' : 'cases.asModerator'))
  if (answer === 'alarm') needs.manyClaims()
  await stores.counters.use([{ owner, kind: 'claim', day: UNCAPPED, month: UNCAPPED }], 1, now)
  if (hadRead) await note(working, 'case.claim.read', file)
  else if (action === 'case.claim') await note(working, action, file)
  const hers = { ...claimed(file, worker.id, now, hadRead), id: file.id }
  return show(working, hers, { done: nowHers(hers) })
}

/** Whether she has read the report of a case as a moderator. */
const hasRead = async (
  { stores }: Working,
  { handle }: Member,
  { reportId }: KeptFile,
): Promise<boolean> =>
  (await stores.audit.readBy(handle, reportId === undefined ? [] : [reportId])).size > 0

/** Writes, hands over, closes: whatever changes the case. */
const change = async (working: Working, file: KeptFile, draft: CaseDraft): Promise<Finished> => {
  const { stores, now } = working
  const keep = (after: Omit<KeptFile, 'id'>) => stores.caseFiles.save({ ...after, id: file.id })
  switch (draft.action) {
    case 'leave':
      return leave(working, file, draft.says, 'case.write')
    case 'passed': {
      const { passed } = draft
      const noted: Passed = 'told' in passed ? { told: now.getTime() - passed.told * DAY } : passed
      await note(working, 'case.passed', file)
      return show(working, { ...file, passed: noted }, { done: say('cases.done.passed') })
    }
    case 'release':
      await note(working, 'case.release', file)
      await keep(released(file, now.getTime()))
      return toList(say('cases.done.release'))
    case 'hand':
      return hand(working, file, draft.marks)
    case 'code':
      return giveCode(working, file)
    case 'close': {
      // She has written since this screen was shown.
      if (file.letters.some(({ from, read }) => from === 'her' && !read)) return show(working, file)
      await note(working, 'case.close', file)
      const last = written(file, 'us', { ready: 'close' }, now) ?? file
      await keep(closed(last, now))
      await ring(working, file)
      return toList(say('cases.done.close'))
    }
    default:
      return show(working, file)
  }
}

/**
 * A reporter who wishes it is told later that somebody has written. Whoever only asked is told by what is
 * written in the case.
 */
const ring = async ({ stores, now }: Working, { reportId }: KeptFile): Promise<void> => {
  if (reportId !== undefined)
    await stores.wishes.change({ id: reportId, in: 'report' }, (wish) => writtenNow(wish, now))
}

const leave = async (
  working: Working,
  file: KeptFile,
  says: Wording,
  action: 'case.write' | 'case.code',
): Promise<Finished> => {
  const { needs, stores, now } = working
  const { guarded = false, mayWrite } = await caseDraft(
    file,
    { country: needs.country, page: 0, numbers: false },
    stores,
  )
  // She may have taken back meanwhile that somebody writes to her.
  const open = guarded || ('ready' in says && isUnguarded(says.ready))
  const after = mayWrite && open ? written(file, 'us', says, now) : undefined
  if (!after) return show(working, file, { done: say('cases.notLeft') })
  await note(working, action, file)
  await ring(working, file)
  return show(working, { ...after, id: file.id }, { done: say('cases.done.leave') })
}

const hand = async (working: Working, file: KeptFile, marks: string[]): Promise<Finished> => {
  const { stores, now } = working
  const members = await Promise.all(marks.map((mark) => stores.members.byHandle(mark)))
  // Handing it to herself would begin her time anew.
  const other = members.find(
    (one) => one !== undefined && isCaseworker(one) && one.id !== working.worker.id,
  )
  if (!other) return show(working, file, { done: say('cases.hand.unknown') })
  // She may have it only where nobody else has claimed it within an hour, and somebody has.
  if (await hasRead(working, other, file))
    return show(working, file, { done: say('cases.hand.asModerator') })
  await note(working, 'case.hand', file)
  await stores.caseFiles.save({ ...claimed(file, other.id, now), id: file.id })
  return toList(say('cases.done.hand'))
}

/** A code for membership. Everybody whom she lets in is of her group. */
const giveCode = async (working: Working, file: KeptFile): Promise<Finished> => {
  const { stores, worker, now } = working
  const week = new Date(now.getTime() - 7 * DAY)
  if ((await stores.audit.count(worker.handle, 'case.code', week)) >= CODES_PER_WEEK)
    return show(working, file, { done: say('cases.code.cap', { week: CODES_PER_WEEK }) })
  if (!file.guarded) return show(working, file, { done: say('cases.notLeft') })
  const code = await stores.codes.issue({ role: 'member', groupId: worker.groupId }, now)
  return leave(working, file, { code }, 'case.code')
}
