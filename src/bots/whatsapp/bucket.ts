/** How many messages may be sent that nobody asked for. */
export interface Allowance {
  /** In an hour, to all chats together. */
  perHour: number
}

const HOUR = 60 * 60 * 1000
/** How many may go out in a row before the number per hour limits them. */
const AT_ONCE = 3
/** How many may go to one chat in an hour, even if the other chats get none. */
const PER_CHAT = 2

interface Bucket {
  tokens: number
  at: number
}

/**
 * Limits messages that nobody asked for: WhatsApp bans accounts that write too much, too evenly, or
 * too often to people who do not answer.
 */
export const createBucket = (
  { perHour }: Allowance,
  { now, random }: { now(): number; random(): number },
) => {
  const all: Bucket = { tokens: Math.min(AT_ONCE, perHour), at: now() }
  const chats = new Map<string, Bucket>()
  let notBefore = 0

  const filled = ({ tokens, at }: Bucket, rate: number, most: number): Bucket => ({
    tokens: Math.min(most, tokens + ((now() - at) / HOUR) * rate),
    at: now(),
  })
  /** How long until there is a whole token, in milliseconds. */
  const wait = ({ tokens }: Bucket, rate: number): number =>
    tokens >= 1 ? 0 : ((1 - tokens) / rate) * HOUR

  const shares = (chat: string) => {
    const most = Math.min(AT_ONCE, perHour)
    const own = chats.get(chat) ?? { tokens: PER_CHAT, at: now() }
    return { whole: filled(all, perHour, most), own: filled(own, PER_CHAT, PER_CHAT) }
  }
  const spend = (chat: string): void => {
    const { whole, own } = shares(chat)
    Object.assign(all, { ...whole, tokens: Math.max(0, whole.tokens - 1) })
    chats.set(chat, { ...own, tokens: Math.max(0, own.tokens - 1) })
    // A full bucket need not be remembered.
    for (const [name, bucket] of chats) {
      if (filled(bucket, PER_CHAT, PER_CHAT).tokens >= PER_CHAT) chats.delete(name)
    }
    // Never at an even pace: a person takes a while, and not always equally long.
    notBefore = now() + 2_000 + random() * 6_000
  }

  return {
    /** How long this chat must wait because of its own share, in milliseconds. */
    waitOf(chat: string): number {
      return wait(shares(chat).own, PER_CHAT)
    },

    /** Takes a token for a chat. Returns 0, or the wait before asking again, in milliseconds. */
    take(chat: string): number {
      const { whole, own } = shares(chat)
      const rest = Math.max(wait(whole, perHour), wait(own, PER_CHAT), notBefore - now())
      if (rest > 0) return rest
      spend(chat)
      return 0
    },

    /** Takes a token for what cannot wait, also if there is none: all others wait longer for that. */
    takeAnyway: (chat: string): void => spend(chat),
  }
}
export type Sparing = ReturnType<typeof createBucket>
