/**
 * Messages of peers that the bot cannot read: no key opens them, or only phones may show them. The
 * bot does not ignore them in silence: she may be waiting for an answer.
 */
import type { Inbound } from '../../core/terms/message.ts'
import type { Accept, ChannelLog, Health } from '../channel.ts'

interface Needs {
  /** How long a phone has to send an unreadable message again, in milliseconds. */
  patience: number
  accept: Accept
  log: ChannelLog
  now(): number
}

/**
 * For this long, in milliseconds, one request to write again is enough, unless something of hers is
 * read.
 */
const BURST = 10 * 60_000
/** If so many chats are asked in one burst, the fault is not with one phone. */
const MANY = 5

const ALARM =
  'alarm: what several peers send cannot be read; look at the phone of the account, and whether there is a newer Varsku'

/** Waits for an unreadable message to come again, then has its sender asked to write again. */
export const createUnreadable = ({ patience, accept, log, now }: Needs) => {
  const waiting = new Map<string, { inbound: Inbound; timer: NodeJS.Timeout }>()
  /** When each person was last asked, during the last burst. */
  const asked = new Map<string, number>()
  let count = 0
  let alarm = { since: 0, until: 0 }
  let lastRead = 0

  const forgetOld = (): void => {
    for (const [person, at] of asked) if (at <= now() - BURST) asked.delete(person)
  }

  const told = (person: string): void => {
    asked.set(person, now())
    log.warn(
      { channel: 'whatsapp', count },
      'messages could not be read; their senders are asked to write again',
    )
    if (asked.size < MANY) return
    const isNew = alarm.until <= now()
    if (isNew) log.error({ channel: 'whatsapp', count: asked.size }, ALARM)
    alarm = { since: isNew ? now() : alarm.since, until: now() + BURST }
  }

  const give = async (id: string): Promise<void> => {
    const given = waiting.get(id)
    if (!given) return
    waiting.delete(id)
    clearTimeout(given.timer)
    count += 1
    forgetOld()
    const person = given.inbound.from.key
    if (asked.has(person)) return
    told(person)
    try {
      await accept(given.inbound)
    } catch (error) {
      asked.delete(person)
      log.error({ channel: 'whatsapp', error }, 'nobody could be asked yet to write again')
      wait(id, given.inbound)
    }
  }

  const wait = (id: string, inbound: Inbound): void => {
    const timer = setTimeout(() => void give(id), patience)
    waiting.set(id, { inbound, timer })
  }

  return {
    /** A message came that could not be read. It may come again. */
    missed(id: string, inbound: Inbound): void {
      if (!waiting.has(id)) wait(id, inbound)
    },
    /** A message could be read. */
    read(id: string, person: string | undefined): void {
      clearTimeout(waiting.get(id)?.timer)
      waiting.delete(id)
      if (person === undefined) return
      asked.delete(person)
      lastRead = now()
    },
    /** Waits no longer, because the program ends: the senders are asked now. */
    async end(): Promise<void> {
      await Promise.all([...waiting.keys()].map(give))
      for (const { timer } of waiting.values()) clearTimeout(timer)
    },
    /** The health of the channel, with what there is to say about unreadable messages. */
    health(health: Health): Health {
      // As long as messages of others can be read, nobody can make the bot look broken by sending
      // unreadable ones.
      if (health.ok && alarm.until > now()) return { ok: lastRead >= alarm.since, detail: ALARM }
      if (count === 0) return health
      return { ...health, detail: `${health.detail}; messages that could not be read: ${count}` }
    },
  }
}
export type Unreadable = ReturnType<typeof createUnreadable>
