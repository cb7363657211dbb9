/** Somebody objects to what stands about a number, or what he believes stands there. */
import { createWords } from '../bots/words.ts'
import { createFingerprinter, REAL_COST } from '../core/blacklist/fingerprint.ts'
import { CASE_DAYS } from '../core/blacklist/objections.ts'
import { quarterOf } from '../core/blacklist/warning.ts'
import { readPhones } from '../core/identifiers/phone/phone.ts'
import { say } from '../core/terms/text.ts'
import type { Config } from '../settings/config.ts'
import {
  inTransaction,
  note,
  now,
  out,
  Refused,
  readId,
  UsageError,
  withDatabase,
} from './command.ts'
import { readSecretLine } from './secret-line.ts'

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** Opens a case for the number on standard input. All that is said of it is the same whether it is listed or not. */
const open = async (config: Config): Promise<void> => {
  const line = await readSecretLine('The number that he objects about (it is not shown):')
  const { numbers, problems } = readPhones(line, config.country)
  const [phone] = numbers
  if (!phone || numbers.length > 1 || problems.length > 0) {
    throw new Refused(
      'That is not one phone number that could be listed. Write + and the country code, one number, on standard input.',
    )
  }
  await withDatabase(config, async (opened) => {
    const { keys } = opened
    const fingerprinter = createFingerprinter({ keys, cost: REAL_COST, concurrency: 1 })
    const [fingerprint] = await fingerprinter.of([phone])
    if (!fingerprint) throw new Error('no fingerprint was made')
    const id = await inTransaction(opened, async (stores) => {
      const opening = now()
      await stores.audit.note('operator', 'objection', opening)
      await stores.tallies.add(quarterOf(opening), [{ kind: 'objection', key: 'opened' }])
      return stores.objections.open(fingerprint, opening)
    })
    const words = createWords({ defaultLanguage: config.locale, timeZone: config.timeZone })
    note(`Case ${id}. This is what he may be told, word for word:`)
    out(words.in(config.locale, say('objection.answer', { days: CASE_DAYS })))
  })
}

const list = (config: Config): Promise<void> =>
  withDatabase(config, async (opened) => {
    const cases = await inTransaction(opened, ({ objections }) => objections.cases())
    for (const { id, dueOn } of cases) out(`${id}  until ${dayOf(dueOn)}`)
    if (cases.length === 0) note('No objection is open.')
  })

const cancel = async (config: Config, given: string | undefined): Promise<void> => {
  const id = readId(given)
  if (!id) throw new UsageError('objection cancel takes the id of a case')
  await withDatabase(config, async (opened) => {
    const cancelled = await inTransaction(opened, async (stores) => {
      const found = await stores.objections.cancel(id)
      if (found) await stores.audit.note('operator', 'objection.cancel', now(), { reportId: id })
      return found
    })
    if (!cancelled) throw new Refused('No objection has that id.')
    out('The objection is taken back.')
  })
}

/** `objection`, `objection list`, `objection cancel ID`. */
export const objection = (config: Config, [what, id]: readonly string[]): Promise<void> => {
  if (what === undefined) return open(config)
  if (what === 'list') return list(config)
  if (what === 'cancel') return cancel(config, id)
  // It may be the number: it is in the shell's history by now, and is not repeated here.
  throw new UsageError('objection takes list or cancel ID; the number goes to standard input')
}
