import { randomUUID } from 'node:crypto'
import { createInterface, type Interface } from 'node:readline'
import { styleText } from 'node:util'
import { type Address, type Limits, SendError } from '../../core/terms/message.ts'
import type { Accept, Channel } from '../channel.ts'

interface Needs {
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream & { isTTY?: boolean }
  /** Who sits at the terminal; each name is a person of its own. */
  person: string
  /** What the system says about her language, as a BCP 47 tag. */
  language: string | undefined
  /** Resolves when everything accepted so far is answered. */
  answered(): Promise<void>
  /** Input has ended, and everything is answered; or nobody reads the output any more. */
  ended(): void
  /** A line could not be stored. */
  failed(error: unknown): void
}

const LIMITS: Limits = { text: 100_000, options: 40, buttons: false }

/** The same bot in a shell: one line in, the replies out; through a pipe as well as by hand. */
export const createTerminal = (needs: Needs): Channel => {
  const { input, output, person } = needs
  const address = person as Address
  let lines: Interface | undefined
  const bold = (text: string): string =>
    // Only where there is a terminal; NO_COLOR and its kin are heard there.
    output.isTTY ? styleText('cyan', text, { stream: output }) : text
  const read = async (from: Interface, accept: Accept): Promise<void> => {
    const say = async (text: string): Promise<void> => {
      // An empty line is a slip, on a terminal as in a pipe.
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
    // Before the greeting: what is typed meanwhile is answered too.
    const coming = from[Symbol.asyncIterator]()
    // Nobody should have to guess what to write first.
    if (input.isTTY) await say('/start')
    for await (const line of coming) await say(line)
    needs.ended()
  }

  return {
    name: 'terminal',
    oneKey: true,
    limits: LIMITS,

    async start(accept) {
      // Not before: a line that comes while nobody listens is lost.
      lines = createInterface({ input, terminal: false })
      output.on('error', needs.ended)
      read(lines, accept).catch(needs.failed)
    },

    async send(to, { text }) {
      if (to !== address) throw new SendError('restricted')
      output.write(`\n${bold(text)}\n\n`)
      return []
    },

    async erase() {
      // What stands on somebody's screen cannot be taken back.
    },

    health: () => ({ ok: true, detail: 'the terminal is open' }),

    async stop() {
      lines?.close()
      // The shell's prompt stands on a line of its own again.
      if (input.isTTY) output.write('\n')
    },
  }
}
