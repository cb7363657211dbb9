/**
 * Contacts as vCards of versions 2.1, 3.0 and 4.0, pasted or shared.
 *
 * Phones write them in many ways: lines are folded, indented or ended by a lone CR, and values are
 * in quoted-printable. Nothing in a card proves whose the numbers are.
 */
import { openedDialling } from './links.ts'
import { isComplete } from './number.ts'
import { plainCharacters } from './plain-characters.ts'

const BEGIN = /^[ \t]*BEGIN[ \t]*:[ \t]*VCARD/i
const END = /^[ \t]*END[ \t]*:[ \t]*VCARD/i
// An indented line continues the line before it (RFC 6350, 3.2), unless a property begins on it.
const PROPERTY =
  /^[ \t]*(?:[\w-]+\.)?(?:VERSION|N|FN|NICKNAME|ORG|TITLE|ROLE|TEL|EMAIL|ADR|LABEL|URL|NOTE|BDAY|PHOTO|REV|UID|CATEGORIES|PRODID|IMPP|TZ|GEO|X-[\w-]+)(?:;[^:]*)?:/i
const TELEPHONE = /^[ \t]*(?:[\w-]+\.)?TEL((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/i

const unquoted = (value: string, charset: string): string => {
  const bytes: number[] = []
  for (const [part] of value.matchAll(/=[0-9A-F]{2}|./gis)) {
    bytes.push(part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0) & 0xff)
  }
  return new TextDecoder(/^iso-8859|^windows-125/i.test(charset) ? 'windows-1252' : 'utf-8').decode(
    Uint8Array.from(bytes),
  )
}

/** The lines of a card. Lines that belong together are joined. */
const linesOf = (card: string): string[] => {
  const lines: string[] = []
  for (const line of card.split(/\r\n?|\n/)) {
    const before = lines.at(-1)
    const soft = before !== undefined && /=$/.test(before) && /QUOTED-PRINTABLE/i.test(before)
    if (soft) lines.push(`${lines.pop()?.slice(0, -1)}${line.trimStart()}`)
    else if (before === undefined || !/^[ \t]/.test(line) || BEGIN.test(line) || END.test(line))
      lines.push(line)
    else if (PROPERTY.test(line)) lines.push(line)
    else lines.push(`${lines.pop()}${line.slice(1)}`)
  }
  return lines
}

/**
 * WhatsApp's own id contains the complete number, even if the contact was saved without a country
 * code. But it can also be the id of an account that hides its number. Then its last digits differ.
 */
const known = (parameters: string, written: string): string | undefined => {
  const id = /;waid=(\d{6,15})(?:;|$)/i.exec(parameters)?.[1]
  if (id === undefined || !isComplete(id)) return undefined
  return id.endsWith(written.replace(/\D/g, '').slice(-6)) ? `+${id}` : undefined
}

const telephone = (line: string): string | undefined => {
  const [, parameters, raw] = TELEPHONE.exec(line) ?? []
  if (parameters === undefined || raw === undefined) return undefined
  const charset = /CHARSET=([\w-]+)/i.exec(parameters)?.[1] ?? ''
  const value = /QUOTED-PRINTABLE/i.test(parameters) ? unquoted(raw, charset) : raw
  const written = plainCharacters(openedDialling(value.replace(/\\n/gi, ';').replaceAll('\\', '')))
    // Digits that are dialled after a pause.
    .replace(/(?<=\d);\d{1,6}#?\s*$/, '')
    .trim()
  return known(parameters, written) ?? (/\d/.test(written) ? written : undefined)
}

/** The telephone numbers of a card, as they are written or as WhatsApp knows them. */
export const telephonesIn = (card: string): string[] =>
  linesOf(card).flatMap((line) => telephone(line) ?? [])

/** The numbers, each once. If a number is also written with a country code, that form is taken. */
export const distinctNumbers = (numbers: readonly string[]): string[] => {
  const distinct = new Map<string, string>()
  for (const number of numbers) {
    const digits = number.replace(/\D/g, '')
    if (digits !== '' && !distinct.get(digits)?.startsWith('+')) distinct.set(digits, number)
  }
  return [...distinct.values()]
}

/** The text with each vCard replaced by its telephone numbers, one a line. */
export const openCards = (text: string): string => {
  if (!/BEGIN[ \t]*:[ \t]*VCARD/i.test(text)) return text
  const opened: string[] = []
  let card: string[] | undefined
  for (const line of text.split(/\r\n?|\n/)) {
    if (BEGIN.test(line)) card = [...(card ?? [])]
    else if (card === undefined) opened.push(line)
    else if (END.test(line)) {
      opened.push(telephonesIn(card.join('\n')).join(';\n'))
      card = undefined
    } else card.push(line)
  }
  if (card !== undefined) opened.push(telephonesIn(card.join('\n')).join(';\n'))
  return opened.join('\n')
}
