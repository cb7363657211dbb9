import { PassThrough } from 'node:stream'
import { WriteStream } from 'node:tty'
import { afterEach, expect, it, vi } from 'vitest'
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

afterEach(() => vi.unstubAllEnvs())

/** A person who sits at a terminal, on a bot that answers everything with "Hello.". */
const sitDown = async (settings: Record<string, string>) => {
  vi.stubEnv('FORCE_COLOR', undefined)
  const shown: string[] = []
  const getColorDepth = () =>
    WriteStream.prototype.getColorDepth({ TERM: 'xterm-256color', ...settings })
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), {
    isTTY: true,
    getColorDepth,
  })
  output.on('data', (text: string) => shown.push(text))
  const heard: string[] = []
  const ended = Promise.withResolvers<void>()
  const channel = createTerminal({
    input,
    output,
    person: 'anna',
    language: 'en',
    answered: async () => {},
    ended: ended.resolve,
    failed: ended.reject,
  })
  await channel.start(async ({ address, body }) => {
    heard.push(body.kind === 'text' ? body.text : body.kind)
    await channel.send(address, { text: 'Hello.', options: [] })
  })
  return { input, heard, shown, ended: ended.promise, channel }
}

it('whoever sits at it is greeted, and asked for the next line, in colour', async () => {
  const { input, heard, shown, ended, channel } = await sitDown({})
  input.write('first\n\nsecond\n')
  input.end()
  await ended
  await channel.stop()
  expect(heard).toEqual(['/start', 'first', 'second'])
  const hello = '\n\u001B[36mHello.\u001B[39m\n\n'
  expect(shown.join('')).toBe(`${hello}> ${hello}> > ${hello}> \n`)
})

it('NO_COLOR is heard', async () => {
  const { input, shown, ended } = await sitDown({ NO_COLOR: '1' })
  input.end()
  await ended
  expect(shown.join('')).toBe('\nHello.\n\n> ')
})

it('a line that cannot be stored is no crash', async () => {
  const input = new PassThrough()
  const failed = Promise.withResolvers<unknown>()
  const channel = createTerminal({
    input,
    output: new PassThrough(),
    person: 'anna',
    language: 'en',
    answered: async () => {},
    ended: () => {},
    failed: failed.resolve,
  })
  await channel.start(async () => {
    throw new Error('the database is gone')
  })
  input.write('hello\n')
  expect(await failed.promise).toMatchObject({ message: 'the database is gone' })
})
