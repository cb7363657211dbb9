/** Writes a line for the person who started the program. It does not go to the log. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
