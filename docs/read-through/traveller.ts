/** Somebody who goes through the bot in one language, and can stand again on a screen where she was. */
import type { Role } from '../../src/core/members/role.ts'
import type { Message } from '../../src/core/terms/message.ts'
import type { Session } from '../../src/core/terms/session.ts'
import type { TestBot } from '../../test/support/bot.ts'

/** What a peer does: taps the option in that place of the newest list, or types. */
export type Act = { tap: number } | { type: string }

/** A screen, and all that has to be as it was for her to stand on it again. */
export interface Standing {
  shown: readonly Message[]
  session: Session
  /** Who stood there, and how often she had left a dialog. */
  name: string
  left: number
}

interface Needs {
  bot: TestBot
  role: Role | undefined
  language: string
}

let people = 0

/** Comes in when she first does something. */
export const createTraveller = ({ bot, role, language }: Needs) => {
  let name = ''
  let left = 0
  let shown: readonly Message[] = []
  let did = ''
  /** Where she is now. */
  let session: Session = {}

  const sessionOf = async () => bot.stores.sessions.load(bot.senderOf(name), bot.now())

  const comesIn = async (): Promise<void> => {
    name = `peer ${++people} ${language}`
    left = 0
    shown = []
    const code = role && (await bot.stores.codes.issue({ role, groupId: undefined }, bot.now()))
    await bot.sends(name, { kind: 'text', text: code ?? '/menu' }, { language })
    bot.received(name)
    session = (await sessionOf()).session
  }

  const does = async (act: Act): Promise<void> => {
    const list = shown.findLast(({ options }) => options.length > 0)
    const option = 'tap' in act ? list?.options[act.tap] : undefined
    did = ''
    shown = []
    if ('tap' in act && !option) return
    const before = session
    const text = 'type' in act ? act.type : ''
    const body = option
      ? ({ kind: 'choice', option: option.id } as const)
      : ({ kind: 'text', text } as const)
    await bot.sends(name, body, { language })
    session = (await sessionOf()).session
    // The steps of a dialog change nothing but the session: only where one begins or ends is something done.
    if (!before.at || before.at.begun !== session.at?.begun) left += 1
    shown = bot.received(name)
    did = option ? `[${option.label}]` : text
  }

  return {
    does,
    /** What she was sent since she last did something. */
    shown: () => shown,
    /** What she tapped or typed, in her language. */
    did: () => did,
    stands: async (): Promise<Standing> => {
      if (name === '') await comesIn()
      return { shown, session, name, left }
    },
    /** Stands there again. Where that cannot be, somebody else does all that led there. */
    goesTo: async (there: Standing, acts: readonly Act[]): Promise<void> => {
      if (there.name === name && there.left === left) {
        const { revision } = await sessionOf()
        await bot.stores.sessions.save(bot.senderOf(name), there.session, revision, bot.now())
        session = there.session
        shown = there.shown
        return
      }
      await comesIn()
      for (const act of acts) await does(act)
      Object.assign(there, { shown, session, name, left })
    },
  }
}
export type Traveller = ReturnType<typeof createTraveller>
