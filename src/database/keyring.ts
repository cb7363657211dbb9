/** KEY_FILE: the roots of all keys, as text. Only the bot's own user may read it. */
import { createHash, randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type Bytes, type Keyring, keyringOf, PURPOSES, ROOT_BYTES } from '../core/terms/keys.ts'
import { StartupError } from '../startup-error.ts'
import { faultCode } from './faults.ts'

const FORMAT = 'varsku keyring 1'

const content = z.object({
  format: z.literal(FORMAT),
  roots: z.partialRecord(z.enum(PURPOSES), z.array(z.string())),
  check: z.string(),
})

/** The keyring in the file; undefined if there is no file. Throws a StartupError that says what is wrong. */
export const readKeyring = async (file: string): Promise<Keyring | undefined> => {
  const text = await explained(file, () => readPrivate(file))
  return text === undefined ? undefined : parse(file, text)
}

/** Writes the first keyring. If there is one already, it stays. */
export const createKeyring = async (file: string, keyring: Keyring): Promise<void> =>
  explained(file, async () => {
    await makeFolder(dirname(file))
    await withDraft(file, keyring, async (draft) => {
      // A link fails if the file is there; a rename would replace the keyring of another process.
      await link(draft, file).catch(unless('EEXIST'))
      await unlink(draft)
    })
  })

/** Replaces the keyring with one that has more versions. */
export const replaceKeyring = async (file: string, keyring: Keyring): Promise<void> =>
  explained(file, () => withDraft(file, keyring, (draft) => rename(draft, file)))

const readPrivate = async (file: string): Promise<string | undefined> => {
  const handle = await open(file, 'r').catch(unless('ENOENT'))
  if (!handle) return undefined
  try {
    const { mode, uid } = await handle.stat()
    const own = process.getuid?.()
    if (own !== undefined && uid !== own)
      throw new StartupError(
        `KEY_FILE (${file}) belongs to another user: give it to the user that runs the bot (chown).`,
      )
    if (own !== undefined && (mode & 0o077) !== 0)
      throw new StartupError(
        `KEY_FILE (${file}) can be read by other users: run chmod 600 on it, and consider whether somebody did.`,
      )
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

const parse = (file: string, text: string): Keyring => {
  const damaged = `KEY_FILE (${file}) is damaged: put your copy of it in its place.`
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    // Without the cause, because it quotes the file.
    throw new StartupError(damaged)
  }
  if (isOtherFormat(json))
    throw new StartupError(
      `KEY_FILE (${file}) was written by another version of Varsku: start the version that made it, or a newer one.`,
    )
  const { success, data } = content.safeParse(json)
  if (!success) throw new StartupError(damaged)
  const keyring = keyringOf((purpose) => (data.roots[purpose] ?? []).map(fromText))
  const whole = PURPOSES.every((purpose) =>
    keyring[purpose].every((root) => root.length === ROOT_BYTES),
  )
  if (!whole || data.check !== checkOf(keyring)) throw new StartupError(damaged)
  return keyring
}

const isOtherFormat = (json: unknown): boolean =>
  typeof json === 'object' &&
  json !== null &&
  'format' in json &&
  typeof json.format === 'string' &&
  json.format.startsWith('varsku keyring ') &&
  json.format !== FORMAT

const fromText = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'base64'))

const rootsOf = (keyring: Keyring) =>
  Object.fromEntries(
    PURPOSES.filter((purpose) => keyring[purpose].length > 0).map((purpose) => [
      purpose,
      keyring[purpose].map((root) => Buffer.from(root).toString('base64')),
    ]),
  )

// It finds damage. It does not protect against somebody who can write the file.
const checkOf = (keyring: Keyring): string =>
  createHash('sha256')
    .update(JSON.stringify([FORMAT, rootsOf(keyring)]))
    .digest('hex')

const textOf = (keyring: Keyring): string =>
  `${JSON.stringify({ format: FORMAT, roots: rootsOf(keyring), check: checkOf(keyring) }, null, 2)}\n`

const makeFolder = async (folder: string): Promise<void> => {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  // If the folder was there, it is the operator's; the file's own mode protects it.
  if (made !== undefined) await chmod(folder, 0o700)
}

/** Writes the whole keyring to the disk beside the file. `moveThere` then moves it to its place. */
const withDraft = async (
  file: string,
  keyring: Keyring,
  moveThere: (draft: string) => Promise<void>,
): Promise<void> => {
  const draft = `${file}.${randomUUID()}.new`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(textOf(keyring))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await moveThere(draft)
  } catch (fault) {
    await unlink(draft).catch(unless('ENOENT'))
    throw fault
  }
  await syncFolder(dirname(file))
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const unless =
  (code: string) =>
  (fault: unknown): undefined => {
    if (faultCode(fault) !== code) throw fault
  }

const explained = async <T>(file: string, step: () => Promise<T>): Promise<T> => {
  try {
    return await step()
  } catch (cause) {
    const code = faultCode(cause)
    if (cause instanceof StartupError || code === '') throw cause
    throw new StartupError(
      `KEY_FILE (${file}) cannot be used (${code}): it must be a file that this user may read, in a folder that it may write to.`,
      { cause },
    )
  }
}
