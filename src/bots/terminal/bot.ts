import { randomUUID } from 'node:crypto'
import { createInterface, type Interface } from 'node:readline'
import { styleText } from 'node:util'
import { type Address, type Limits, SendError } from '../../core/terms/message.ts'
import type { Accept, Channel } from '../channel.ts'

interface Needs {
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream & { isTTY?: boolean }
  /** The name of who sits at the terminal. Each name is another peer. */
  person: string
  /** The language of the system, as a BCP 47 tag. */
  language: string | undefined
  /** Resolves when everything accepted so far is answered. */
  answered(): Promise<void>
  /** Called when the input has ended and everything is answered, or when nobody reads the output any more. */
  ended(): void
  /** Called when a line could not be stored. */
  failed(error: unknown): void
}

const LIMITS: Limits = { text: 100_000, options: 40, buttons: false }

/** The same bot in a shell: reads a line, writes the replies. Works by hand and through a pipe. */
export const createTerminal = (needs: Needs): Channel => {
  const { input, output, person } = needs
  const address = person as Address
  let lines: Interface | undefined
  const bold = (text: string): string =>
    // Only on a terminal. `styleText` respects NO_COLOR.
    output.isTTY ? styleText('cyan', text, { stream: output }) : text
  const read = async (from: Interface, accept: Accept): Promise<void> => {
    const say = async (text: string): Promise<void> => {
      // An empty line is a slip.
      if (text.trim() !== '') {
        await accept({
          dedupe: randomUUID(),
          at: new Date(),
          address,
          from: { key: person, ...(needs.language && { language: needs.language }) },
          body: { kind: 'text', text },
        })
        await needs.answered()
      }
      if (input.isTTY) output.write('> ')
    }
    // Before the greeting, so that a line typed meanwhile is answered too.
    const coming = from[Symbol.asyncIterator]()
    // The greeting tells what can be written.
    if (input.isTTY) await say('/start')
    for await (const line of coming) await say(line)
    needs.ended()
  }

  return {
    name: 'terminal',
    oneKey: true,
    limits: LIMITS,
    // Somebody at another terminal is written to by the process that runs there.
    reaches: (to) => to === address,

    async start(accept) {
      // Not earlier: a line that arrives while nobody listens is lost.
      lines = createInterface({ input, terminal: false })
      output.on('error', needs.ended)
      read(lines, accept).catch(needs.failed)
    },

    async send(to, { text }) {
      if (to !== address) throw new SendError('gone')
      output.write(`\n${bold(text)}\n\n`)
      return []
    },

    async erase() {
      // Nothing can be deleted from a terminal.
    },

    health: () => ({ ok: true, detail: 'the terminal is open' }),

    async stop() {
      lines?.close()
      // So that the shell's prompt begins a new line.
      if (input.isTTY) output.write('\n')
    },
  }
}
