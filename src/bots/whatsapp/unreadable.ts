/**
 * What peers sent and nobody here can read: what no key opens, and what phones show to themselves
 * alone. It is not passed over in silence: she may be waiting for an answer.
 */
import type { Inbound } from '../../core/terms/message.ts'
import type { Accept, ChannelLog, Health } from '../channel.ts'

interface Needs {
  /** Milliseconds in which a phone can send again what could not be read. */
  patience: number
  accept: Accept
  log: ChannelLog
  now(): number
}

/** Milliseconds for which one request to write again is enough, unless something of hers is read. */
const BURST = 10 * 60_000
/** So many chats in one burst are no accident of one phone. */
const MANY = 5

const ALARM =
  'alarm: what several peers send cannot be read; look at the phone of the account, and whether there is a newer Varsku'

/** Waits a while for what could not be read, then has its sender asked to write it again. */
export const createUnreadable = ({ patience, accept, log, now }: Needs) => {
  const waiting = new Map<string, { inbound: Inbound; timer: NodeJS.Timeout }>()
  /** When each of the last ones was asked. */
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
    /** A message came that could not be read; it may come again. */
    missed(id: string, inbound: Inbound): void {
      if (!waiting.has(id)) wait(id, inbound)
    },
    /** This one could be read. */
    read(id: string, person: string | undefined): void {
      clearTimeout(waiting.get(id)?.timer)
      waiting.delete(id)
      if (person === undefined) return
      asked.delete(person)
      lastRead = now()
    },
    /** Waits no longer: the program ends. */
    async end(): Promise<void> {
      await Promise.all([...waiting.keys()].map(give))
      for (const { timer } of waiting.values()) clearTimeout(timer)
    },
    /** What there is to say of it beside how the channel is doing. */
    health(health: Health): Health {
      // While others can be read, nobody makes the bot look broken by sending what cannot be.
      if (health.ok && alarm.until > now()) return { ok: lastRead >= alarm.since, detail: ALARM }
      if (count === 0) return health
      return { ...health, detail: `${health.detail}; messages that could not be read: ${count}` }
    },
  }
}
export type Unreadable = ReturnType<typeof createUnreadable>
