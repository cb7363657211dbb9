import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../src/core/storage/database.ts'
import { forgetDeleted } from '../../../src/core/storage/forget.ts'

const everyFile = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const contents = files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'))
  return (await Promise.all(contents)).join('\n')
}

it('leaves nothing of a deleted row in any file, and everything of one that stays', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'varsku-forget-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const { prisma, sql, close } = await openDatabase({
    dataDir,
    exclusive: true,
    onNotice: () => {},
  })
  onTestFinished(close)
  for (let row = 0; row < 60; row++) {
    const mark = row % 2 === 0 ? `leaves-${row}-` : `stays-${row}-`
    const content = Buffer.from(mark.repeat(30))
    const receipt = Buffer.from(mark)
    await prisma.report.create({
      data: { id: crypto.randomUUID(), month: new Date('2026-01-01'), content, receipt },
    })
  }
  await sql`CHECKPOINT`
  expect(await everyFile(dataDir)).toContain('leaves-')

  await sql`DELETE FROM report WHERE convert_from(receipt, 'UTF8') LIKE 'leaves-%'`
  await forgetDeleted(sql)

  const files = await everyFile(dataDir)
  expect(files).not.toContain('leaves-')
  expect(files).toContain('stays-1-')
  expect(await prisma.report.count()).toBe(30)
})
