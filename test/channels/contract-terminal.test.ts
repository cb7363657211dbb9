import { PassThrough } from 'node:stream'
import { createTerminal } from '../../src/bots/terminal/bot.ts'
import type { Bot } from '../../src/core/bot.ts'
import { createBehind } from './behind.ts'
import { contractOf, type Person } from './contract.ts'

/** Finds the number of an option in the last list that the terminal showed. */
const numberOf = (label: string, shown: string): string => {
  const found = shown
    .split('\n')
    .findLast(
      (line) => /^\d+ {2}/.test(line) && (line.endsWith(` ${label}`) || line.endsWith(label)),
    )
  if (!found) throw new Error(`there is no option "${label}"`)
  return found.split(' ')[0] ?? ''
}

contractOf('the terminal', {
  async open() {
    const behind = await createBehind()
    const ends: (() => Promise<void>)[] = []

    const meets = async (language?: string): Promise<Person> => {
      // Each person runs a process of her own: npm run chat -- --as anna
      const input = new PassThrough()
      const output = new PassThrough({ encoding: 'utf8' })
      let shown = ''
      let waiting = Promise.withResolvers<void>()
      output.on('data', (text: string) => {
        shown += text
      })
      const channel = createTerminal({
        input,
        output,
        person: `person${ends.length}`,
        language,
        answered: async () => {
          await bot.turns.idle()
          waiting.resolve()
        },
        ended: () => {},
        failed: (error) => behind.log.error(String(error)),
      })
      const bot: Bot = behind.bot(channel)
      await channel.start((inbound) => bot.turns.accept(channel.name, inbound))
      ends.push(() => channel.stop())

      let last = ''
      const says = async (line: string): Promise<string> => {
        const before = shown.length
        waiting = Promise.withResolvers()
        input.write(`${line}\n`)
        await waiting.promise
        last = shown.slice(before)
        return last
      }
      return {
        // A line is a message here: several lines are written as one.
        says: (text) => says(text.replaceAll('\n', ', ')),
        picks: (label) => says(numberOf(label, last)),
        picksAll: (labels) => says(labels.map((label) => numberOf(label, last)).join(' ')),
      }
    }

    return {
      behind,
      meets,
      async end() {
        for (const end of ends) await end()
        await behind.end()
      },
    }
  },
})
