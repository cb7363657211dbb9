import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetPairingTags, pairingTags } from '../../../src/core/stores/pairing-tags.ts'
import { type Stores, storesIn } from '../../../src/core/stores/stores.ts'
import type { Bytes, Keys } from '../../../src/core/terms/keys.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import type { Database } from '../../../src/database/database.ts'
import { testKeys } from '../../support/bot.ts'
import { createTestDatabase } from '../../support/database.ts'

const NOW = new Date('2026-11-18T22:00:00Z')
const MUCH_LATER = new Date('2027-11-18T22:00:00Z')

let database: Database
let drop: () => Promise<void>
/** Keys that count how many tags of pairings they make. */
let keys: Keys
let made = 0
/** How often the key was renewed since. */
let renewed = 0
let stores: Stores

beforeAll(async () => {
  ;({ database, drop } = await createTestDatabase())
  const real = testKeys()
  keys = {
    ...real,
    active: (purpose) => real.active(purpose) + renewed,
    tag(purpose, label, ...parts) {
      if (label.startsWith('buddy ')) made += 1
      return real.tag(purpose, label, ...parts)
    },
  }
  stores = storesIn(database.prisma, { keys, sql: database.sql })
})
afterAll(() => drop())

const senderOf = (person: string): Bytes => keys.tag('sender', 'sender', 'telegram', person)

/** Whether the tags of a sender need not be made; they are remembered afterwards. */
const isRemembered = (sender: Bytes): boolean => {
  made = 0
  pairingTags(keys, sender)
  return made === 0
}

/** Two senders who have just written, and of whom something is kept. */
const writing = async (...people: [string, string]): Promise<[Bytes, Bytes]> => {
  const [one, other] = people.map(senderOf)
  for (const sender of [one, other]) {
    if (!sender) continue
    await stores.members.remember(sender, {}, NOW)
    pairingTags(keys, sender)
  }
  return [one ?? senderOf(''), other ?? senderOf('')]
}

describe('The tags of the pairings of somebody who has written', () => {
  it('are remembered, and are the same as those that are made anew', () => {
    const sender = senderOf('anna')
    const first = pairingTags(keys, sender)
    expect(isRemembered(sender)).toBe(true)
    forgetPairingTags(keys, [sender])
    expect(isRemembered(sender)).toBe(false)
    expect(pairingTags(keys, sender)).toEqual(first)
  })

  it('are made anew under another key, and none of them stays when they are forgotten', () => {
    const sender = senderOf('before the key was renewed')
    pairingTags(keys, sender)
    renewed = 1
    expect(isRemembered(sender)).toBe(false)
    forgetPairingTags(keys, [sender])
    renewed = 0
    expect(isRemembered(sender)).toBe(false)
  })

  it('are forgotten when 500 others have written since, and not before', () => {
    const sender = senderOf('first of many')
    pairingTags(keys, sender)
    for (let other = 1; other < 500; other++) pairingTags(keys, senderOf(`other ${other}`))
    expect(isRemembered(sender)).toBe(true)
    for (let other = 500; other < 1_000; other++) pairingTags(keys, senderOf(`other ${other}`))
    expect(isRemembered(sender)).toBe(false)
  })

  it('are forgotten when she wipes, and nobody else’s', async () => {
    const [anna, bea] = await writing('wiping', 'staying')
    await stores.wipe(anna, NOW)
    expect(isRemembered(anna)).toBe(false)
    expect(isRemembered(bea)).toBe(true)
  })

  it('are forgotten in the chat that she leaves', async () => {
    const [old, other] = await writing('left', 'entered')
    await stores.move(old, other, { channel: 'telegram', address: '1' as Address }, NOW)
    expect(isRemembered(old)).toBe(false)
    expect(isRemembered(other)).toBe(true)
  })

  it('are forgotten under the key that turns out to be hers, too', async () => {
    const [from, to] = await writing('one key', 'her other key')
    await stores.unite({ from, to }, NOW, (session) => session)
    expect(isRemembered(from)).toBe(false)
    expect(isRemembered(to)).toBe(true)
  })

  it('are forgotten when she is shut out', async () => {
    const [anna, bea] = await writing('shut out', 'her colleague')
    await stores.shutOut(await stores.members.found(anna, 'member', NOW))
    expect(isRemembered(anna)).toBe(false)
    expect(isRemembered(bea)).toBe(true)
  })

  it('are forgotten when she stays away', async () => {
    const [anna] = await writing('away', 'away, too')
    await stores.deleteIdle(MUCH_LATER, MUCH_LATER)
    expect(isRemembered(anna)).toBe(false)
  })
})
