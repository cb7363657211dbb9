/** A telephone number that stands in a contact card. */
export interface Telephone {
  written: string
  /** The number's digits as WhatsApp knows them, with the country. */
  known: string | undefined
}

/** The telephone numbers of a contact card (vCard). Nothing in a card proves whose they are. */
export const telephonesIn = (card: string): Telephone[] =>
  card
    // A line that begins with a blank goes on from the one before (RFC 6350, 3.2).
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, parameters = '', value = ''] =
        /^(?:[\w-]+\.)?tel((?:;[^:]*)?):(.*)$/i.exec(line) ?? []
      const [, known] = /;waid=(\d{5,20})/i.exec(parameters) ?? []
      const written = value.replace(/^tel:/i, '').replace(/;.*$/, '').trim()
      return written === '' && known === undefined ? [] : [{ written, known }]
    })
