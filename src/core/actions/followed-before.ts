/** Keeps what a peer followed when she blocked the bot, and restores it. */
import type { Day } from '../alerts/dates.ts'
import type { Peer } from '../members/peer.ts'
import type { FollowedBefore, Preferences } from '../members/preferences.ts'
import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'

/**
 * Keeps what she follows, sealed with her preferences. Her subscriptions and her address can then
 * be deleted, because she has blocked the bot.
 */
export const keepFollowedOf = async (
  { members, subscriptions }: Pick<Stores, 'members' | 'subscriptions'>,
  sender: Bytes,
  now: Date,
): Promise<void> => {
  const followed = await subscriptions.of(sender)
  if (followed.length === 0) return
  const towns = followed.map(({ city, near, country, until }): FollowedBefore => {
    return { city, country, until, ...(near !== undefined && { near }) }
  })
  const preferences = await members.chosen(sender)
  await members.remember(sender, { ...preferences, alertsOff: { towns, told: false } }, now)
}

/** Whether she must still be told that her alerts are off. */
export const hasAlertsOff = ({ alertsOff }: Preferences, today: Day): boolean =>
  alertsOff !== undefined && !alertsOff.told && alertsOff.towns.some(({ until }) => until >= today)

/** Notes that she was told. */
export const noteAlertsOffTold = async (
  { sender, now }: Peer,
  { members }: Pick<Stores, 'members'>,
): Promise<void> => {
  const { alertsOff, ...others } = await members.chosen(sender)
  if (!alertsOff) return
  await members.remember(sender, { ...others, alertsOff: { ...alertsOff, told: true } }, now)
}

/** Restores what she followed. False if none of it would last until today. */
export const followAgain = async (
  { sender, reach, now }: Peer,
  { members, subscriptions }: Pick<Stores, 'members' | 'subscriptions'>,
  today: Day,
): Promise<boolean> => {
  const { alertsOff, ...others } = await members.chosen(sender)
  const towns = (alertsOff?.towns ?? []).filter(({ until }) => until >= today)
  for (const { near, ...town } of towns)
    await subscriptions.follow(sender, reach, { ...town, near })
  if (alertsOff) await members.remember(sender, others, now)
  return towns.length > 0
}
