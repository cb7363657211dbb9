/** Shows a peer the alerts for her towns when she asks for them, or writes anything else. */

import { alertTexts } from '../alerts/alert-text.ts'
import { alertPreferencesOf } from '../alerts/preferences.ts'
import type { Peer } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../stores/stores.ts'
import type { Reply } from '../terms/reply.ts'

/** The most alerts that are shown at once; the others come with the next answer. */
const MOST = 5

/**
 * The alerts that she has not read, or all live ones if she asked for all and has read them. Notes
 * those that are shown as read.
 */
export const unreadAlertsFor = async (
  { sender, language, now }: Peer,
  stores: Stores,
  country: Country,
  which: 'unread' | 'all',
): Promise<Reply[]> => {
  const preferences = await stores.members.chosen(sender)
  const alerts = await stores.alerts.of(sender, alertPreferencesOf(preferences), now)
  const unread = alerts.filter((one) => one.unread)
  const chosen = which === 'unread' || unread.length > 0 ? unread : alerts
  const shown = chosen.slice(0, MOST)
  if (shown.length === 0) return []
  await stores.alerts.shown(
    sender,
    shown.map(({ id }) => id),
  )
  const all = alerts.map(({ content }) => content)
  return shown.map(({ content, corrects }) => ({
    text: alertTexts(content, corrects, country, language, { all }),
  }))
}
