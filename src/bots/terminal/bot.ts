import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { styleText } from 'node:util'
import { type Address, type Limits, SendError } from '../../core/message.ts'
import type { Channel } from '../channel.ts'

interface Needs {
  input: NodeJS.ReadableStream & { isTTY?: boolean }
  output: NodeJS.WritableStream & { isTTY?: boolean }
  /** Who sits at the terminal; each name is a person of its own. */
  person: string
  /** What the system says about her language, as a BCP 47 tag. */
  language: string | undefined
  /** Resolves when everything accepted so far is answered. */
  answered(): Promise<void>
  /** Input has ended, and everything is answered. */
  ended(): void
}

const LIMITS: Limits = { text: 100_000, options: 40, buttons: false }

/** The same bot in a shell: one line in, the replies out; through a pipe as well as by hand. */
export const createTerminal = (needs: Needs): Channel => {
  const { input, output, person } = needs
  const address = person as Address
  const lines = createInterface({ input, output, terminal: false })
  const bold = (text: string): string =>
    // Only where there is a terminal; NO_COLOR and its kin are heard there.
    output.isTTY ? styleText('cyan', text, { stream: process.stdout }) : text
  const prompt = (): void => {
    if (input.isTTY) output.write('> ')
  }

  return {
    name: 'terminal',
    limits: LIMITS,

    async start(accept) {
      const read = async (): Promise<void> => {
        prompt()
        for await (const line of lines) {
          // An empty line on a terminal is a slip; in a pipe it is nothing to answer either.
          if (line.trim() !== '') {
            await accept({
              dedupe: randomUUID(),
              at: new Date(),
              address,
              from: { key: person, ...(needs.language && { language: needs.language }) },
              body: { kind: 'text', text: line },
            })
            await needs.answered()
          }
          prompt()
        }
        needs.ended()
      }
      void read()
    },

    async send(to, { text }) {
      if (to !== address) throw new SendError('unreachable')
      output.write(`\n${bold(text)}\n\n`)
      return []
    },

    async erase() {
      // What stands on somebody's screen cannot be taken back.
    },

    health: () => ({ ok: true, detail: 'the terminal is open' }),

    async stop() {
      lines.close()
    },
  }
}
