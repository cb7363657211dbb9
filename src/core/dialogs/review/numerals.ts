/**
 * Which number stands for what a moderator decides, where options are numbers: a warning has the number of
 * its level, and "no" one of its own. So no number that she has just typed means the opposite next.
 */
export const NUMERALS = {
  /** Let what a colleague decided happen; keep what is listed. */
  yes: 1,
  /** Decline, prevent, take off the list. */
  no: 5,
  later: 6,
  more: 7,
  show: 8,
  undo: 9,
} as const
