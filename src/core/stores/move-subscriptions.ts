/** Moves what a peer follows from one account of hers to another. */
import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { dayOf } from '../alerts/dates.ts'
import { hasGot, reaches } from '../alerts/reaches.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { openAlert } from './alert-seal.ts'
import { deliverySeal } from './delivery-seal.ts'
import { receiverSeal } from './receiver-seal.ts'
import { type Reached, subscriberRows, subscriberTag } from './subscriber-rows.ts'
import { subscriptionSeal } from './subscription-seal.ts'

/** Moves her subscriptions and deliveries. Then she is reached only under the other account. */
export const moveSubscriptions = (db: Transaction, keys: Keys) => {
  const subscriptions = subscriptionSeal(keys)
  const ledger = deliverySeal(keys)
  const rows = subscriberRows(db, keys)

  /** Moves towns from one subscriber to another, unless the other follows them already. */
  const moveTowns = async (old: Reached, to: Reached): Promise<void> => {
    const already = (await rows.followed(to)).map(({ city }) => city)
    for (const { id, city, until, paused, remindedAt } of await rows.followed(old)) {
      if (already.includes(city)) continue
      await db.subscription.update({
        where: { id },
        data: {
          owner: subscriptions.ownerOf(to.id, city),
          channel: to.channel,
          content: subscriptions.seal(id, { subscriber: to.id, until, paused, remindedAt }),
        },
      })
    }
  }

  /** Moves deliveries, so that an alert that she got under the old account is not sent again. */
  const moveDeliveries = async (old: Reached, { id, channel }: Reached): Promise<void> => {
    const there = await rows.deliveries(id)
    for (const [alertId, { reader }] of await rows.deliveries(old.id)) {
      if (there.has(alertId)) continue
      await db.delivery.update({
        where: { alertId_reader: { alertId, reader } },
        data: { ...ledger.entryOf(alertId, id), channel },
      })
    }
  }

  /**
   * Has the live alerts sent that have not reached her. On the old channel they had not come to her
   * yet; on this one they may be past her place.
   */
  const catchUp = async (to: Reached, now: Date): Promise<void> => {
    const live = await db.alert.findMany({ where: { state: 'live' } })
    if (live.length === 0) return
    const followed = await rows.followed(to)
    const deliveries = await rows.deliveries(to.id)
    const today = dayOf(now)
    const due = live.filter(({ id, corrects, content: sealed }) => {
      const content = openAlert(keys, id, sealed)
      if (!content) return false
      return (
        (corrects !== null && hasGot(deliveries.get(corrects)?.state)) ||
        followed.some((one) => reaches(one, content, today))
      )
    })
    await db.delivery.createMany({
      data: due.map(({ id }) => ({
        alertId: id,
        ...ledger.entryOf(id, to.id),
        channel: to.channel,
        // Always due.
        dueAt: new Date(0),
      })),
      // She has got most of them already.
      skipDuplicates: true,
    })
  }

  return async (from: Bytes, to: Bytes, { channel, address }: Reach, now: Date): Promise<void> => {
    const [old, known] = [await rows.lock(from), await rows.lock(to)]
    if (!old) return
    // Always under another id, so that a send that is under way on the old channel finds her gone.
    const id = known?.id ?? randomUUID()
    const content = receiverSeal(keys).seal(id, { address, sender: hex(to) })
    if (!known)
      await db.subscriber.create({ data: { id, tag: subscriberTag(keys, to), channel, content } })
    await moveTowns(old, { id, channel })
    await moveDeliveries(old, { id, channel })
    // Alerts look for her on the new channel, where perhaps nobody has followed anything until now.
    await db.$executeRaw`
      INSERT INTO fanout (alert_id, channel, stage)
      SELECT id, ${channel}, CASE WHEN corrects IS NULL THEN 1 ELSE 0 END
      FROM alert WHERE state = 'live'
      ON CONFLICT (alert_id, channel) DO UPDATE SET state = 'open' WHERE fanout.state = 'done'`
    await catchUp({ id, channel }, now)
    await rows.delete(old.id)
  }
}
