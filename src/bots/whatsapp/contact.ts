// A line that begins with a blank goes on from the one before (RFC 6350, 3.2).
const lines = (card: string): string[] => card.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)

interface Telephone {
  written: string
  /** The number's digits as WhatsApp knows them, with the country. */
  known: string | undefined
}

const telephonesOf = (card: string): Telephone[] =>
  lines(card).flatMap((line) => {
    const [, parameters = '', value = ''] = /^(?:[\w-]+\.)?tel((?:;[^:]*)?):(.*)$/i.exec(line) ?? []
    const [, known] = /;waid=(\d{5,20})/i.exec(parameters) ?? []
    const written = value.replace(/^tel:/i, '').replace(/;.*$/, '').trim()
    return written === '' && known === undefined ? [] : [{ written, known }]
  })

/** The phone numbers of shared contacts, each once. Nothing in a card proves whose it is. */
export const numbersOf = (cards: readonly (string | null | undefined)[]): string[] => {
  const numbers = new Map<string, string>()
  for (const card of cards) {
    for (const { written, known } of telephonesOf(card ?? '')) {
      // Written without a country, the country would be a guess.
      const number = known === undefined ? written : `+${known}`
      const digits = number.replace(/\D/g, '')
      if (digits !== '' && !numbers.get(digits)?.startsWith('+')) numbers.set(digits, number)
    }
  }
  return [...numbers.values()]
}
