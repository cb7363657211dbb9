import { createServer } from 'node:net'
import { expect, inject, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../src/database/database.ts'
import { StartupError } from '../../../src/startup-error.ts'
import { createEmptyDatabase } from '../../support/database.ts'
import { PATIENCE } from '../../support/patience.ts'

const open = (databaseUrl: string, notices: string[] = []) =>
  openDatabase({
    dataDir: '',
    databaseUrl,
    exclusive: true,
    onNotice: (line) => void notices.push(line),
  })

const refusal = async (databaseUrl: string): Promise<StartupError> => {
  const fault = await open(databaseUrl).then(
    (database) => database.close(),
    (refused: unknown) => refused,
  )
  if (!(fault instanceof StartupError)) throw new Error('It was not refused.', { cause: fault })
  return fault
}

const changed = (part: 'pathname' | 'password' | 'port' | 'hostname', value: string): string => {
  const url = new URL(inject('adminUrl'))
  url[part] = value
  return url.href
}

it('names DATABASE_URL and what to do, whatever is wrong with it, and never the password', async () => {
  const wrong = {
    [changed('port', '1')]: 'no PostgreSQL answers there (ECONNREFUSED)',
    [changed('hostname', 'nowhere.invalid')]: 'no PostgreSQL answers there',
    [changed('password', 'not-the-word')]: 'refused the user name or password',
    [changed('password', '')]: 'refused the user name or password',
    [changed('pathname', 'missing')]: 'no database of that name',
    [`${changed('pathname', 'postgres')}?sslmode=require`]: 'sslmode',
    [`${changed('pathname', 'postgres')}?schema=other`]: 'only the schema "public"',
    [`${changed('pathname', 'postgres')}?nonsense=1`]: 'parameter',
    'mysql://somebody:not-the-word@127.0.0.1/x': 'postgresql://user:password@host:5432/name',
    'not an address': 'postgresql://user:password@host:5432/name',
  }
  for (const [url, words] of Object.entries(wrong)) {
    const { message } = await refusal(url)
    expect(message).toContain('DATABASE_URL')
    expect(message).toContain(words)
    expect(message).not.toContain('not-the-word')
    expect(message).not.toContain(new URL(inject('adminUrl')).password)
    expect(message).not.toContain('\n')
  }
})

it('understands the parameters that Prisma puts into an address', async () => {
  const { url, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  const database = await open(`${url}?schema=public&connection_limit=5&sslmode=disable`)
  expect(await database.prisma.turn.count()).toBe(0)
  expect(await database.sql`SELECT count(*)::int FROM turn`).toEqual([{ count: 0 }])
  await database.close()
})

it('refuses a second service on the same database, until the first has gone', async () => {
  const { url, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  const first = await open(url)
  expect((await refusal(url)).message).toContain('Another Varsku')
  await first.close()
  await (await open(url)).close()
})

it('survives that all its connections are cut, and takes its place again', async () => {
  const { url, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  const notices: string[] = []
  const database = await open(url, notices)
  onTestFinished(database.close)
  await database.prisma.turn.count()
  const admin = await open(inject('adminUrl'))
  onTestFinished(admin.close)
  await admin.sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = ${new URL(url).pathname.slice(1)}`
  await expect.poll(() => notices.join(), { timeout: PATIENCE }).toContain('holds its place')
  expect(await database.prisma.turn.count()).toBe(0)
  expect(await database.sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
  expect((await refusal(url)).message).toContain('Another Varsku')
})

/** As much of PostgreSQL 14 as answers what it is asked before it is turned away. */
const oldServer = async (): Promise<string> => {
  const message = (kind: string, ...parts: (string | number[])[]): Buffer => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part as never)))
    const head = Buffer.from([0, 0, 0, 0, 0])
    head.write(kind)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const ready = message('Z', 'I')
  const answer = (name: string, type: number, value: string): Buffer =>
    Buffer.concat([
      message(
        'T',
        [0, 1],
        `${name}\0`,
        [0, 0, 0, 0, 0, 0, 0, 0, 0, type, 0, 4, 255, 255, 255, 255],
        [0, 0],
      ),
      message('D', [0, 1, 0, 0, 0, value.length], value),
      message('C', 'SELECT 1\0'),
      ready,
    ])
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', [0, 0, 0, 0]), ready]))
      socket.on('data', (question) => {
        if (question.includes('AS major')) socket.write(answer('major', 23, '14'))
        else if (question[0] === 'Q'.charCodeAt(0)) socket.write(answer('yes', 16, 't'))
        else socket.end()
      })
    })
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
  return `postgresql://somebody:not-the-word@127.0.0.1:${address.port}/varsku`
}

it('refuses a PostgreSQL that is too old', async () => {
  expect((await refusal(await oldServer())).message).toContain('PostgreSQL 14 is too old')
})
