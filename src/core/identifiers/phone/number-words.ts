/**
 * Digits of which some are written as words: "9one2 34 five67". The digits before the first word
 * are not the number.
 */

/** Stands for digits and the words that belong to them. */
export const WORDS = '\uE001'

const NUMBER_WORDS = `
zero oh one two three four five six seven eight nine double triple
null en én ein to tre fire fem seks sju syv åtte otte ni
cero uno dos tres cuatro cinco seis siete ocho nueve
um dois três meia sete oito nove quatro
unu doi trei patru cinci șase sase șapte sapte opt nouă noua
ноль нуль один два три четыре пять шесть семь восемь девять
одна дві чотири п'ять пять шість сім вісім дев'ять девять
нула едно един две четири пет шест седем осем девет
ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า
`
  .trim()
  .split(/\s+/)

/** Words that also mean other things. They count only beside a number word or a digit. */
const OFTEN_ELSE = new Set(['en', 'ein', 'to', 'um', 'oh', 'fire', 'double'])

const WORD = new RegExp(`^(?:${NUMBER_WORDS.join('|')}){1,12}$`, 'iu')
const TOKEN = /(\d+)|(\p{L}[\p{L}\p{M}'\u2019]*)|([ ./()+,-])|./gsu

interface Token {
  kind: 'digits' | 'word' | 'gap' | 'else'
  text: string
  at: number
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map(({ 0: token, 1: digits, 2: letters, 3: gap, index }) => {
    const isWord = letters !== undefined && WORD.test(letters.replace('\u2019', "'"))
    const kind =
      digits !== undefined ? 'digits' : isWord ? 'word' : gap !== undefined ? 'gap' : 'else'
    return { kind, text: token, at: index }
  })

/** The shortest number has so many digits, in figures or words. */
const SHORTEST = 7
const LONGEST_PART = 8

const goesOnInWords = (parts: readonly Token[], next: Token | undefined): boolean => {
  const said = parts.filter(({ kind }) => kind !== 'gap')
  const words = said.filter(({ kind }) => kind === 'word')
  const figures = said.filter(({ kind }) => kind === 'digits').map(({ text }) => text)
  if (words.length === 0 || figures.join('').length + words.length < SHORTEST) return false
  if (figures.length === 0) return true
  return said.some(({ kind, text, at }, index) => {
    if (kind !== 'word') return false
    const [before, after] = [said[index - 1], said[index + 1]]
    const touches =
      (before?.kind === 'digits' && before.at + before.text.length === at) ||
      (after?.kind === 'digits' && after.at === at + text.length)
    if (touches || before?.kind === 'word') return true
    if (OFTEN_ELSE.has(text.toLowerCase())) return false
    const between = [before, after].every((part) => part && part.text.length < LONGEST_PART)
    return between || (after === undefined && (next === undefined || !/\p{L}/u.test(next.text)))
  })
}

/** The text with a mark in place of digits that go on in words. */
export const withoutNumberWords = (text: string): string => {
  if (!/\p{L}/u.test(text)) return text
  let rest = ''
  let parts: Token[] = []
  const close = (next: Token | undefined) => {
    rest += goesOnInWords(parts, next) ? ` ${WORDS} ` : parts.map((part) => part.text).join('')
    parts = []
  }
  for (const token of tokensOf(text)) {
    if (token.kind !== 'else') parts.push(token)
    else {
      close(token)
      rest += token.text
    }
  }
  close(undefined)
  return rest
}
