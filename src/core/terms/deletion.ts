/** When a message is deleted from a chat. */

const MINUTE = 60 * 1000
const FIVE_MINUTES = 5 * MINUTE

/** Platforms let us delete a message for 48 hours; a little less (ms), so that we are never too late. */
export const DELETABLE = 47 * 60 * MINUTE
/** After that (ms) it is too late. */
export const TOO_LATE_TO_DELETE = 48 * 60 * MINUTE
/** How long (ms) a deletion that did not work rests until the next try. */
export const NEXT_TRY = 15 * MINUTE

/**
 * When a message that is sent now is deleted, if it may stay so long (ms).
 *
 * Rounded up to five minutes: the moment itself would say when she wrote.
 */
export const deletionTime = (now: Date, stay: number): Date => {
  const due = now.getTime() + Math.min(stay, DELETABLE)
  return new Date(Math.ceil(due / FIVE_MINUTES) * FIVE_MINUTES)
}
