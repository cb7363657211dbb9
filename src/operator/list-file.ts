/**
 * Reads a CSV file line by line, so that little of a long file is in memory.
 *
 * Errors never repeat anything from the file.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { CsvError, type InfoRecord, parse } from 'csv-parse'
import { type Cells, COLUMNS } from '../core/blacklist/import.ts'
import { Refused } from './out.ts'

/** One record, and the line of the file that it ends on. */
export interface FileLine {
  line: number
  cells: Cells
}

/** After a stray quotation mark the parser takes the rest of the file for one record. */
const LONGEST_RECORD = 65_536

const explain = (fault: unknown): never => {
  if (fault instanceof CsvError) {
    const line = typeof fault['lines'] === 'number' ? `line ${fault['lines']}: ` : ''
    throw new Refused(`${line}this is not CSV (${fault.code}).`)
  }
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (/^E[A-Z]+$/.test(code)) throw new Refused(`The file cannot be read (${code}).`)
  throw fault
}

/** The sign between the columns differs from country to country; the first line shows it. */
const delimiterOf = async (path: string): Promise<string> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ length: 4096, position: 0 })
    const head = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/)[0] ?? ''
    return [';', '\t'].find((sign) => head.includes(sign)) ?? ','
  } finally {
    await file.close()
  }
}

const columnsOf = (head: string[]): string[] => {
  const names = head.map((name) => name.trim().toLowerCase())
  const missing = COLUMNS.filter((name) => !names.includes(name))
  if (missing.length > 0) {
    throw new Refused(`the first line lacks the columns ${missing.join(', ')}.`)
  }
  return names
}

/** The records of a file, in their order. */
export async function* linesOf(path: string): AsyncGenerator<FileLine> {
  try {
    const parser = parse({
      bom: true,
      columns: columnsOf,
      delimiter: await delimiterOf(path),
      info: true,
      max_record_size: LONGEST_RECORD,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    })
    const source = createReadStream(path)
    source.on('error', (fault) => parser.destroy(fault))
    source.pipe(parser)
    const records: AsyncIterable<{ info: InfoRecord; record: Record<string, string | undefined> }> =
      parser
    for await (const { info, record } of records) {
      const { phone = '', harms = '', month = '', level } = record
      yield { line: info.lines, cells: { phone, harms, month, level } }
    }
  } catch (fault) {
    explain(fault)
  }
}

/** The digest of a file, by which an interrupted import recognises it. */
export const digestOf = async (path: string): Promise<Uint8Array> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash).catch(explain)
  return hash.digest()
}
