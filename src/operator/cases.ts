/** Reports whose reporters want a case worker to read them, or the police to know of them. */
import { createWords } from '../bots/words.ts'
import { HAND_OVERS } from '../core/cases/handed-over.ts'
import { additionLines, cityLabel } from '../core/dialogs/report/report-lines.ts'
import { wordsOf } from '../core/dialogs/review/review-lines.ts'
import { countryOf } from '../core/rights/countries.ts'
import type { HandedOver } from '../core/stores/cases.ts'
import { say, type Text } from '../core/terms/text.ts'
import type { Config } from '../settings/config.ts'
import { inTransaction, now, readId, withDatabase } from './command.ts'
import { note, out, Refused, UsageError } from './out.ts'

const CONSENTS: Record<(typeof HAND_OVERS)[number], string> = {
  caseWorker: 'A case worker may read it and write to her.',
  policeAnonymous: 'Tell the police about it, without naming her.',
  policeForMe: 'Speak with the police for her.',
}

const headOf = ({ id, month, level, told }: HandedOver): string[] => [
  `${id}  ${month.toISOString().slice(0, 7)}  level ${level ?? 'none'}`,
  ...HAND_OVERS.filter((use) => told.consents[use]).map((use) => `  ${CONSENTS[use]}`),
]

/** A stranger wrote the text, and the operator's terminal would obey its control characters. */
const harmless = (text: string): string => text.replace(/[^\P{C}\n]/gu, '')

const list = (config: Config): Promise<void> =>
  withDatabase(config, async (opened) => {
    const cases = await inTransaction(opened, ({ cases }) => cases.all(now()))
    cases.flatMap(headOf).forEach(out)
    if (cases.length === 0) note('No case is open.')
  })

const textsOf = ({ told }: HandedOver, config: Config): Text[] => [
  ...told.harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
  say('told.city', { city: cityLabel(countryOf(config.country), told.city) }),
  ...additionLines(told),
  ...wordsOf({ told, merged: [] }),
]

const show = (config: Config, id: string): Promise<void> =>
  withDatabase(config, async (opened) => {
    // The audit records the reading before anything is shown.
    await inTransaction(opened, async (stores) => {
      if (!(await stores.cases.of(id, now())))
        throw new Refused('There is no open case with that id.')
      await stores.audit.note('operator', 'case.read', now(), { reportId: id })
    })
    const found = await inTransaction(opened, ({ cases }) => cases.of(id, now()))
    if (!found) throw new Refused('There is no open case with that id.')
    const words = createWords({ defaultLanguage: config.locale, timeZone: config.timeZone })
    headOf(found).forEach(out)
    for (const { ending, number } of found.told.subjects) {
      out(number ? `  Number: ${number.replace(/^tel:/, '')}` : `  A number ending in ${ending}`)
    }
    for (const number of found.told.otherNumbers ?? []) {
      out(`  Sent later, and not one of those that were reported: ${number.replace(/^tel:/, '')}`)
    }
    for (const text of textsOf(found, config)) out(harmless(words.in(config.locale, text)))
  })

const close = (config: Config, id: string): Promise<void> =>
  withDatabase(config, async (opened) => {
    await inTransaction(opened, async (stores) => {
      if (!(await stores.cases.close(id, now())))
        throw new Refused('There is no open case with that id.')
      await stores.caseFiles.closeOf(id, now())
      await stores.audit.note('operator', 'case.close', now(), { reportId: id })
    })
    out('The case is closed. What was told is deleted.')
  })

/** `case list`, `case show ID`, `case close ID`. */
export const cases = async (config: Config, [what, given]: readonly string[]): Promise<void> => {
  if (what === 'list' && given === undefined) return list(config)
  const id = readId(given)
  if (what === 'show' && id) return show(config, id)
  if (what === 'close' && id) return close(config, id)
  throw new UsageError('case takes list, show ID or close ID.')
}
