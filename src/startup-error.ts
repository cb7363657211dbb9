/** A fault that the operator can do something about: one plain line; main prints it and exits with status 1. */
export class StartupError extends Error {
  override readonly name = 'StartupError'
}
