/** What the operator has to check in the bot's knowledge. */

import { contentStatus } from '../content/status.ts'
import { countryOf } from '../core/rights/countries.ts'
import type { Config } from '../settings/config.ts'
import { now } from './command.ts'
import { out, Refused, UsageError } from './out.ts'

/** `content status`. */
export const content = async (
  { country, factsFile }: Config,
  what: string | undefined,
): Promise<void> => {
  if (what !== 'status') throw new UsageError('content takes status.')
  const { faults, lines } = contentStatus({ country: countryOf(country), factsFile, now: now() })
  lines.forEach(out)
  if (faults.length > 0) throw new Refused(faults.join('\n'))
}
