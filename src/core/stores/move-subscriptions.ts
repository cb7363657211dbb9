/** Brings what a peer follows under one account to another of hers. */
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

/** Moves what somebody follows and was sent; from then on she is reached under the other account alone. */
export const moveSubscriptions = (db: Transaction, keys: Keys) => {
  const subscriptions = subscriptionSeal(keys)
  const ledger = deliverySeal(keys)
  const rows = subscriberRows(db, keys)

  /** Makes the towns of one subscriber those of another who does not follow them yet. */
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

  /** An alert that she was sent there is not sent again here. */
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
   * Has her sent the live alerts that have not reached her: on the channel that she left they had not
   * got as far as her, and on this one they may be past her place.
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
        // Due at once, whatever the clock says.
        dueAt: new Date(0),
      })),
      // Most of them she has.
      skipDuplicates: true,
    })
  }

  return async (from: Bytes, to: Bytes, { channel, address }: Reach, now: Date): Promise<void> => {
    const [old, known] = [await rows.lock(from), await rows.lock(to)]
    if (!old) return
    // Always under another id: a send that is under way on the old channel then finds her gone.
    const id = known?.id ?? randomUUID()
    const content = receiverSeal(keys).seal(id, { address, sender: hex(to) })
    if (!known)
      await db.subscriber.create({ data: { id, tag: subscriberTag(keys, to), channel, content } })
    await moveTowns(old, { id, channel })
    await moveDeliveries(old, { id, channel })
    // What is still to be sent to her is looked for there, where nobody may have followed anything.
    await db.$executeRaw`
      INSERT INTO fanout (alert_id, channel, stage)
      SELECT id, ${channel}, CASE WHEN corrects IS NULL THEN 1 ELSE 0 END
      FROM alert WHERE state = 'live'
      ON CONFLICT (alert_id, channel) DO UPDATE SET state = 'open' WHERE fanout.state = 'done'`
    await catchUp({ id, channel }, now)
    await rows.delete(old.id)
  }
}
