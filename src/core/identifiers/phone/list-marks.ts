/** Numbers that count the lines of a list: "1 …", "2) …", "[3] …". */

const MARK = /^ *[#(]?(\d{1,2})[).:\]-]{0,2} +(?=[+(]?\d)/

/** Square brackets around one digit at the start of a line: no phone number is written so. */
export const withoutBracketMarks = (text: string): string =>
  text.replace(/^[ \t]*\[\p{Nd}\](?=[ \t]*[+(\p{Nd}])/gmu, ' ')

/** The text, of plain characters, without the marks of lines that count from one. */
export const withoutListMarks = (text: string): string => {
  const lines = text.split('\n')
  const counts = lines.map((line) => MARK.exec(line)?.[1])
  const marks = counts.filter((count) => count !== undefined)
  const counting = marks.length > 1 && marks.every((count, index) => count === String(index + 1))
  return counting ? lines.map((line) => line.replace(MARK, ' ')).join('\n') : text
}
