/** How fast alerts go out on a channel: nobody waits for them, but people wait for answers. */
export interface AlertPace {
  /** Sends in one slice; there is one slice in `every` ms. */
  size: number
  every: number
  /** Up to so many ms more, by chance. */
  more: number
  /** Only peers who have written within so many days; undefined: all. */
  within: number | undefined
  /** When the platform holds the bot back, nobody else is written to until the next alert. */
  stops: boolean
}

/** Thirty a second is what Telegram permits; the rest is left for answers. */
export const USUAL_PACE: AlertPace = {
  size: 25,
  every: 1_000,
  more: 0,
  within: undefined,
  stops: false,
}

/** For a platform that looks for those who write to many. */
export const cautiousPace = (within: number): AlertPace => ({
  size: 1,
  every: 2_000,
  more: 1_000,
  within,
  stops: true,
})

export type PaceOf = (channel: string) => AlertPace

const DAY = 24 * 60 * 60 * 1000

/** Whether a peer last wrote so long ago that she is not written to on that channel. */
export const isLongAgo = ({ within }: AlertPace, seenOn: Date, now: Date): boolean =>
  // One more: only the day is kept on which she was seen.
  within !== undefined && now.getTime() - seenOn.getTime() > (within + 1) * DAY
