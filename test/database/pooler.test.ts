import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { takeLease } from '../../src/database/lease.ts'
import { createEmptyDatabase } from '../support/database.ts'
import { createTransactionPooler } from '../support/proxy.ts'

const pooled = async () => {
  const { url, drop } = await createEmptyDatabase()
  const pooler = await createTransactionPooler(url)
  onTestFinished(async () => {
    await pooler.close()
    await drop()
  })
  return { direct: url, through: pooler.url }
}

const open = (databaseUrl: string, notices: string[] = []) =>
  openDatabase({
    dataDir: '',
    databaseUrl,
    exclusive: false,
    onNotice: (line) => void notices.push(line),
  })

it('a pooler that gives connections to others between two statements is refused in one line', async () => {
  const { through } = await pooled()
  const refused = open(through)
  await expect(refused).rejects.toThrow(/^DATABASE_URL: a pooler in between [^\n]*itself\.$/)
})

it('through such a pooler nobody holds a lease, not even for a moment', async () => {
  const { direct, through } = await pooled()
  const take = () => takeLease({ url: through, what: 'whatsapp', beat: 1000 })
  await expect(take()).rejects.toThrow('a pooler in between')
  await expect(take()).rejects.toThrow('a pooler in between')
  const lease = await takeLease({ url: direct, what: 'whatsapp', beat: 1000 })
  expect(lease?.lost.aborted).toBe(false)
  expect(await takeLease({ url: direct, what: 'whatsapp', beat: 1000 })).toBeUndefined()
  await lease?.release()
})

it('pgbouncer=true in the address is not passed over in silence', async () => {
  const { url, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  const notices: string[] = []
  const database = await open(`${url}?pgbouncer=true`, notices)
  await database.close()
  expect(notices).toEqual([expect.stringContaining('pgbouncer=true')])
})
