/** Figures as they are printed: percentiles, ratios, tables. */

/** The value that so many per cent of all do not pass. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`

export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`

export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`

export const rate = (value: number): string => `${value.toFixed(1)}/s`

/** How many times the second the first is. */
export const ratio = (value: number, comparedWith: number): string =>
  `${(value / comparedWith).toFixed(2)} ×`

/** Whether a figure keeps what was aimed at, in words. */
export const aim = (kept: boolean, wish: string): string => `${kept ? 'kept' : 'MISSED'}: ${wish}`

export const print = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/** Prints a table; the first row is its head, and all columns but the first stand to the right. */
export const printTable = (title: string, rows: readonly (readonly string[])[]): void => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  const [head = '', ...body] = lines
  print()
  print(title)
  print(head)
  print('-'.repeat(Math.max(...lines.map(({ length }) => length))))
  body.forEach(print)
}
