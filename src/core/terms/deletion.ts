/** When a message is deleted from a chat. */

const MINUTE = 60 * 1000
const FIVE_MINUTES = 5 * MINUTE

/**
 * Platforms let us delete a message for 48 hours. A little less, in milliseconds, so that we are
 * not too late.
 */
export const DELETABLE = 47 * 60 * MINUTE
/** Milliseconds after which it is too late. */
export const TOO_LATE_TO_DELETE = 48 * 60 * MINUTE
/** Milliseconds until a failed deletion is tried again. */
export const NEXT_TRY = 15 * MINUTE

/**
 * When a message that is sent now is deleted, if it may stay for that many milliseconds.
 *
 * Rounded up to five minutes: the exact moment would tell when she wrote.
 */
export const deletionTime = (now: Date, stay: number): Date => {
  const due = now.getTime() + Math.min(stay, DELETABLE)
  return new Date(Math.ceil(due / FIVE_MINUTES) * FIVE_MINUTES)
}

/** The same for what is deleted at once: no moment either, which would mark the row among others. */
export const deletedAtOnce = (now: Date): Date =>
  new Date(Math.floor(now.getTime() / FIVE_MINUTES) * FIVE_MINUTES)
