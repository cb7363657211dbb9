/**
 * The file beside KEY_FILE that says what was taken away. A backup of the database is older than
 * this file, and must not bring that back. Each line has the month, a random id, and content that
 * only the keys open.
 */
import { open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { faultCode } from './faults.ts'

interface Line {
  id: string
  content: Uint8Array
}

/** How many months a line stays. Backups must be deleted long before. */
const MONTHS = 12

const fileOf = (keyFile: string): string => `${keyFile}.tombstones`

const monthOf = (now: Date, before = 0): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before)).toISOString().slice(0, 7)

const read = async (path: string): Promise<string[]> => {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  } catch (fault) {
    if (faultCode(fault) !== 'ENOENT') throw fault
    return []
  }
}

/** What the file holds. */
export const readTombstones = async (keyFile: string): Promise<Line[]> => {
  const lines = await read(fileOf(keyFile))
  return lines.map((line) => {
    const [, id = '', content = ''] = line.split(' ')
    return { id, content: new Uint8Array(Buffer.from(content, 'base64')) }
  })
}

/**
 * Adds lines, and leaves out those that have stayed long enough. When it resolves, they are on the
 * disk. Only one process at a time may call it.
 */
export const addTombstones = async (
  keyFile: string,
  added: readonly Line[],
  now: Date,
): Promise<void> => {
  const path = fileOf(keyFile)
  const oldest = monthOf(now, MONTHS)
  const lines = await read(path)
  const kept = lines.filter((line) => line.slice(0, oldest.length) >= oldest)
  if (added.length === 0 && kept.length === lines.length) return
  const written = added.map(
    ({ id, content }) => `${monthOf(now)} ${id} ${Buffer.from(content).toString('base64')}`,
  )
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile([...kept, ...written, ''].join('\n'))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  // The name must be on the disk, too, before the row goes.
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
