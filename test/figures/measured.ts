/** What a conversation costs: taps, characters that are typed, lines that are read. */
import { keyboard } from '../../src/bots/telegram/outbound.ts'
import { say } from '../../src/core/terms/text.ts'
import type { TestBot } from '../support/bot.ts'

/** How many characters stand on one line of a small phone. */
const WIDTH = 35

type Message = ReturnType<TestBot['received']>[number]

/** The lines of a text as a small phone breaks them, without empty ones. */
const brokenAt = (line: string): number => {
  let lines = 1
  let length = 0
  for (const word of line.split(' ')) {
    if (length > 0 && length + 1 + [...word].length > WIDTH) {
      lines += 1
      length = 0
    }
    length += [...word].length + (length > 0 ? 1 : 0)
  }
  return lines
}

const textLines = (text: string, { empty }: { empty: boolean }): number =>
  text.split('\n').reduce((sum, line) => sum + (line === '' ? (empty ? 1 : 0) : brokenAt(line)), 0)

export interface Measured {
  taps: number
  /** What she typed, each time. */
  messages: number
  characters: number
  /** Empty lines, "Back" and "Stop" are not read, and a list that is ticked is read once. */
  read: number
  /** The longest message with its buttons, empty lines and all. */
  longest: number
}

/** Somebody whose taps, words and reading are counted. */
export const measuring = (bot: TestBot, person: string) => {
  const measured: Measured = { taps: 0, messages: 0, characters: 0, read: 0, longest: 0 }
  const controls = (['control.back', 'control.stop'] as const).flatMap((key) =>
    ['en', 'nb'].map((language) => bot.words.in(language, say(key))),
  )
  const isControl = (text: string) => controls.some((label) => text.endsWith(label))

  const reads = (message: Message): void => {
    const { text, options, replaces } = message
    const height = textLines(text, { empty: true }) + keyboard(options).length
    measured.longest = Math.max(measured.longest, height)
    if (replaces !== undefined) return
    const written = text.split('\n').filter((line) => !(/^\d {2}/.test(line) && isControl(line)))
    const answers = options.filter(({ label }) => !isControl(label))
    measured.read += textLines(written.join('\n'), { empty: false }) + keyboard(answers).length
  }
  const hears = () => {
    for (const message of bot.received(person)) reads(message)
  }

  return {
    measured,
    async taps(...labels: string[]): Promise<void> {
      for (const label of labels) {
        measured.taps += 1
        await bot.taps(person, label)
        hears()
      }
    },
    async types(...texts: string[]): Promise<void> {
      for (const text of texts) {
        measured.messages += 1
        measured.characters += [...text].length
        await bot.says(person, text)
        hears()
      }
    },
  }
}
