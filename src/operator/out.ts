/** What the operator is told: results, remarks, and why a command was not done. */

/** A mistake in the command itself. */
export class UsageError extends Error {}

/** The command could not do its work; the message says why and what to do. */
export class Refused extends Error {}

/** Prints a line of the result. */
export const out = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Prints a line that is not part of the result. */
export const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}
