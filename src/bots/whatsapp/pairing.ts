import { renderUnicodeCompact } from 'uqr'

/** Shows somebody at the terminal how to pair the account's phone. */
export interface Pairing {
  /** Shows the next code. `ask` gets a code for a number, which is typed on the phone. */
  show(qr: string, ask: (number: string) => Promise<string>): Promise<void>
  /** The codes of this round are no longer valid. */
  again(): void
}

interface Needs {
  /** The account's number, for pairing with eight characters; undefined: a picture is scanned. */
  number: string | undefined
  /** To the terminal and nowhere else: somebody who has a code can take part in every chat. */
  tell(line: string): void
}

/** Light on dark in every terminal: not every phone recognises an inverted picture. */
const picture = (qr: string): string =>
  renderUnicodeCompact(qr, { border: 2 })
    .split('\n')
    .map((line) => `\u001b[97;40m${line}\u001b[0m`)
    .join('\n')

export const createPairing = ({ number, tell }: Needs): Pairing => {
  let asked = false
  return {
    async show(qr, ask) {
      if (number === undefined) {
        tell(
          `\nWhatsApp, on the phone of the bot: Settings, Linked devices, Link a device. Then scan this:\n\n${picture(qr)}\n`,
        )
        return
      }
      // One code per round. The further pictures are for those who scan.
      if (asked) return
      asked = true
      const code = await ask(number)
      tell(
        `\nWhatsApp, on the phone of the bot: Settings, Linked devices, Link a device, Link with phone number instead. Then type: ${code.slice(0, 4)}-${code.slice(4)}\n`,
      )
    },
    again() {
      asked = false
    },
  }
}
