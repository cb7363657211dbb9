import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type CaseFile, lastTouched, standing } from '../cases/case-file.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { type CaseHead, caseHeads } from './case-heads.ts'
import { sealOf } from './kind-seal.ts'

/** A case file with its id. */
export interface KeptFile extends CaseFile {
  id: string
}

/** What opens a case: the tag of the receipt in hex, and her PIN; empty if she has none. */
export interface Opener {
  receipt: string
  pin: string
}

/** The rows of cases, and how they are found, locked and saved. SQL only to lock rows. */
export const caseRows = (db: Transaction, keys: Keys) => {
  const { seal, readable } = sealOf<CaseFile>(keys, 'case')
  const receiptOf = (receipt: string): Bytes => keys.tag('receipt', 'case', receipt)
  const wayOf = ({ receipt, pin }: Opener): Bytes => keys.tag('receipt', 'letters', receipt, pin)

  type Row = { id: string; content: Uint8Array }
  const read = ({ id, content }: Row): KeptFile[] => {
    const file = readable(id, content)
    return file ? [{ ...file, id }] : []
  }

  /** The month in which something was last written or done. */
  const monthOf = (file: CaseFile): Date => {
    const last = new Date(lastTouched(file))
    return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth()))
  }

  const save = async ({ id, ...file }: KeptFile): Promise<void> => {
    await db.caseFile.update({
      where: { id },
      data: { content: seal(id, file), month: monthOf(file) },
    })
  }

  /** Those who are case workers now. */
  const workers = async (): Promise<(memberId: string) => boolean> => {
    const rows = await db.member.findMany({
      where: { OR: [{ role: 'caseworker' }, { role: 'moderator', alsoCases: true }] },
      select: { id: true },
    })
    const ids = new Set(rows.map(({ id }) => id))
    return (memberId) => ids.has(memberId)
  }

  /** Every case without its letters, as it stands now. */
  const all = async (now: Date): Promise<CaseHead[]> => {
    const works = await workers()
    const files = await caseHeads(db, keys)
    return files.map(({ id, file }) => {
      const { letters: _, ...head } = standing(file, now, works)
      return { ...head, id }
    })
  }

  /** The cases of a receipt, locked, as they were saved. */
  const ofReceipt = async (receipt: string): Promise<KeptFile[]> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, content FROM case_file WHERE receipt = ${receiptOf(receipt)} FOR UPDATE`
    return rows.flatMap(read)
  }

  /** One case as it stands now, locked until the transaction ends. */
  const locked = async (id: string, now: Date): Promise<KeptFile | undefined> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, content FROM case_file WHERE id = ${id}::uuid FOR UPDATE`
    const [file] = rows.flatMap(read)
    return file && { ...standing(file, now, await workers()), id }
  }

  /** The case that a receipt and a PIN open, locked. */
  const lockedBy = async (opener: Opener): Promise<KeptFile | undefined> => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT id, content FROM case_file WHERE way = ${wayOf(opener)} FOR UPDATE`
    return rows.flatMap(read)[0]
  }

  const create = async (opener: Opener, file: CaseFile): Promise<string> => {
    const id = randomUUID()
    await db.caseFile.create({
      data: {
        id,
        receipt: receiptOf(opener.receipt),
        way: wayOf(opener),
        month: monthOf(file),
        content: seal(id, { ...file, guarded: opener.pin !== '' }),
      },
    })
    return id
  }

  return { create, save, all, locked, lockedBy, ofReceipt, receiptOf, wayOf }
}
