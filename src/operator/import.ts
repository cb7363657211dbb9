/** Imports the list that an organisation has kept. */
import { availableParallelism } from 'node:os'
import { type Cost, createFingerprinter, REAL_COST } from '../core/blacklist/fingerprint.ts'
import { type ImportLine, organisationGroup, readLine } from '../core/blacklist/import.ts'
import type { Barring } from '../core/blacklist/tombstones.ts'
import type { CountryCode } from '../core/identifiers/phone/phone.ts'
import { storesIn } from '../core/stores/stores.ts'
import type { Config } from '../settings/config.ts'
import { barredFromImport } from '../startup/tombstones.ts'
import { now, type Open, withDatabase } from './command.ts'
import { digestOf, type FileLine, linesOf } from './list-file.ts'
import { note, out, Refused, UsageError } from './out.ts'
import { createProgress } from './progress.ts'

/** Lines at once: a second or two of work, which is lost if the command is killed. */
const BATCH = 50
/** More refusals would not help the operator. */
const MOST_REFUSALS = 100

const RESPONSIBILITY = `Nobody reviews what you import: the bot shows it at once, at the level that the file gives.
You answer for it: people told it to the organisation, the months are right, and the
organisation may pass it on. Confirm this with --yes.`

interface Needs extends Open {
  file: string
  organisation: string
  country: CountryCode
  cost: Cost
  concurrency: number
  now(): Date
  onProgress(line: number): void
  /** What was taken off the list stays off. */
  isBarred: Barring
}

type Taken = ImportLine & { line: number }

/** The lines of a file that can be imported, after line `from`, in batches. */
async function* batchesOf(
  file: string,
  from: number,
  read: (line: FileLine) => ImportLine | undefined,
): AsyncGenerator<Taken[]> {
  let batch: Taken[] = []
  for await (const line of linesOf(file)) {
    const taken = line.line > from ? read(line) : undefined
    if (!taken) continue
    batch.push({ ...taken, line: line.line })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Writes the list of a file, as one voice. Returns how many entries are new.
 *
 * After an interruption, the next import of the file goes on where this one ended. A file that is
 * imported twice changes nothing.
 */
export const importList = async (needs: Needs): Promise<number> => {
  const { database, keys, file, country } = needs
  const { imports } = storesIn(database.prisma, { keys, sql: database.sql })
  const group = organisationGroup(needs.organisation)
  const tag = keys.tag('voice', 'imported file', group, await digestOf(file))
  const fingerprinter = createFingerprinter(needs)
  const from = await imports.done(tag)
  needs.onProgress(from)
  const read = ({ cells }: FileLine): ImportLine | undefined => {
    const line = readLine(cells, { country, now: needs.now() })
    return 'refused' in line ? undefined : line
  }
  let entries = 0
  let writing: Promise<void> = Promise.resolve()
  for await (const batch of batchesOf(file, from, read)) {
    const fingerprints = await fingerprinter.of(batch.map(({ phone }) => phone))
    const rows = batch.flatMap(({ harms, level, quarter }, index) => {
      const fingerprint = fingerprints[index]
      if (!fingerprint || needs.isBarred(group, fingerprint)) return []
      return [{ fingerprint, harms, level, quarter }]
    })
    const lines = batch.at(-1)?.line ?? from
    await writing
    // The processor makes the next fingerprints while the database writes.
    writing = imports.write({ file: tag, lines, group, rows, now: needs.now() }).then((written) => {
      entries += written
      needs.onProgress(lines)
    })
    // The next round awaits it. Until then a failure would be unhandled, and end the process.
    writing.catch(() => undefined)
  }
  await writing
  await imports.analyse()
  return entries
}

/** Reads a whole file, and says which lines cannot be imported and why. */
const examine = async (file: string, country: CountryCode) => {
  const refused: string[] = []
  let refusals = 0
  let taken = 0
  let last = 0
  for await (const { line, cells } of linesOf(file)) {
    const read = readLine(cells, { country, now: now() })
    last = line
    if (!('refused' in read)) taken += 1
    else if (refusals++ < MOST_REFUSALS) refused.push(`line ${line}: ${read.refused}`)
  }
  return { refused, refusals, taken, last }
}

/** `import FILE.csv --organisation NAME [--dry-run] [--yes]`. */
export const importFile = async (
  config: Config,
  options: { organisation?: string | undefined; 'dry-run': boolean; yes: boolean },
  file: string | undefined,
): Promise<void> => {
  const { organisation = '' } = options
  if (file === undefined) throw new UsageError('import takes the name of a CSV file.')
  if (organisation.trim() === '') throw new UsageError('import takes --organisation NAME.')
  const { refused, refusals, taken, last } = await examine(file, config.country)
  refused.forEach(note)
  if (refusals > refused.length) note(`… and ${refusals - refused.length} more lines.`)
  out(`Lines that can be imported: ${taken}. Lines that cannot: ${refusals}.`)
  if (refusals > 0) {
    throw new Refused('Nothing was imported. Correct these lines, or remove them from the file.')
  }
  if (options['dry-run']) return
  if (!options.yes) throw new Refused(`Nothing was imported.\n${RESPONSIBILITY}`)
  await withDatabase(config, async (open) => {
    const { audit } = storesIn(open.database.prisma, { ...open, sql: open.database.sql })
    await audit.note('operator', 'import', now())
    const entries = await importList({
      ...open,
      file,
      organisation,
      country: config.country,
      cost: REAL_COST,
      concurrency: availableParallelism(),
      now,
      isBarred: await barredFromImport({ ...open, keyFile: config.keyFile }),
      onProgress: createProgress(last, process.stderr, () => performance.now()),
    })
    out(`The file is imported. New entries on the list: ${entries}.`)
    out('What was taken off the list in the last twelve months was left out.')
  })
}
