import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  keepPlainTurn,
  keepTurnWithin,
  type PlainTurn,
} from '../../../src/core/stores/kept-turns.ts'
import { sealSession } from '../../../src/core/stores/sessions.ts'
import { type Stores, storesIn } from '../../../src/core/stores/stores.ts'
import { turnStore } from '../../../src/core/stores/turns.ts'
import type { Bytes, Keys } from '../../../src/core/terms/keys.ts'
import type { Database } from '../../../src/database/database.ts'
import { statementsIn } from '../../../src/database/statements.ts'
import { testKeys } from '../../support/bot.ts'
import { createTestDatabase } from '../../support/database.ts'

const NOW = new Date('2026-11-18T22:00:00Z')
const CONTENT = new Uint8Array([1, 2, 3])

let database: Database
let drop: () => Promise<void>
let keys: Keys
let stores: Stores

beforeAll(async () => {
  ;({ database, drop } = await createTestDatabase())
  keys = testKeys()
  stores = storesIn(database.prisma, { keys, sql: database.sql })
})
afterAll(() => drop())

const accept = async (sender: Bytes): Promise<string> => {
  const id = randomUUID()
  const dedupe = keys.tag('inbox', 'dedupe', id)
  const row = { id, dedupe, channel: 'telegram', sender, content: new Uint8Array(1), at: NOW }
  await turnStore(database).accept(row)
  return id
}

/** A member who was at the menu, and her next message. */
const begin = async () => {
  const sender = keys.tag('sender', 'sender', 'telegram', randomUUID())
  const member = await stores.members.found(sender, 'member', NOW)
  await stores.sessions.save(sender, {}, 0, NOW)
  const { revision: before } = await stores.sessions.load(sender, NOW)
  const session = sealSession(keys, sender, { session: {}, now: NOW })
  const turn: PlainTurn = {
    ...{ id: await accept(sender), sender, content: CONTENT },
    ...{ member, session, before },
  }
  return { turn, member, sender }
}

/** Whether a turn was kept; all of it or nothing. */
const keeps = async (turn: PlainTurn): Promise<boolean> => {
  const load = () => stores.sessions.load(turn.sender, NOW)
  const { revision } = await load()
  const isKept = await keepPlainTurn({ database, keys }, turn)
  const [row] = await database.sql<
    { state: string }[]
  >`SELECT state FROM turn WHERE id = ${turn.id}`
  if (!isKept) expect((await load()).revision).toBe(revision)
  else {
    expect((await load()).revision).toBe(turn.session.revision)
    expect(row?.state).toBe('handled')
  }
  return isKept
}

it('is kept with its answer and her session, once', async () => {
  const { turn } = await begin()
  expect(await keeps(turn)).toBe(true)
  expect(await keeps({ ...turn, before: turn.session.revision })).toBe(false)
})

describe('with caps', () => {
  const capOf = (owner: Bytes, day: number) => ({ owner, kind: 'check', day, month: 100 }) as const
  const used = (owner: Bytes) => stores.counters.used(owner, 'check', NOW)

  it('uses them as it is kept', async () => {
    const { turn, sender } = await begin()
    const use = {
      caps: [capOf(sender, 3)],
      amount: 2,
      now: NOW,
      kind: 'check',
      most: 1000,
    } as const
    expect(await keeps({ ...turn, use })).toBe(true)
    expect(await used(sender)).toBe(2)
  })

  it('is not kept where one is reached', async () => {
    const { turn, sender } = await begin()
    const use = {
      caps: [capOf(sender, 1)],
      amount: 2,
      now: NOW,
      kind: 'check',
      most: 1000,
    } as const
    expect(await keeps({ ...turn, use })).toBe(false)
    expect(await used(sender)).toBe(0)
  })

  it('is not kept, and uses none, where everybody has used more than was expected', async () => {
    const { turn, sender } = await begin()
    const use = { caps: [capOf(sender, 3)], amount: 2, now: NOW, kind: 'check', most: 1 } as const
    expect(await keeps({ ...turn, use })).toBe(false)
    expect(await used(sender)).toBe(0)
  })

  it('uses none when her session has changed, or she is a member no longer', async () => {
    const { turn, member, sender } = await begin()
    const use = {
      caps: [capOf(sender, 3)],
      amount: 2,
      now: NOW,
      kind: 'check',
      most: 1000,
    } as const
    await stores.sessions.save(sender, {}, turn.before, NOW)
    expect(await keeps({ ...turn, use })).toBe(false)
    const { revision: before } = await stores.sessions.load(sender, NOW)
    await stores.shutOut(member)
    expect(await keeps({ ...turn, before, use })).toBe(false)
    expect(await used(sender)).toBe(0)
  })
})

it('is kept of a guest who writes for the first time', async () => {
  const sender = keys.tag('sender', 'sender', 'telegram', 'new')
  const session = sealSession(keys, sender, { session: {}, now: NOW })
  const turn = { sender, content: CONTENT, member: undefined, session, before: 0 }
  expect(await keeps({ ...turn, id: await accept(sender) })).toBe(true)
  expect(await keeps({ ...turn, id: await accept(sender) })).toBe(false)
})

it('is not kept when she is a member no longer', async () => {
  const { turn, member } = await begin()
  await stores.members.revoke(member)
  expect(await keeps(turn)).toBe(false)
})

it('is not kept when she has become a moderator, or belongs to another group', async () => {
  const { turn, member } = await begin()
  await stores.members.promote(member, 'moderator')
  expect(await keeps(turn)).toBe(false)
  await stores.members.promote(member, 'member')
  await stores.members.regroupAll(member.groupId, randomUUID())
  expect(await keeps(turn)).toBe(false)
})

it('is not kept when another turn has changed her session', async () => {
  const { turn, sender } = await begin()
  await stores.sessions.save(sender, {}, turn.before, NOW)
  expect(await keeps(turn)).toBe(false)
  const [row] = await database.sql`SELECT state FROM turn WHERE id = ${turn.id}`
  expect(row).toEqual({ state: 'accepted' })
})

it('is not kept before an earlier message of hers', async () => {
  const { turn, sender } = await begin()
  const id = await accept(sender)
  expect(await keeps({ ...turn, id })).toBe(false)
  expect(await keeps(turn)).toBe(true)
})

describe('a turn with effects', () => {
  /** What became of a turn that is kept in a transaction, and the revision of her session then. */
  const keepsWithin = async ({ id, sender, content, session, before }: PlainTurn) => {
    const kept = await database.prisma.$transaction((tx) =>
      keepTurnWithin(statementsIn(tx, database.sql), { id, sender, content, session, before }),
    )
    return { ...kept, revision: (await stores.sessions.load(sender, NOW)).revision }
  }

  it('is kept with its session, the first and a later one', async () => {
    const { turn } = await begin()
    const { revision } = turn.session
    expect(await keepsWithin(turn)).toEqual({ handled: true, saved: true, revision })
    const stranger = keys.tag('sender', 'sender', 'telegram', randomUUID())
    const session = sealSession(keys, stranger, { session: {}, now: NOW })
    const first = { ...turn, id: await accept(stranger), sender: stranger, session, before: 0 }
    expect(await keepsWithin(first)).toEqual({
      handled: true,
      saved: true,
      revision: session.revision,
    })
  })

  it('is kept once', async () => {
    const { turn } = await begin()
    await keepsWithin(turn)
    const { revision } = turn.session
    expect(await keepsWithin({ ...turn, before: revision })).toMatchObject({ handled: false })
  })

  it('waits for an earlier one', async () => {
    const { turn, sender } = await begin()
    const later = { ...turn, id: await accept(sender) }
    expect(await keepsWithin(later)).toMatchObject({ handled: false, saved: false })
  })

  it('is not kept when her session has changed, has begun or is gone meanwhile', async () => {
    const { turn, sender } = await begin()
    const other = { ...turn, before: turn.before - 1 }
    expect(await keepsWithin(other)).toMatchObject({ saved: false, revision: turn.before })
    const next = async () => ({ ...turn, id: await accept(sender) })
    expect(await keepsWithin({ ...(await next()), before: 0 })).toMatchObject({
      saved: false,
      revision: turn.before,
    })
    await stores.sessions.delete(sender)
    expect(await keepsWithin(await next())).toMatchObject({ saved: false, revision: 0 })
  })
})
