/** Contacts that were shared as vCards, versions 2.1, 3.0 and 4.0. */

const decoded = (value: string) =>
  value.replace(/=([0-9A-F]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )

const telephone = (line: string): string | undefined => {
  const match = /^\s*(?:[\w-]+\.)?TEL((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/i.exec(line)
  if (match === null) return undefined
  const [, parameters = '', value = ''] = match
  // WhatsApp's own id holds the complete number, even if the contact was saved without its country's code.
  const id = /;waid=(\d{6,15})(?:;|$)/i.exec(parameters)?.[1]
  if (id !== undefined) return `+${id}`
  const written = /QUOTED-PRINTABLE/i.test(parameters) ? decoded(value) : value
  return written.replaceAll('\\', '').replace(/^\s*tel:\s*(\S)/i, 'tel:$1')
}

/** The text with each vCard replaced by its telephone numbers, one a line. */
export const openCards = (text: string): string => {
  if (!/BEGIN:VCARD/i.test(text)) return text
  const lines: string[] = []
  let inside = false
  let unfinished = false
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^\s*BEGIN:VCARD/i.test(line)) inside = true
    else if (/^\s*END:VCARD/i.test(line)) inside = false
    else if (!inside) lines.push(line)
    else if (unfinished && /^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`)
    else {
      const number = telephone(line)
      unfinished = number !== undefined
      if (number !== undefined) lines.push(number)
    }
  }
  return lines.join('\n')
}
