/** Asks the open question, for the first time or again, so that there is always a way on. */
import type { Engine } from '../engine/engine.ts'
import type { Option, Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type Text } from '../terms/text.ts'
import { menuOf } from './menu.ts'
import { type Heard, saying, type TurnOutcome } from './turn.ts'

export const createQuestions = (engine: Engine) => {
  /** The question of her dialog, after something that is said first. */
  function ask(heard: Heard, before: Text[]): TurnOutcome {
    const { session, peer } = heard
    if (!session.at) throw new Error('there is no question to ask')
    const question = engine.ask(session.at, peer)
    // One message, not two: at night every sound matters.
    return saying(heard, { ...question, text: [...before, ...question.text] })
  }

  /** Says why, and asks the open question again. */
  function askAgain(heard: Heard, because: Text[]): TurnOutcome {
    const { session, peer } = heard
    const isAside = session.aside === 'language'
    if (session.at && !isAside) return { ...ask(heard, because), again: true }
    const menu = menuOf(peer, session.kept !== undefined)
    const options = session.open?.options ?? menu.options ?? []
    const text = because.length > 0 ? because : [say(isAside ? 'language.ask' : 'menu.ask')]
    return { ...saying(heard, { text, options }), again: true }
  }

  return { ask, askAgain }
}
export type Questions = ReturnType<typeof createQuestions>

/**
 * The session with what can be answered now: the options of the last reply, otherwise the menu.
 *
 * A question that is asked again keeps its token, so that its earlier buttons still work.
 */
export const withOpenQuestion = (
  { session, again, forget }: TurnOutcome,
  before: Session,
  { replies, token, now }: { replies: readonly Reply[]; token(): string; now: Date },
): Session => {
  const last = replies.at(-1)
  if (!last || forget) return session
  const options = last.options?.length ? last.options : [MENU]
  const isSame = again && before.open && sameOptions(before.open.options, options)
  const kept = isSame ? session.open : undefined
  return {
    ...session,
    open: {
      token: kept?.token ?? token(),
      options,
      page: kept?.page ?? 0,
      asked: kept?.asked ?? now.getTime(),
      ...(last.several && { several: true }),
    },
  }
}

const MENU: Option = { id: '/menu', label: say('command.menu') }

const sameOptions = (some: readonly Option[], others: readonly Option[]): boolean =>
  some.length === others.length && some.every(({ id }, index) => id === others[index]?.id)
