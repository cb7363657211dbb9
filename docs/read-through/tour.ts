/**
 * Goes through every screen of the bot as peers meet them, in two languages at once: whatever can be
 * tapped is tapped, and what a question for words is answered with is typed. A screen that says nothing
 * new is not shown again.
 */
import type { Role } from '../../src/core/members/role.ts'
import type { Message } from '../../src/core/terms/message.ts'
import { say, type TextKey } from '../../src/core/terms/text.ts'
import type { TestBot } from '../../test/support/bot.ts'

/** What a peer does: taps the option in that place of the newest list, or types. */
type Act = { tap: number } | { type: string }

/** A screen in both languages, and what led to it. */
export interface Met {
  who: string
  /** What was tapped or typed, in the language that is read. */
  way: readonly string[]
  read: readonly Message[]
  original: readonly Message[]
}

const NUMBER = '+1 201 555 0123'
/** Ways in that no button of the menu leads to. */
const BEGINNINGS: readonly { who: string; role?: Role; types: readonly string[] }[] = [
  { who: 'A guest', types: ['/start'] },
  { who: 'A guest', types: ['/privacy'] },
  { who: 'A guest', types: ['/report'] },
  { who: 'A guest', types: ['/receipt'] },
  { who: 'A guest', types: ['/help'] },
  { who: 'A guest', types: ['/wipe'] },
  { who: 'A guest', types: [NUMBER] },
  { who: 'A member', role: 'member', types: ['/menu'] },
  { who: 'A member', role: 'member', types: [NUMBER] },
  { who: 'A member', role: 'member', types: ['/alerts'] },
  { who: 'A member', role: 'member', types: ['/settings'] },
  { who: 'A member', role: 'member', types: ['/move'] },
  { who: 'A member', role: 'member', types: ['/wipe'] },
  { who: 'A moderator', role: 'moderator', types: ['/menu'] },
  { who: 'A moderator', role: 'moderator', types: ['/review'] },
  { who: 'A moderator', role: 'moderator', types: ['/objections'] },
  { who: 'A moderator', role: 'moderator', types: ['/warn'] },
]
/** What is typed where words are asked for; the first is right for most questions. */
const TYPED = [NUMBER, 'Bergen', '…']
const MOST_STEPS = 16
/** Pages to read and languages lead to what the files of the pack say, which is listed apart. */
const ELSEWHERE = /\/(?:rights|services|safety|care|language|speak-.*|start|menu|help)$/

interface Needs {
  bot: TestBot
  language: string
  original: string
  /** Is told after each screen, because a tour takes minutes. */
  onScreen?(count: number): void
  /** It ends after so many screens; with all of them unless said. */
  most?: number
}

/** All screens in the order in which they are met, and the keys of the texts that were said. */
export const tourOf = async ({
  bot,
  language,
  original,
  onScreen,
  most = Number.POSITIVE_INFINITY,
}: Needs): Promise<{ met: Met[]; said: Set<TextKey> }> => {
  const said = new Set<TextKey>()
  let fresh = 0
  let counts = false
  const speak = bot.words.in
  bot.words.in = (listener, text) => {
    if (counts && !said.has(text.key) && listener === language) {
      said.add(text.key)
      fresh += 1
    }
    return speak(listener, text)
  }
  const controls = (['control.back', 'control.stop', 'command.menu'] as const).map((key) =>
    speak(language, say(key)),
  )
  const yes = speak(language, say('yes'))
  const met: Met[] = []
  let count = 0

  /** The same peer twice, once in each language. */
  const twins = async (role: Role | undefined) => {
    count += 1
    counts = false
    const both = [language, original].map((one) => ({
      name: `peer ${count} ${one}`,
      language: one,
    }))
    for (const { name, language: own } of both) {
      const code = role && (await bot.stores.codes.issue({ role, groupId: undefined }, bot.now()))
      await bot.sends(name, { kind: 'text', text: code ?? '/menu' }, { language: own })
      bot.received(name)
    }
    counts = true
    let shown: Message[][] = [[], []]
    const send = async (act: Act): Promise<string> => {
      let label = ''
      const before = shown
      shown = []
      for (const [place, { name, language: own }] of both.entries()) {
        const list = before[place]?.findLast(({ options }) => options.length > 0)
        const option = 'tap' in act ? list?.options[act.tap] : undefined
        if ('tap' in act && !option) return label
        const body = option
          ? ({ kind: 'choice', option: option.id } as const)
          : ({ kind: 'text', text: 'type' in act ? act.type : '' } as const)
        await bot.sends(name, body, { language: own })
        if (place === 0) label = option ? `[${option.label}]` : 'type' in act ? act.type : ''
        shown.push(bot.received(name))
      }
      return label
    }
    return { send, shown: () => shown }
  }

  const optionsOf = (messages: readonly Message[] | undefined) =>
    messages?.findLast(({ options }) => options.length > 0)?.options ?? []

  const actsAt = (messages: readonly Message[] | undefined): Act[] => {
    const options = optionsOf(messages)
    const own = options.flatMap(({ id, label }, tap) =>
      ELSEWHERE.test(id) || controls.includes(label) ? [] : [{ tap }],
    )
    const typed = TYPED.map((type) => ({ type }))
    const isYesOrNo = options.some(({ label }) => label === yes)
    // With few options the question is for words.
    return own.length <= 2 && !isYesOrNo ? [...typed, ...own] : own
  }

  for (const { who, role, types } of BEGINNINGS) {
    /** Paths that are still to be gone, the newest last: deep first, as somebody would go on. */
    const waiting: Act[][] = [types.map((type) => ({ type }))]
    for (let path = waiting.pop(); path && met.length < most; path = waiting.pop()) {
      const { send, shown } = await twins(role)
      const way: string[] = []
      let acts = path
      for (let at = 0; at < acts.length && at < MOST_STEPS && met.length < most; at++) {
        const act = acts[at]
        if (!act) break
        fresh = 0
        way.push(await send(act))
        const [read = [], other = []] = shown()
        if (at < path.length - 1) continue
        if (fresh === 0 || read.length === 0) break
        met.push({ who, way: [...way], read, original: other })
        onScreen?.(met.length)
        const [next, ...others] = actsAt(read)
        const here = acts.slice(0, at + 1)
        for (const one of others.reverse()) waiting.push([...here, one])
        if (next) acts = [...here, next]
      }
    }
  }
  bot.words.in = speak
  return { met, said }
}
