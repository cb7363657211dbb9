/**
 * Finds a value wherever it was left, in whatever form.
 *
 * - **mark**: a value that may be nowhere, under a name that may be shown.
 * - **spelling**: a way in which people or programs write it.
 * - **form**: a spelling as bytes: plain, reversed, hashed, encoded.
 */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

export interface Mark {
  name: string
  spellings: string[]
}

interface Form {
  name: string
  bytes: Buffer
}

/** Shorter ones stand in any file by chance. */
const SHORTEST = 7

/** A phone number, as it is written with its country's code: "+1 201 555 0123". */
export const numberMark = (name: string, written: string, countryCode: string): Mark => {
  const digits = written.replace(/\D/g, '')
  const national = digits.slice(countryCode.length)
  const spaced = national.replace(/(\d{3})(?=\d{2})/g, '$1 ')
  return {
    name,
    spellings: [
      ...[digits, `+${digits}`, `00${digits}`, `tel:+${digits}`, national, `0${national}`],
      ...[written, spaced, spaced.replaceAll(' ', '-'), spaced.replaceAll(' ', '.')],
    ],
  }
}

/** A text or a name. */
export const textMark = (name: string, text: string): Mark => ({
  name,
  spellings: [text, text.toLowerCase(), text.toUpperCase(), text.normalize('NFD')],
})

/** Digits or letters in groups, as receipts and codes have. */
export const groupedMark = (name: string, text: string): Mark => {
  const plain = text.replace(/[\s-]/g, '')
  const groups = plain.match(/.{1,4}/g) ?? []
  return {
    name,
    spellings: [plain, groups.join(' '), groups.join('-'), plain.toLowerCase(), groups.join('')],
  }
}

/** Bytes: a key, a tag, something sealed. */
export const bytesForms = (name: string, bytes: Uint8Array): Form[] =>
  encoded(name, Buffer.from(bytes))

const HASHES = ['md5', 'sha1', 'sha256', 'sha512'] as const

const formsOf = ({ name, spellings }: Mark): Form[] =>
  [...new Set(spellings)].flatMap((spelling, index) => {
    const at = `${name}, spelling ${index}`
    const reversed = [...spelling].reverse().join('')
    const wide = Buffer.from(spelling, 'utf16le')
    return [
      ...encoded(at, Buffer.from(spelling)),
      ...encoded(`${at}, reversed`, Buffer.from(reversed)),
      { name: `${at}, UTF-16LE`, bytes: wide },
      { name: `${at}, UTF-16BE`, bytes: Buffer.from(wide).swap16() },
      { name: `${at}, as JSON`, bytes: Buffer.from(escaped(spelling)) },
      ...integers(at, spelling),
      ...HASHES.flatMap((kind) => [
        ...encoded(`${at}, ${kind}`, hash(kind, spelling, 'buffer')),
        ...encoded(`${at}, ${kind} of UTF-16`, hash(kind, wide, 'buffer')),
      ]),
    ]
  })

const encoded = (name: string, bytes: Buffer): Form[] => [
  { name, bytes },
  { name: `${name}, hex`, bytes: Buffer.from(bytes.toString('hex')) },
  { name: `${name}, HEX`, bytes: Buffer.from(bytes.toString('hex').toUpperCase()) },
  ...[0, 1, 2].flatMap((shift) => {
    // Within a longer text a value begins at any of three places of a group of base64; what its
    // neighbours have a part in is left out.
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    const core = text.slice(
      Math.ceil((shift * 8) / 6),
      Math.floor(((shift + bytes.length) * 8) / 6),
    )
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')].map((one) => ({
      name: `${name}, base64`,
      bytes: Buffer.from(one),
    }))
  }),
]

const escaped = (text: string): string =>
  text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** As a column or a struct keeps a whole number. */
const integers = (name: string, spelling: string): Form[] => {
  if (!/^[1-9]\d{9,17}$/.test(spelling)) return []
  const little = Buffer.alloc(8)
  little.writeBigInt64LE(BigInt(spelling))
  return [
    { name: `${name}, integer`, bytes: little },
    { name: `${name}, integer`, bytes: Buffer.from(little).swap64() },
  ]
}

/** Looks for all of these at once; gives the names of what is there. */
export const createSearch = (marks: readonly Mark[], more: readonly Form[] = []) => {
  const byAnchor = new Map<number, { form: Form; at: number }[]>()
  // One for each three bytes that a form is looked for by: nearly all of a haystack is passed over here.
  const anchors = new Uint8Array(2 ** 24)
  for (const form of [...marks.flatMap(formsOf), ...more]) {
    if (form.bytes.length < SHORTEST) continue
    const at = anchorOf(form.bytes)
    const anchor = form.bytes.readUIntBE(at, 3)
    anchors[anchor] = 1
    const others = byAnchor.get(anchor) ?? []
    byAnchor.set(anchor, others)
    others.push({ form, at })
  }

  return (haystack: Uint8Array | string): string[] => {
    const hay = Buffer.from(haystack)
    const found = new Set<string>()
    let anchor = 0
    for (let end = 0; end < hay.length; end++) {
      anchor = ((anchor << 8) | (hay[end] ?? 0)) & 0xffffff
      if (end < 2 || anchors[anchor] === 0) continue
      for (const { form, at } of byAnchor.get(anchor) ?? []) {
        const start = end - 2 - at
        if (start >= 0 && form.bytes.equals(hay.subarray(start, start + form.bytes.length)))
          found.add(form.name)
      }
    }
    return [...found]
  }
}

/** The first place without a zero: files are full of those. */
const anchorOf = (bytes: Buffer): number => {
  const places = Array.from({ length: bytes.length - 2 }, (_, at) => at)
  return places.find((at) => !bytes.subarray(at, at + 3).includes(0)) ?? 0
}
export type Search = ReturnType<typeof createSearch>

/** What a search finds in the files under a folder, each with the file's path. */
export const searchFiles = async (search: Search, folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const names = [...search(await readFile(path)), ...search(entry.name)]
    found.push(...names.map((name) => `${relative(folder, path)}: ${name}`))
  }
  return found
}

/** Fewer of the last digits are also the number of something else. */
const FEWEST_DIGITS = 3

/**
 * Fields of a log in which the last digits of a phone number are, as a figure: among colleagues in one town those
 * are as good as the number. A search for the number itself does not find them.
 */
export const endingsIn = (log: string, numbers: readonly string[]): string[] => {
  const endings = new Set(
    numbers.flatMap((number) => {
      const digits = number.replace(/\D/g, '')
      const lengths = Array.from({ length: digits.length - FEWEST_DIGITS }, (_, more) => more)
      return lengths.map((more) => Number(digits.slice(-FEWEST_DIGITS - more)))
    }),
  )
  const found: string[] = []
  for (const line of log.split('\n').filter((one) => one.startsWith('{')))
    JSON.parse(line, (field, value) => {
      const isFigure = typeof value === 'number' || /^\d+$/.test(String(value))
      if (isFigure && endings.has(Number(value))) found.push(`${field} of ${line}`)
      return value
    })
  return found
}
