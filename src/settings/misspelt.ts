/** Pairs of a name that nobody knows and the known name that it probably was meant to be. */
export const misspelt = (names: readonly string[], known: readonly string[]): [string, string][] =>
  names.flatMap((name): [string, string][] => {
    if (known.includes(name)) return []
    // In a short name two letters are too much: HOST is another program's, and no misspelt PORT.
    const meant = known.find(
      (other) => distance(name.toUpperCase(), other) <= (other.length < 7 ? 1 : 2),
    )
    return meant === undefined ? [] : [[name, meant]]
  })

/** How many letters must be put in, taken out or changed to make one word of the other. */
const distance = (from: string, to: string): number => {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...from].entries()) {
    const line = [row + 1]
    for (const [column, other] of [...to].entries()) {
      line.push(
        Math.min(
          (above[column] ?? 0) + (letter === other ? 0 : 1),
          (above[column + 1] ?? 0) + 1,
          (line[column] ?? 0) + 1,
        ),
      )
    }
    above = line
  }
  return above.at(-1) ?? 0
}
