/** Somebody objects to what the list says about a number, or to what he believes it says. */
import { createWords } from '../bots/words.ts'
import { createFingerprinter, REAL_COST } from '../core/blacklist/fingerprint.ts'
import { GROUNDS, type Ground, LOOK_DAYS } from '../core/blacklist/objections.ts'
import { quarterOf } from '../core/blacklist/warning.ts'
import { readPhones } from '../core/identifiers/phone/phone.ts'
import { say } from '../core/terms/text.ts'
import type { Config } from '../settings/config.ts'
import { inTransaction, now, readId, withDatabase } from './command.ts'
import { note, out, Refused, UsageError } from './out.ts'
import { readSecretLine } from './secret-line.ts'

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** Opens a case for the number on standard input. The output is the same whether the number is listed or not. */
const open = async (config: Config, ground: Ground | undefined): Promise<void> => {
  const line = await readSecretLine(
    'The number that he objects about (the terminal does not show it):',
  )
  const { numbers, problems } = readPhones(line, config.country)
  const [phone] = numbers
  if (!phone || numbers.length > 1 || problems.length > 0) {
    throw new Refused(
      'This is not one phone number that can be listed. Write one number, with + and the country code, on standard input.',
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
      return stores.objections.open(fingerprint, opening, ground)
    })
    const words = createWords({ defaultLanguage: config.locale, timeZone: config.timeZone })
    note(`Case ${id} is open. Give him this answer, word for word:`)
    out(words.in(config.locale, say('objection.answer', { look: LOOK_DAYS })))
  })
}

const list = (config: Config): Promise<void> =>
  withDatabase(config, async (opened) => {
    const cases = await inTransaction(opened, ({ objections }) => objections.cases(now()))
    for (const { id, dueOn } of cases) out(`${id}  until ${dayOf(dueOn)}`)
    if (cases.length === 0) note('No case is open.')
  })

const cancel = async (config: Config, given: string | undefined): Promise<void> => {
  const id = readId(given)
  if (!id) throw new UsageError('objection cancel takes the id of a case.')
  await withDatabase(config, async (opened) => {
    const cancelled = await inTransaction(opened, async (stores) => {
      const found = await stores.objections.cancel(id)
      if (found) await stores.audit.note('operator', 'objection.cancel', now(), { reportId: id })
      return found
    })
    if (!cancelled) throw new Refused('There is no case with that id.')
    out('The case is cancelled.')
  })
}

/** The word that the operator writes for each ground. */
const WORDS: Record<Ground, string> = { changed: 'changed-hands', judgment: 'judgment' }

const readGround = (word: string | undefined): Ground | undefined => {
  if (word === undefined) return undefined
  const ground = GROUNDS.find((one) => WORDS[one] === word)
  if (!ground) throw new UsageError('--ground takes changed-hands or judgment.')
  return ground
}

/** `objection [--ground changed-hands|judgment]`, `objection list`, `objection cancel ID`. */
export const objection = (
  config: Config,
  [what, id]: readonly string[],
  { ground }: { ground?: string | undefined },
): Promise<void> => {
  const again = readGround(ground)
  if (what === undefined) return open(config, again)
  if (what === 'list') return list(config)
  if (what === 'cancel') return cancel(config, id)
  // The word may be the number. It is in the shell's history by now, but not in this message.
  throw new UsageError('objection takes list or cancel ID. The number goes to standard input.')
}
