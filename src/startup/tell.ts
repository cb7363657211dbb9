/** Writes a line for the person who started the program, past the log. */
export const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
