/**
 * Gives back to the machine what Node.js keeps of memory that became free, in case it needs it again: tens of megabytes.
 * It takes a tenth of a second, in which nobody is answered.
 */
export const giveMemoryBack = (): void => {
  // Absent where Node.js was started without bin/varsku.
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
