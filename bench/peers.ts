/** People who write to a bot and wait for its answer. */
import type { FakeTelegram } from '../test/support/fake-telegram/server.ts'

/** What so many messages led to. */
export interface Answered {
  /** Milliseconds from a message to its answer, one by one. */
  waits: number[]
  perSecond: number
}

/**
 * So many write by turns, unless said otherwise, that none of them writes often: the bot writes to one chat
 * once a second, as Telegram asks, and a bench must not measure that.
 */
export const PEOPLE = 300

/**
 * Lets people write the texts between them, each waiting for one answer before the next; `inFlight` of
 * them write at once, by turns if there are more.
 *
 * `isAnswer` tells an answer from an apology: that would be quick too.
 */
export const createPeers = (
  fake: FakeTelegram,
  isAnswer: (text: string, answer: string) => boolean,
) => {
  /** Who rests longest comes first, also from one call to the next. */
  const resting: ReturnType<FakeTelegram['person']>[] = []

  return async (texts: readonly string[], inFlight: number, people = PEOPLE): Promise<Answered> => {
    while (resting.length < people) resting.push(fake.person({ language: 'en' }))
    const waits: number[] = []
    const left = [...texts]
    const begun = performance.now()
    const talk = async () => {
      for (let text = left.pop(); text !== undefined; text = left.pop()) {
        const person = resting.shift()
        if (!person) throw new Error('more write at once than there are')
        const said = performance.now()
        person.says(text)
        const { text: answer } = await patiently(person)
        waits.push(performance.now() - said)
        if (!isAnswer(text, answer)) throw new Error(`the bot did not answer but said: ${answer}`)
        resting.push(person)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, talk))
    return { waits, perSecond: texts.length / ((performance.now() - begun) / 1000) }
  }
}

/** On a machine that has much else to do, an answer takes longer than a person of a test waits. */
const patiently = async (person: ReturnType<FakeTelegram['person']>) => {
  for (let tries = 1; ; tries++) {
    try {
      return await person.hears()
    } catch (error) {
      if (tries === 6) throw error
    }
  }
}
