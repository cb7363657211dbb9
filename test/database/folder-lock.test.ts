import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { stopServer } from '../../src/database/database.ts'
import { lockFolder } from '../../src/database/folder-lock.ts'
import { endPostmaster, findPostmaster } from '../../src/database/postmaster.ts'
import { StartupError } from '../../src/startup-error.ts'
import { furnish } from '../support/furnished.ts'
import { PATIENCE } from '../support/patience.ts'

let dataDir: string
let cluster: string
let lockFile: string

beforeEach(({ onTestFinished }) => {
  dataDir = mkdtempSync(join(tmpdir(), 'varsku-lock-'))
  cluster = join(dataDir, 'postgres')
  lockFile = join(dataDir, 'postgres.lock')
  onTestFinished(async () => {
    await endPostmaster(cluster)
    rmSync(dataDir, { recursive: true, force: true })
  })
})

const run = (kind: 'service' | 'guest'): ChildProcess => {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir, kind], { stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** A bot that was killed, and the server that it left. */
const killedService = async (): Promise<number> => {
  furnish(dataDir)
  const service = run('service')
  await once(service.stdout ?? service, 'data')
  const end = once(service, 'exit')
  service.kill('SIGKILL')
  await end
  return (await findPostmaster(cluster))?.pid ?? 0
}

/** Leaves the file as another container would have written it. */
const signAsAnotherContainer = () =>
  writeFile(
    lockFile,
    JSON.stringify({ surroundings: 'boot pid:[1] net:[2]', host: '3f2a9c', pid: 7 }),
  )

const freed = async () => {
  const lock = await vi.waitFor(
    async () => {
      const taken = await lockFolder(dataDir)
      if (!taken) throw new Error('It is still held.')
      return taken
    },
    { timeout: PATIENCE },
  )
  await lock.release()
}

it('is held by one at a time, and free again when given up', async () => {
  const lock = await lockFolder(dataDir)
  expect(await lockFolder(dataDir)).toBeUndefined()
  await lock?.release()
  await freed()
})

it('lets one of many have it that come at once', async () => {
  const locks = await Promise.all(Array.from({ length: 8 }, () => lockFolder(dataDir)))
  const taken = locks.filter((lock) => lock !== undefined)
  expect(taken).toHaveLength(1)
  await taken[0]?.release()
})

it('is refused in one line to who comes from another container, which it names', async () => {
  const lock = await lockFolder(dataDir)
  await signAsAnotherContainer()
  const refusal = await lockFolder(dataDir).catch((fault: unknown) => fault)
  expect(refusal).toBeInstanceOf(StartupError)
  expect(refusal).toMatchObject({
    message: expect.stringMatching(/^DATA_DIR .* another container .*\(3f2a9c\).* exec.*$/),
  })
  await lock?.release()
})

it('is refused when nobody says who has it', async () => {
  const refused = async (words: string): Promise<void> => {
    const folder = mkdtempSync(join(dataDir, 'one-'))
    const lock = await lockFolder(folder)
    await writeFile(join(folder, 'postgres.lock'), words)
    await expect(lockFolder(folder)).rejects.toThrow('is used by a Varsku in another container')
    await lock?.release()
  }
  // Each is waited for, in case it is just ending: all at once.
  await Promise.all(['', '{"surroun', 'null', '{"host":1}'].map(refused))
})

it('is taken when another container is only written there and has gone, and signed anew', async () => {
  await signAsAnotherContainer()
  const lock = await lockFolder(dataDir)
  expect(lock).toBeDefined()
  expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: process.pid })
  await lock?.release()
})

it('waits for another container that is just ending', async () => {
  const lock = await lockFolder(dataDir)
  await signAsAnotherContainer()
  const next = lockFolder(dataDir)
  await lock?.release()
  const taken = await next
  expect(taken).toBeDefined()
  await taken?.release()
})

it('is held by the server when the bot that started it was killed, and goes with the server', async () => {
  const pid = await killedService()
  expect(await lockFolder(dataDir)).toBeUndefined()
  await signAsAnotherContainer()
  const isRefused = async (kind: 'service' | 'guest'): Promise<void> => {
    const second = run(kind)
    let words = ''
    second.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words += text
    })
    expect(await once(second, 'close')).toEqual([1, null])
    expect(words).toMatch(/^DATA_DIR .* another container [^\n]*\n$/)
  }
  await Promise.all([isRefused('service'), isRefused('guest')])
  await expect(stopServer(dataDir)).rejects.toThrow('another container')
  expect((await findPostmaster(cluster))?.pid).toBe(pid)
  await endPostmaster(cluster)
  await freed()
})

it('is held until the last process of a server that was killed has gone', async () => {
  const pid = await killedService()
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const child = Number(children[0])
  process.kill(child, 'SIGSTOP')
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await findPostmaster(cluster)).toBeUndefined(), PATIENCE)
  expect(await lockFolder(dataDir)).toBeUndefined()
  process.kill(child, 'SIGCONT')
  await freed()
})

it("belongs to the folder's owner, also when root came first", async () => {
  if (process.getuid?.() === 0) chownSync(dataDir, 12345, 12345)
  await (await lockFolder(dataDir))?.release()
  expect(statSync(lockFile).uid).toBe(statSync(dataDir).uid)
  expect(statSync(lockFile).mode & 0o777).toBe(0o600)
})

it('says what to do where no lock is to be had', async () => {
  await expect(lockFolder(dataDir, 'no-such-flock')).rejects.toThrow('util-linux')
  const program = join(dataDir, 'flock')
  await writeFile(program, '#!/bin/sh\necho "flock: 3: No locks available" >&2\nexit 71\n')
  chmodSync(program, 0o755)
  const refusal = lockFolder(dataDir, program)
  await expect(refusal).rejects.toThrow(StartupError)
  await expect(refusal).rejects.toThrow('cannot be locked (No locks available)')
})
