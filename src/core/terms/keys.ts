/**
 * Everything that is encrypted or hashed with a key goes through here.
 *
 * - **root**: 32 random bytes. They are in KEY_FILE and nowhere else.
 * - **purpose**: what a root is for. Each purpose has its own, so that it can be renewed alone.
 * - **version**: the place of a root in its purpose's list. New roots are added, old ones are kept.
 * - **tag**: a keyed hash. Without the root it tells nothing, and guesses cannot be tried.
 * - **sealed**: encrypted and bound to its row.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'

export const PURPOSES = [
  'subject',
  'voice',
  'author',
  'sender',
  'address',
  'inbox',
  'session',
  'report',
  'receipt',
  'whatsapp',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** The type of Prisma's Bytes columns. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The roots of every purpose; the index is the version. */
export type Keyring = Readonly<Record<Purpose, readonly Bytes[]>>

/** The version of each purpose that new data is written under. */
export type ActiveVersions = Readonly<Record<Purpose, number>>

export interface Keys {
  /** A keyed hash of the parts under the active version, 32 bytes. `label` says what is hashed. */
  tag(purpose: Purpose, label: string, ...parts: (string | Uint8Array)[]): Bytes
  /** For look-ups: the same hash under every version that the data may use, the active one first. */
  tags(purpose: Purpose, label: string, ...parts: (string | Uint8Array)[]): Bytes[]
  /** Encrypts for one row; `context` is the row's id (or its tag as hex), needed again to open it. */
  seal(purpose: Purpose, context: string, plain: string): Bytes
  /** Decrypts. Throws if it was sealed for another row or purpose, or was changed. */
  open(purpose: Purpose, context: string, sealed: Uint8Array): string
  /** Decrypts; undefined for a damaged row. The row is counted, and the others can still be read. */
  openWhole(purpose: Purpose, context: string, sealed: Uint8Array): string | undefined
  /** How many damaged rows were found since the last call. Each counts once. */
  damagedRows(): number
  /** The version that new data is written under. */
  active(purpose: Purpose): number
  /** The newest version in the keyring: during a rotation one more than the active one. */
  newest(purpose: Purpose): number
  /** One version, active or not: for the layers of the fingerprint. */
  under(purpose: Purpose, version: number): KeyVersion
  /** Reads the keyring again, for versions that another process has added. */
  renew(): Promise<void>
}

/** One version of one purpose. */
export interface KeyVersion {
  /** Like `Keys.tag`, under this version. */
  tag(label: string, ...parts: (string | Uint8Array)[]): Bytes
  /** A key of 32 bytes for a label, for uses that need a key of their own. */
  derive(label: string): Bytes
}

/** Fresh roots, one for each purpose. */
export const newKeyring = (): Keyring => keyringOf(() => [newRoot()])

/** A keyring whose lists are made one purpose at a time. */
export const keyringOf = (roots: (purpose: Purpose) => readonly Bytes[]): Keyring =>
  forEachPurpose(roots)

/** The newest version of every purpose. */
export const newestVersions = (keyring: Keyring): ActiveVersions =>
  forEachPurpose((purpose) => keyring[purpose].length - 1)

/** A fresh root. */
export const newRoot = (): Bytes => new Uint8Array(randomBytes(ROOT_BYTES))

/** The beginning of what is sealed, which no second seal has: whoever finds it finds the same unchanged. */
export const beginningOf = (sealed: Uint8Array): Bytes => sealed.slice(0, 1 + NONCE_BYTES)

export const ROOT_BYTES = 32
const NONCE_BYTES = 24
const LENGTH_BYTES = 4
const SMALLEST_CLASS = 256

/** A keyring, and which of its versions are active. */
export interface KeyState {
  keyring: Keyring
  active: ActiveVersions
}

/** The keys of a keyring; `read` is how it is read again. Given nothing, keys that nobody keeps. */
export const createKeys = (
  first: KeyState | Keyring = newKeyring(),
  read?: () => Promise<KeyState>,
): Keys => {
  let source = 'keyring' in first ? first : { keyring: first, active: newestVersions(first) }
  const subkeys = new Map<string, Bytes>()
  const damaged = new Set<string>()
  let told = 0

  const subkey = (purpose: Purpose, version: number, use: string, label: string): Bytes => {
    const name = `${purpose}/${version}/${use}/${label}`
    const known = subkeys.get(name)
    if (known) return known
    const root = source.keyring[purpose][version]
    if (!root) throw new Error(`the keyring has no version ${version} of the ${purpose} key`)
    const info = framed(['varsku', purpose, String(version), use, label])
    const made = new Uint8Array(hkdfSync('sha256', root, new Uint8Array(), info, 32))
    subkeys.set(name, made)
    return made
  }

  /** Keys of tags, in the form in which Node.js need not look at them anew each time. */
  const tagKeys = new Map<string, KeyObject>()
  const tagKey = (purpose: Purpose, version: number, label: string): KeyObject => {
    const name = `${purpose}/${version}/${label}`
    const known = tagKeys.get(name)
    if (known) return known
    const made = createSecretKey(subkey(purpose, version, 'tag', label))
    tagKeys.set(name, made)
    return made
  }

  const under = (purpose: Purpose, version: number): KeyVersion => ({
    tag: (label, ...parts) =>
      new Uint8Array(
        createHmac('sha256', tagKey(purpose, version, label))
          .update(framed(parts))
          .digest(),
      ),
    derive: (label) => subkey(purpose, version, 'derive', label),
  })

  const versions = (purpose: Purpose): number[] => {
    const active = source.active[purpose]
    return [active, ...[...source.keyring[purpose].keys()].filter((version) => version !== active)]
  }

  const open: Keys['open'] = (purpose, context, sealed) => {
    const version = sealed[0] ?? 0
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
    try {
      const box = cipher(subkey(purpose, version, 'seal', ''), nonce, purpose, context)
      return unpadded(box.decrypt(sealed.subarray(1 + NONCE_BYTES)))
    } catch (cause) {
      throw new Error(`what is sealed under the ${purpose} key cannot be opened`, { cause })
    }
  }

  return {
    under,
    open,
    async renew() {
      if (read) source = await read()
    },
    active: (purpose) => source.active[purpose],
    newest: (purpose) => source.keyring[purpose].length - 1,
    tag: (purpose, label, ...parts) => under(purpose, source.active[purpose]).tag(label, ...parts),
    tags: (purpose, label, ...parts) =>
      versions(purpose).map((version) => under(purpose, version).tag(label, ...parts)),

    seal(purpose, context, plain) {
      const version = source.active[purpose]
      const nonce = randomBytes(NONCE_BYTES)
      const box = cipher(subkey(purpose, version, 'seal', ''), nonce, purpose, context)
      const secret = box.encrypt(padded(plain))
      const sealed = new Uint8Array(1 + NONCE_BYTES + secret.length)
      sealed[0] = version
      sealed.set(nonce, 1)
      sealed.set(secret, 1 + NONCE_BYTES)
      return sealed
    },

    openWhole(purpose, context, sealed) {
      try {
        return open(purpose, context, sealed)
      } catch {
        damaged.add(`${purpose} ${context}`)
        return undefined
      }
    },

    damagedRows() {
      const found = damaged.size - told
      told = damaged.size
      return found
    },
  }
}

// Purpose and row are associated data: a sealed value that is moved to another row does not open.
const cipher = (key: Bytes, nonce: Uint8Array, purpose: Purpose, context: string) =>
  xchacha20poly1305(key, nonce, framed(['varsku sealed', purpose, context]))

const forEachPurpose = <T>(make: (purpose: Purpose) => T): Readonly<Record<Purpose, T>> => ({
  subject: make('subject'),
  voice: make('voice'),
  author: make('author'),
  sender: make('sender'),
  address: make('address'),
  inbox: make('inbox'),
  session: make('session'),
  report: make('report'),
  receipt: make('receipt'),
  whatsapp: make('whatsapp'),
})

// Each part carries its length in front: ('ab', 'c') and ('a', 'bc') are different.
const framed = (parts: readonly (string | Uint8Array)[]): Uint8Array => {
  const lengths = parts.map((part) => Buffer.byteLength(part))
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, 0))
  let at = 0
  for (const [index, part] of parts.entries()) {
    const length = lengths[index] ?? 0
    at = bytes.writeUInt32BE(length, at)
    if (typeof part === 'string') bytes.write(part, at)
    else bytes.set(part, at)
    at += length
  }
  return bytes
}

// Powers of two, so that the length of what is sealed says little about it.
const padded = (plain: string): Uint8Array => {
  const length = LENGTH_BYTES + Buffer.byteLength(plain)
  const size = Math.max(SMALLEST_CLASS, 2 ** Math.ceil(Math.log2(length)))
  const bytes = Buffer.alloc(size)
  bytes.writeUInt32BE(length - LENGTH_BYTES)
  bytes.write(plain, LENGTH_BYTES)
  return bytes
}

const unpadded = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = buffer.readUInt32BE(0)
  return buffer.toString('utf8', LENGTH_BYTES, LENGTH_BYTES + length)
}
