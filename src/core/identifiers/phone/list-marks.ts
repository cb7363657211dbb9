/** Numbers that count the lines of a list: "1 …", "2) …", "[3] …". */

/**
 * The text without square brackets around one digit at the start of a line: no phone number is
 * written so.
 */
export const withoutBracketMarks = (text: string): string =>
  text.replace(/^[ \t]*\[\p{Nd}\](?=[ \t]*[+(\p{Nd}])/gmu, ' ')

const MARK = /(^|[ \n])[#(]?(\d{1,2})[).:\]-]{0,2} +(?=[+(]?\d)/gm
const SHORTEST_NUMBER = 7

const digitsIn = (text: string) => text.replace(/\D/g, '').length

/**
 * The text, of plain characters, without marks that count from one, if enough digits for a number
 * follow each mark.
 */
export const withoutListMarks = (text: string): string => {
  const marks: RegExpExecArray[] = []
  let from = 0
  for (const mark of text.matchAll(MARK)) {
    if (mark[2] !== String(marks.length + 1)) continue
    const line = text.lastIndexOf('\n', mark.index - 1) + 1
    const begins = mark[1] === '\n' || text.slice(line, mark.index).trim() === ''
    const follows = marks.length > 0 && digitsIn(text.slice(from, mark.index)) >= SHORTEST_NUMBER
    if (marks.length === 0 ? !begins : !follows) continue
    marks.push(mark)
    from = mark.index + mark[0].length
  }
  if (marks.length < 2 || digitsIn(text.slice(from)) < SHORTEST_NUMBER) return text
  let rest = ''
  from = 0
  for (const mark of marks) {
    rest += `${text.slice(from, mark.index)}${marks[0] === mark ? '' : '\n'}`
    from = mark.index + mark[0].length
  }
  return rest + text.slice(from)
}
