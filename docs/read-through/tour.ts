/**
 * Goes through every screen of the bot as peers meet them, in two languages at once: whatever can be
 * tapped is tapped, and what a question for words is answered with is typed. A screen that says nothing
 * new is not shown again. Within a dialog she goes back to a screen by being put there again; what a
 * dialog has done cannot be undone, so from there another peer goes the whole way anew (traveller.ts).
 */
import type { Role } from '../../src/core/members/role.ts'
import type { Message } from '../../src/core/terms/message.ts'
import { say, type TextKey } from '../../src/core/terms/text.ts'
import type { TestBot } from '../../test/support/bot.ts'
import { type Act, createTraveller, type Standing, type Traveller } from './traveller.ts'

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
  { who: 'A guest', types: ['/talk'] },
  { who: 'A guest', types: ['/wipe'] },
  { who: 'A guest', types: [NUMBER] },
  { who: 'A member', role: 'member', types: ['/menu'] },
  { who: 'A member', role: 'member', types: [NUMBER] },
  { who: 'A member', role: 'member', types: ['/alerts'] },
  { who: 'A member', role: 'member', types: ['/safecall'] },
  { who: 'A member', role: 'member', types: ['/settings'] },
  { who: 'A member', role: 'member', types: ['/export'] },
  { who: 'A member', role: 'member', types: ['/move'] },
  { who: 'A member', role: 'member', types: ['/wipe'] },
  { who: 'A moderator', role: 'moderator', types: ['/menu'] },
  { who: 'A moderator', role: 'moderator', types: ['/review'] },
  { who: 'A moderator', role: 'moderator', types: ['/objections'] },
  { who: 'A moderator', role: 'moderator', types: ['/warn'] },
  { who: 'A moderator', role: 'moderator', types: ['/notices'] },
  { who: 'A case worker', role: 'caseworker', types: ['/menu'] },
  { who: 'A case worker', role: 'caseworker', types: ['/cases'] },
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
  /** Is told after each screen, because a tour takes a while. */
  onScreen?(count: number): void
  /** It ends after so many screens; with all of them unless said. */
  most?: number
}

/** A screen that is being gone on from. */
interface Here {
  acts: readonly Act[]
  way: readonly string[]
  read: Standing
  original: Standing
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

  const optionsOf = (messages: readonly Message[]) =>
    messages.findLast(({ options }) => options.length > 0)?.options ?? []

  const actsAt = (messages: readonly Message[]): Act[] => {
    const options = optionsOf(messages)
    const own = options.flatMap(({ id, label }, tap) =>
      ELSEWHERE.test(id) || controls.includes(label) ? [] : [{ tap }],
    )
    const typed = TYPED.map((type) => ({ type }))
    const isYesOrNo = options.some(({ label }) => label === yes)
    // With few options the question is for words.
    return own.length <= 2 && !isYesOrNo ? [...typed, ...own] : own
  }

  /** What somebody does whose texts are counted; how many of them are new. */
  const tries = async (reader: Traveller, act: Act): Promise<number> => {
    fresh = 0
    counts = true
    await reader.does(act)
    counts = false
    return fresh
  }

  for (const { who, role, types } of BEGINNINGS) {
    const travellers = {
      read: createTraveller({ bot, role, language }),
      original: createTraveller({ bot, role, language: original }),
    }

    /** Does it from there; the screen that it leads to, if that says something new. */
    const goesOn = async (here: Here, act: Act): Promise<Here | undefined> => {
      await travellers.read.goesTo(here.read, here.acts)
      const news = await tries(travellers.read, act)
      const read = travellers.read.shown()
      if (news === 0 || read.length === 0) return undefined
      const way = [...here.way, travellers.read.did()]
      await travellers.original.goesTo(here.original, here.acts)
      await travellers.original.does(act)
      met.push({ who, way, read, original: travellers.original.shown() })
      onScreen?.(met.length)
      return {
        acts: [...here.acts, act],
        way,
        read: await travellers.read.stands(),
        original: await travellers.original.stands(),
      }
    }

    /** Deep first, as somebody would go on. */
    const tour = async (here: Here, acts: readonly Act[]): Promise<void> => {
      if (here.acts.length >= MOST_STEPS) return
      for (const act of acts) {
        if (met.length >= most) return
        const next = await goesOn(here, act)
        if (next) await tour(next, actsAt(next.read.shown))
      }
    }

    await tour(
      {
        acts: [],
        way: [],
        read: await travellers.read.stands(),
        original: await travellers.original.stands(),
      },
      types.map((type) => ({ type })),
    )
  }
  bot.words.in = speak
  return { met, said }
}
