import type { Shown } from './fake-telegram/chats.ts'
import type { Person } from './fake-telegram/people.ts'

/** What she answers by doing the same again. */
const AGAIN = /Something went wrong on my side|That button no longer works/

/** Each of ten seconds; what PostgreSQL's end left over is taken up again after a minute. */
const MOST_SILENCES = 12

/** How often she does one thing again before she gives up: what the bot asks for so often never helps. */
const MOST_REPEATS = 20

/** The danger that a harm is told under. */
const DANGER_OF: Record<string, string | undefined> = {
  'Shouted, insulted': 'Makes trouble',
  Robbery: 'Robs or does not pay',
  'Did not pay, took money back': 'Robs or does not pay',
}

/** Somebody who goes on with her conversation whatever happens to the bot meanwhile. */
export const createChatting = (person: Person) => {
  let repeats = 0

  /** Waits for as long as the bot may need to come back on a busy machine. */
  const hears = async (is: (shown: Shown) => boolean): Promise<Shown> => {
    for (let silence = 1; ; silence++) {
      try {
        return await person.hears(is)
      } catch (error) {
        if (silence === MOST_SILENCES) throw error
      }
    }
  }

  /** Does something and waits for the answer to it; when the bot asks for it, she does it again. */
  const does = async (act: () => unknown, answer: RegExp): Promise<Shown> => {
    for (let again = 0; ; again++) {
      act()
      try {
        const shown = await hears(({ text }) => answer.test(text) || AGAIN.test(text))
        if (!AGAIN.test(shown.text)) return shown
        if (again === MOST_REPEATS) throw new Error(`was asked ${again} times to do it again`)
        repeats++
      } catch (cause) {
        const last = person
          .sees()
          .slice(-4)
          .map(({ by, text }) => `${by}: ${text}`)
        throw new Error(`waited for ${answer} after\n${last.join('\n')}`, { cause })
      }
    }
  }

  const button = (label: string): string => {
    const labels = person.sees().flatMap(({ buttons }) => buttons.flat())
    const found = labels.findLast((one) => one === label || one.endsWith(` ${label}`))
    if (found === undefined) throw new Error(`there is no button "${label}" on the screen`)
    return found
  }

  return {
    person,
    /** How often she did something again. */
    repeats: () => repeats,
    says: (text: string, answer: RegExp) => does(() => person.says(text), answer),
    taps: (label: string, answer: RegExp) => does(() => person.taps(button(label)), answer),
    shares: (numbers: string[], answer: RegExp) =>
      does(() => person.sharesContact(numbers), answer),

    /** Tells what happened up to the read-back, tapping. */
    async tells(harm: string, number: string): Promise<void> {
      await this.says('/report', /Are you safe now/)
      await this.taps('Yes', /What happened\?/)
      const danger = DANGER_OF[harm]
      if (danger === undefined) throw new Error(`nobody tells of "${harm}" here`)
      await this.taps(danger, /What happened\?/)
      await this.taps('Done', /What exactly/)
      await this.taps(harm, /What exactly/)
      await this.taps('Done', /Do you have a phone number|You come first/)
      if (person.sees().at(-1)?.text.startsWith('You come first'))
        await this.taps('Go on', /Do you have a phone number/)
      await this.says(number, /Which town/)
      await this.taps('Oslo', /Do you want somebody to help/)
      await this.taps('No, thank you', /When may we/)
      await this.taps('As soon as it is read', /May colleagues read what kind/)
      await this.taps('No, not yet', /This is what you have told/)
    },
    /** Sends what was told; its receipt. */
    async sendsIt(): Promise<string> {
      const { text } = await this.taps('Send', /Your receipt/)
      return (/(?:\d{4} ){3}\d{4}/.exec(text)?.[0] ?? '').replaceAll(' ', '')
    },
  }
}
export type Chatting = ReturnType<typeof createChatting>
