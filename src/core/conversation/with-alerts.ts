/** What waits to be shown to her first: alerts, new kinds of them, notices, and that she is shut out. */
import type { Country } from '../rights/country.ts'
import { withNewKinds } from './new-kinds.ts'
import { withNotices } from './notices.ts'
import { withShutOut } from './shut-out.ts'
import type { Act } from './turn.ts'
import { withAlertsOff, withWaiting } from './waiting-alerts.ts'

interface Needs {
  country: Country
  kinds: Parameters<typeof withNewKinds>[2]
}

/** Makes the function that does something after showing all that. */
export const createWithAlerts =
  ({ country, kinds }: Needs) =>
  <Done extends Act | undefined>(act: Done): Done | Act =>
    act &&
    (async (turn) => {
      const waiting = await withWaiting(await act(turn), turn, country)
      const known = await withNewKinds(await withAlertsOff(waiting, turn), turn, kinds)
      return withShutOut(await withNotices(known, turn), turn)
    })
