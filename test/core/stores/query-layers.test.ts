import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const FOLDER = 'src/core/stores'
const stores = readdirSync(FOLDER).map((file) => ({
  file,
  code: readFileSync(`${FOLDER}/${file}`, 'utf8'),
}))

/** Tables that are spoken to through Prisma's client, as PostgreSQL names them. */
const throughClient = (code: string): Set<string> =>
  new Set(
    [...code.matchAll(/\b(?:db|tx)\.([a-z]\w+)\./g)].map(([, name = '']) =>
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    ),
  )

/** Tables that are spoken to in SQL. */
const throughSql = (code: string): Set<string> =>
  new Set(
    [...code.matchAll(/\b(?:sql|database|tx|rows|change)(?:<[^`]*>)?`([^`]*)`/g)].flatMap(
      ([, statement = '']) =>
        [...statement.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)\b/g)].map(
          ([, name = '']) => name,
        ),
    ),
  )

it.each(stores)('$file speaks to a table in one way', ({ code }) => {
  const client = throughClient(code)
  expect([...throughSql(code)].filter((name) => client.has(name))).toEqual([])
})

it('knows both ways when it sees them', () => {
  const mixed = stores.map(({ code }) => code).join('\n')
  expect(throughClient(mixed).size).toBeGreaterThan(10)
  for (const table of [
    'turn',
    'session',
    'member',
    'sent_message',
    'subject',
    'whatsapp_key',
    'import',
    'delivery',
  ])
    expect(throughSql(mixed)).toContain(table)
  const planted = 'await db.sentMessage.findMany()\nawait sql<Row[]>`SELECT 1 FROM sent_message`'
  expect([...throughSql(planted)].filter((name) => throughClient(planted).has(name))).toEqual([
    'sent_message',
  ])
})
