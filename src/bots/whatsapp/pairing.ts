import { renderUnicodeCompact } from 'uqr'

/** Lets somebody at the terminal let the account in on its phone. */
export interface Pairing {
  /** Shows the next code; `ask` gets one that is typed, for a number. */
  show(qr: string, ask: (number: string) => Promise<string>): Promise<void>
  /** The codes of this round no longer count. */
  again(): void
}

interface Needs {
  /** The account's own number: with it, eight characters are typed; without, a picture is scanned. */
  number: string | undefined
  /** To the terminal, and nowhere else: whoever has a code can take part in every chat. */
  tell(line: string): void
}

/** Light on dark whatever the terminal's colours are: a picture the other way round is not recognised everywhere. */
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
      // One code a round; the pictures that follow it are for those who scan.
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
