/** Leaves the open dialog. A dialog that she can go on with later is kept. */
import type { Engine } from '../engine/engine.ts'
import type { CommandName, Reply } from '../terms/reply.ts'
import { LIFETIME, type Session } from '../terms/session.ts'
import { say, type Text, type TextKey } from '../terms/text.ts'
import { saying, type Turn, type TurnOutcome } from './turn.ts'

/** What is said to whoever stops in the middle of a decision: it must not sound as if that were one. */
const WORK: Partial<Record<CommandName, TextKey>> = {
  review: 'stopped.undecided',
  pending: 'stopped.undecided',
  town: 'stopped.undecided',
  objections: 'stopped.undecided',
  warn: 'stopped.unchanged',
}

export const createLeaving = (engine: Engine) => {
  /** The session without its open dialog. */
  function putAside(session: Session, now: Date): Session {
    const { at, aside: _, ...rest } = session
    return at && engine.isDraft(at)
      ? { ...rest, kept: at, keptUntil: now.getTime() + LIFETIME }
      : rest
  }

  /** The same, after the dialog did what it does when it is left. */
  async function leave({ session, peer, stores }: Turn): Promise<Session> {
    const { at } = session
    if (at) await engine.dialog(at.dialog)?.left?.(at.draft, peer, stores)
    return putAside(session, peer.now)
  }

  /** She stops. */
  async function stop(turn: Turn): Promise<TurnOutcome> {
    const { at, aside } = turn.session
    const session = await leave(turn)
    const reply: Reply =
      session.kept && session.kept === at
        ? halfTold([say('stopped.kept')])
        : {
            text: [
              say((at && WORK[at.dialog]) ?? (at || aside ? 'stopped.plain' : 'stopped.nothing')),
            ],
          }
    return saying({ ...turn, session }, reply)
  }

  /** Asks whether what she has told so far is to be deleted. "Yes" says so. */
  async function askToDelete(turn: Turn): Promise<TurnOutcome> {
    const session: Session = { ...turn.session, perhaps: '/discard' }
    const options = halfTold([]).options?.filter(({ id }) => id !== '/menu') ?? []
    return saying({ ...turn, session }, { text: [say('kept.delete')], options })
  }

  return { putAside, leave, stop, askToDelete }
}
export type Leaving = ReturnType<typeof createLeaving>

/** What she can do with an unfinished report. */
export const halfTold = (text: Text[]): Reply => ({
  text,
  options: [
    { id: '/resume', label: say('command.resume') },
    { id: '/discard', label: say('command.discard') },
    { id: '/menu', label: say('command.menu') },
  ],
})
