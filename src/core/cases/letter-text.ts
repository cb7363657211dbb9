/** Letters, as lines to be read. */
import { say, type Text } from '../terms/text.ts'
import type { CaseFile, Letter, Wording } from './case-file.ts'
import { readyText } from './ready-sentences.ts'

/** Whose eyes: the reporter's or a case worker's. */
type Reader = Letter['from']

const saidText = (says: Wording, reader: Reader): Text | string => {
  if ('ready' in says) return readyText(says)
  if ('words' in says) return says.words
  // The code itself is for her alone.
  return reader === 'her' ? say('letter.code', { code: says.code }) : say('letter.codeGiven')
}

/** One letter, with who wrote it and on which day. Own words of the other side name their language. */
export const letterLine = ({ from, at, says }: Letter, reader: Reader): Text => {
  const said = saidText(says, reader)
  if (!('words' in says) || from === reader) {
    const who = from === 'us' ? 'letter.us' : reader === 'her' ? 'letter.you' : 'letter.her'
    return say(who, { at, said })
  }
  const language = say('language.name', { language: says.language.replace('-', '') })
  return say(from === 'us' ? 'letter.usIn' : 'letter.herIn', { at, said, language })
}

/** How many letters are shown at once. */
export const SHOWN_LETTERS = 4

/** The newest letters, or those before them; and whether there are earlier ones. */
export const letterLines = (
  { letters }: Pick<CaseFile, 'letters'>,
  reader: Reader,
  page = 0,
): { lines: Text[]; earlier: boolean } => {
  const end = letters.length - page * SHOWN_LETTERS
  const start = Math.max(0, end - SHOWN_LETTERS)
  const lines = letters.slice(start, Math.max(0, end)).map((one) => letterLine(one, reader))
  return { lines, earlier: start > 0 }
}
