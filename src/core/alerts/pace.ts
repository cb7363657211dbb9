/** How fast alerts go out on a channel. Nobody waits for an alert, but peers wait for answers. */
export interface AlertPace {
  /** How many sends a slice has. One slice begins per `every` milliseconds. */
  size: number
  every: number
  /** The most milliseconds that are added at random. */
  more: number
  /** Only peers who have written within this many days are written to. Undefined: all. */
  within: number | undefined
  /** If the platform holds the bot back, nobody else is written to until the next alert. */
  stops: boolean
}

/** Telegram permits thirty sends a second. The rest is left for answers. */
export const USUAL_PACE: AlertPace = {
  size: 25,
  every: 1_000,
  more: 0,
  within: undefined,
  stops: false,
}

/** For a platform that looks for accounts that write to many people. */
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
  // One day more, because only the day on which she was seen is kept.
  within !== undefined && now.getTime() - seenOn.getTime() > (within + 1) * DAY
