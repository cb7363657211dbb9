import { createHmac, hkdfSync } from 'node:crypto'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createKeys,
  keyringOf,
  newestVersions,
  newKeyring,
  newRoot,
  PURPOSES,
} from '../../src/core/terms/keys.ts'
import { createKeyring, readKeyring } from '../../src/database/keyring.ts'
import { openKeys } from '../../src/database/keys.ts'
import { StartupError } from '../../src/startup-error.ts'
import { createTestDatabase } from '../support/database.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

describe('a tag', () => {
  const keys = createKeys()

  it('is the same for the same parts, whether they come as text or as bytes', () => {
    expect(keys.tag('sender', 'id', 'telegram', 'anna')).toEqual(
      keys.tag('sender', 'id', bytes('telegram'), bytes('anna')),
    )
    expect(keys.tag('sender', 'id', 'anna')).toHaveLength(32)
  })

  it('is the HMAC-SHA256 that it always was', () => {
    const root = new Uint8Array(32).fill(7)
    const framed = (parts: readonly string[]) =>
      Buffer.concat(
        parts.flatMap((part) => {
          const length = Buffer.alloc(4)
          length.writeUInt32BE(Buffer.byteLength(part))
          return [length, Buffer.from(part)]
        }),
      )
    const info = framed(['varsku', 'sender', '0', 'tag', 'id'])
    const key = new Uint8Array(hkdfSync('sha256', root, new Uint8Array(), info, 32))
    const same = createKeys(keyringOf(() => [root]))
    for (const parts of [[], ['anna'], ['телеграм', 'x'.repeat(200)]]) {
      const expected = createHmac('sha256', key).update(framed(parts)).digest()
      expect(Buffer.from(same.tag('sender', 'id', ...parts))).toEqual(expected)
    }
  })

  it('differs as soon as one part is cut elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (some, others) => {
        const equal = some.length === others.length && some.every((part, i) => part === others[i])
        const one = Buffer.from(keys.tag('sender', 'id', ...some))
        expect(one.equals(keys.tag('sender', 'id', ...others))).toBe(equal)
      }),
    )
    expect(keys.tag('sender', 'id', 'ab', 'c')).not.toEqual(keys.tag('sender', 'id', 'a', 'bc'))
    expect(keys.tag('sender', 'id', 'ab')).not.toEqual(keys.tag('sender', 'id', 'ab', ''))
  })

  it('differs between purposes, labels and keyrings', () => {
    const tags = [
      ...PURPOSES.map((purpose) => keys.tag(purpose, 'id', 'anna')),
      keys.tag('sender', 'other', 'anna'),
      createKeys().tag('sender', 'id', 'anna'),
    ].map((tag) => Buffer.from(tag).toString('hex'))
    expect(new Set(tags).size).toBe(PURPOSES.length + 2)
  })
})

describe('what is sealed', () => {
  const keys = createKeys()

  it('opens as what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), (plain) => {
        expect(keys.open('report', 'row', keys.seal('report', 'row', plain))).toBe(plain)
      }),
    )
  })

  it('opens in no other row and for no other purpose', () => {
    const sealed = keys.seal('report', 'one', 'words')
    expect(() => keys.open('report', 'two', sealed)).toThrow('cannot be opened')
    expect(() => keys.open('session', 'one', sealed)).toThrow('cannot be opened')
    expect(() => createKeys().open('report', 'one', sealed)).toThrow('cannot be opened')
  })

  it('is passed over where it is damaged, and each damaged row is counted once', () => {
    const sealed = keys.seal('report', 'one', 'words')
    expect(keys.openWhole('report', 'one', sealed)).toBe('words')
    expect(keys.damagedRows()).toBe(0)
    for (const row of ['two', 'three', 'two']) {
      expect(keys.openWhole('report', row, sealed)).toBeUndefined()
    }
    expect(keys.damagedRows()).toBe(2)
    expect(keys.openWhole('report', 'two', sealed)).toBeUndefined()
    expect(keys.damagedRows()).toBe(0)
  })

  it('does not open when any of its bytes is changed, or some are missing', () => {
    const sealed = keys.seal('report', 'row', 'words')
    for (const index of sealed.keys()) {
      const changed = sealed.slice()
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(() => keys.open('report', 'row', changed)).toThrow('cannot be opened')
      expect(() => keys.open('report', 'row', sealed.slice(0, index))).toThrow('cannot be opened')
    }
  })

  it('is as long for a short answer as for another, and never twice the same', () => {
    const yes = keys.seal('session', 'row', 'yes')
    const long = keys.seal('session', 'row', 'a much longer answer '.repeat(10))
    expect(yes).toHaveLength(long.length)
    expect(keys.seal('session', 'row', 'yes')).not.toEqual(yes)
    const lengths = [1000, 1010, 1015].map((n) => keys.seal('report', 'row', 'x'.repeat(n)).length)
    expect(new Set(lengths).size).toBe(1)
  })
})

describe('a second version', () => {
  const old = keyringOf(() => [newRoot()])
  const grown = keyringOf((purpose) => [...old[purpose], newRoot()])
  const before = createKeys(old)
  const after = createKeys(grown)
  const preparing = createKeys({ keyring: grown, active: newestVersions(old) })

  it('leaves what was sealed under the first one readable, and seals anew itself', () => {
    const sealed = before.seal('report', 'row', 'words')
    expect(after.open('report', 'row', sealed)).toBe('words')
    expect(after.seal('report', 'row', 'words')[0]).toBe(1)
    expect(() => before.open('report', 'row', after.seal('report', 'row', 'words'))).toThrow(
      'cannot be opened',
    )
  })

  it('is looked up first when it is active, and beside the first one when it is not yet', () => {
    const [first, second] = [0, 1].map((version) =>
      after.under('sender', version).tag('id', 'anna'),
    )
    expect(after.tags('sender', 'id', 'anna')).toEqual([second, first])
    expect(preparing.tags('sender', 'id', 'anna')).toEqual([first, second])
    expect(preparing.tag('sender', 'id', 'anna')).toEqual(first)
    expect(before.tags('sender', 'id', 'anna')).toEqual([first])
  })
})

describe('the keyring', () => {
  let folder: string
  let file: string
  let test: Awaited<ReturnType<typeof createTestDatabase>>

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varsku-keys-'))
    file = join(folder, 'keys', 'varsku.key')
    test = await createTestDatabase()
  })
  afterEach(async () => {
    await test.drop()
    await rm(folder, { recursive: true })
  })

  const open = () => openKeys({ file, database: test.database })

  const refusal = async (): Promise<string> => {
    const fault = await open().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(fault).toBeInstanceOf(StartupError)
    const message = fault instanceof Error ? fault.message : ''
    expect(message).toMatch(/^KEY_FILE .*\.$/)
    return message
  }

  it('is made on the first start, for its owner only, and the operator is told to copy it', async () => {
    const { notices } = await open()
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('Keep a copy apart from the data')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
    expect(await readdir(join(folder, 'keys'))).toEqual(['varsku.key'])
  })

  it('opens after a restart what was sealed before it', async () => {
    const sealed = (await open()).keys.seal('report', 'row', 'words')
    const again = await open()
    expect(again.notices).toEqual([])
    expect(again.keys.open('report', 'row', sealed)).toBe('words')
  })

  it('leaves a folder as it is that was there before', async () => {
    await mkdir(join(folder, 'keys'))
    await chmod(join(folder, 'keys'), 0o755)
    await open()
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o755)
  })

  it('is one, when several processes make it at once', async () => {
    const other = await createTestDatabase()
    const opened = await Promise.all(
      [test, test, test, other, other].map(({ database }) => openKeys({ file, database })),
    )
    const tags = opened.map(({ keys }) => Buffer.from(keys.tag('voice', 'x')).toString('hex'))
    expect(new Set(tags).size).toBe(1)
    expect(await readdir(join(folder, 'keys'))).toEqual(['varsku.key'])
    await other.drop()
  })

  it('gets a root for each purpose that a newer Varsku brings', async () => {
    const { keys } = await open()
    const sealed = keys.seal('report', 'row', 'words')
    const { voice: _, ...older } = (await readKeyring(file)) ?? newKeyring()
    await rm(file)
    await createKeyring(file, { ...older, voice: [] })
    await test.database.sql`DELETE FROM key WHERE purpose = 'voice'`
    const renewed = (await open()).keys
    expect(renewed.open('report', 'row', sealed)).toBe('words')
    expect((await open()).keys.tag('voice', 'voice')).toEqual(renewed.tag('voice', 'voice'))
  })

  it('is refused when it is missing although the database holds data', async () => {
    await open()
    await rm(file)
    expect(await refusal()).toContain('is missing')
    await expect(stat(file)).rejects.toThrow()
  })

  it('is refused when it is damaged, wherever', async () => {
    await open()
    const text = await readFile(file, 'utf8')
    const root = /"voice": \[\s+"(.)/.exec(text)
    const at = (root?.index ?? 0) + (root?.[0].length ?? 0)
    for (const broken of [
      '',
      text.slice(0, -100),
      `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`,
      '{"format":"varsku keyring 1"}',
      'null',
    ]) {
      await writeFile(file, broken)
      expect(await refusal()).toContain('is damaged')
    }
  })

  it('is refused when a newer Varsku wrote it', async () => {
    await open()
    await writeFile(file, (await readFile(file, 'utf8')).replace('keyring 1', 'keyring 2'))
    expect(await refusal()).toContain('another version of Varsku')
  })

  it.each([0o640, 0o604, 0o660])('is refused when others may touch it (%o)', async (mode) => {
    await open()
    await chmod(file, mode)
    expect(await refusal()).toContain('chmod 600')
  })

  it('is refused when it belongs to another user', async () => {
    await open()
    // Only root can give a file away; whoever is not root has root's files.
    if (process.getuid?.() === 0) await chown(file, 4242, 4242)
    else file = '/etc/passwd'
    expect(await refusal()).toContain('belongs to another user')
  })

  it('is refused when it is the keyring of another database', async () => {
    await open()
    const other = await createTestDatabase()
    await rm(file)
    await openKeys({ file, database: other.database })
    await other.drop()
    expect(await refusal()).toContain('other keys than the database was written with')
  })

  it('is refused when it lacks a version that the data needs', async () => {
    await open()
    await test.database.sql`
      INSERT INTO key (purpose, version, active, "check") VALUES ('subject', 1, false, ${Buffer.alloc(8)})`
    expect(await refusal()).toContain('lacks version 1 of the subject key')
  })

  it('is refused with the reason when its place cannot be used', async () => {
    await writeFile(join(folder, 'keys'), '')
    expect(await refusal()).toMatch(/cannot be used \((ENOTDIR|EEXIST)\)/)
  })
})
