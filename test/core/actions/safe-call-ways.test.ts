/** A buddy with two chats: each of them can be lost, and the alarm goes on by the other. */
import { afterEach, expect, it } from 'vitest'
import { readOwnNotices, sayWord } from '../../../src/core/actions/safe-call.ts'
import { acceptOffer, offerWay } from '../../../src/core/actions/safe-call-offers.ts'
import {
  endPairing,
  endWays,
  pairingsOf,
  readPairingNotices,
} from '../../../src/core/actions/safe-call-pairing.ts'
import { setWords } from '../../../src/core/actions/safe-call-settings.ts'
import { waitingSince } from '../../../src/core/actions/safe-call-watched.ts'
import { SendError } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { watchingOver } from '../../support/safe-calls.ts'

/** A buddy in two apps. */
const [FIRST, SECOND] = ['whatsapp:bea', 'bea2'] as const

let bot: TestBot
let people: ReturnType<typeof watchingOver>
/** How a chat answers to what is sent to it. */
let refuses: Record<string, () => SendError>
/** To whom a message is on its way until that is over. */
let slow: { person: string; isOver: Promise<void>; begun: boolean } | undefined
/** What the bot waits for before it looks for the next line, while one is on its way. */
let beforeNext: () => Promise<void>
const open = async () => {
  refuses = {}
  slow = undefined
  beforeNext = async () => {}
  bot = await createTestBot({
    channels: ['telegram', 'whatsapp'],
    onWait: () => beforeNext(),
    onSend: async (person) => {
      if (slow?.person === person) {
        slow.begun = true
        await slow.isOver
      }
      const refusal = refuses[person]
      if (refusal) throw refusal()
    },
  })
  people = watchingOver(bot)
  await bot.letIn('anna')
  bot.heard('anna')
}
afterEach(() => bot.close())

const linesTo = (person: string): number =>
  bot.received(person).filter(({ unasked }) => unasked).length
const blocked = () => new SendError('blocked')
const refused = () => new SendError('invalid')

const codeOf = async (id: string, person: string): Promise<string> => {
  const way = await people.as(person, (who, stores) => offerWay(who, id, stores))
  return 'code' in way ? way.code : way.refused
}
const accepts = (person: string, code: string) =>
  people.as(person, (who, stores) => acceptOffer(who, { code, name: '' }, stores))

/** Bea has two chats, and Anna has read that. */
const pairBoth = async (): Promise<string> => {
  const id = await people.pair('anna', FIRST)
  await accepts(SECOND, await codeOf(id, FIRST))
  await people.watchOver()
  await people.as('anna', readPairingNotices)
  linesTo('anna')
  return id
}
const channels = async () =>
  (await people.as('anna', pairingsOf)).buddies.map((buddy) => buddy.channels)

it('goes on by the other chat, when the first one cannot be written to in an alarm', async () => {
  await open()
  await pairBoth()
  await people.begins('anna', 30)
  await people.passes(1)
  refuses[FIRST] = blocked
  await people.passes(45)
  expect([linesTo(FIRST), linesTo(SECOND)]).toEqual([1, 1])
  expect(await channels()).toEqual([['telegram']])
  // It is sent once to that chat, and repeated there as long as nobody looks.
  await people.passes(2)
  expect(linesTo(SECOND)).toBe(1)
  expect(await people.watched(SECOND)).toMatchObject([{ alarm: { cause: 'silence' } }])
  expect(await people.as('anna', readPairingNotices)).toEqual([])
  expect((await people.as('anna', readOwnNotices)).map(({ kind }) => kind)).not.toContain(
    'watcherGone',
  )
})

it.each([
  ['blocks the bot in the first chat', FIRST],
  ['blocks the bot in the second chat', SECOND],
])('goes on by the other chat, when a buddy %s', async (_, lost) => {
  await open()
  await pairBoth()
  await bot.says(lost, 'hello')
  await people.begins('anna', 30)
  await people.passes(46)
  for (const person of [FIRST, SECOND]) linesTo(person)
  await bot.sends(lost, { kind: 'blocked' })
  await people.passes(2)
  const other = lost === FIRST ? SECOND : FIRST
  expect([linesTo(lost), linesTo(other)]).toEqual([0, 1])
  expect(await people.watched(lost)).toEqual([])
  expect(await people.watched(other)).toMatchObject([{ alarm: { cause: 'silence' } }])
  expect(await people.as('anna', readPairingNotices)).toEqual([])
})

it('goes on by the other chat, when a buddy has one of them deleted', async () => {
  await open()
  await pairBoth()
  await people.as(FIRST, ({ sender, now }, stores) => stores.wipe(sender, now))
  await people.begins('anna', 30)
  await people.passes(46)
  expect([linesTo(FIRST), linesTo(SECOND)]).toEqual([0, 2])
})

it('ends with the last chat, and only then she is told', async () => {
  await open()
  await pairBoth()
  await people.pair('anna', 'cara')
  await people.as('anna', readPairingNotices)
  await people.begins('anna', 30)
  await people.passes(1)
  refuses[FIRST] = blocked
  refuses[SECOND] = blocked
  linesTo('cara')
  await people.passes(46)
  expect(linesTo('cara')).toBeGreaterThan(0)
  expect(await people.as('anna', readPairingNotices)).toMatchObject([
    { kind: 'unreachable', name: `Buddy ${FIRST}` },
  ])
  expect(await people.rows('buddy')).toBe(1)
})

it('ends no pairing because a platform refused one message, and tries it on', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.pair('anna', 'cara')
  await people.begins('anna', 30)
  await people.passes(1)
  refuses['bea'] = refused
  linesTo('cara')
  await people.passes(45)
  // The next one is asked at once, and she is no less a buddy.
  expect(linesTo('cara')).toBe(1)
  expect((await people.as('anna', pairingsOf)).buddies).toHaveLength(2)
  delete refuses['bea']
  linesTo('bea')
  await people.passes(2)
  expect(linesTo('bea')).toBeGreaterThan(0)
})

it('is told in a chat that is added during a call', async () => {
  await open()
  const id = await people.pair('anna', FIRST)
  await people.begins('anna', 30)
  await accepts(SECOND, await codeOf(id, FIRST))
  await people.passes(46)
  expect(linesTo(SECOND)).toBe(1)
})

it('has one chat more, no third, and she reads that there is one', async () => {
  await open()
  const id = await people.pair('anna', FIRST)
  const [first, second] = [await codeOf(id, FIRST), await codeOf(id, FIRST)]
  await people.watchOver()
  await people.as('anna', readPairingNotices)
  linesTo('anna')
  expect(await accepts(SECOND, first)).toMatchObject({ isWay: true })
  expect(await accepts('eve', second)).toEqual({ refused: 'full' })
  expect(await codeOf(id, FIRST)).toBe('full')
  await people.watchOver()
  expect(linesTo('anna')).toBe(1)
  expect(await people.as('anna', readPairingNotices)).toMatchObject([
    { kind: 'wayAdded', name: `Buddy ${FIRST}` },
  ])
})

it.each(['anna', FIRST, SECOND])('is told in one chat again, when %s wants that', async (who) => {
  await open()
  const id = await pairBoth()
  const { watched } = await people.as(SECOND, pairingsOf)
  expect(watched).toMatchObject([{ name: 'from anna', isSecond: true }])
  const own = who === SECOND ? (watched[0]?.id ?? '') : id
  await people.begins('anna', 30)
  expect(await people.as(who, (one, stores) => endWays(one, own, stores))).toBe(true)
  expect(await people.as(who, (one, stores) => endWays(one, own, stores))).toBe(false)
  await people.passes(46)
  expect([linesTo(FIRST), linesTo(SECOND)]).toEqual([2, 0])
  expect(await channels()).toEqual([['whatsapp']])
  // Somebody else's pairing is not hers to change.
  expect(await people.as('eve', (one, stores) => endWays(one, id, stores))).toBe(false)
})

it('reads the same of a buddy who ends it, whether her call ended or she was made to write', async () => {
  const seen: string[] = []
  for (const word of ['sesame', 'thunder']) {
    await open()
    await people.as('anna', (who, stores) =>
      setWords(who, { safe: 'sesame', duress: 'thunder' }, stores),
    )
    const id = await pairBoth()
    await people.pair('anna', 'cara')
    await people.watchOver()
    await people.as('anna', readPairingNotices)
    await people.begins('anna', 60)
    await people.passes(2)
    await people.as('anna', (who, stores) => sayWord(who, word, stores))
    for (const person of ['anna', 'cara']) linesTo(person)
    await people.as(FIRST, (who, stores) => endPairing(who, id, stores))
    await people.passes(11)
    seen.push(
      JSON.stringify([
        linesTo('anna'),
        await people.as('anna', waitingSince),
        await people.as('anna', readPairingNotices),
        await people.as('anna', async ({ sender }, stores) => {
          const { asks } = await stores.buddies.of(sender)
          return asks.length
        }),
      ]),
    )
    // And the alarm goes on with the others.
    expect(linesTo('cara') > 0).toBe(word === 'thunder')
    if (word === 'sesame') await bot.close()
  }
  expect(seen[1]).toBe(seen[0])
  expect(seen[0]).toContain('endedByBuddy')
})

it('reads nothing of a chat that is found closed by an alarm under duress', async () => {
  await open()
  await people.as('anna', (who, stores) => setWords(who, { duress: 'thunder' }, stores))
  await people.pair('anna', 'bea')
  await people.pair('anna', 'cara')
  await people.watchOver()
  await people.as('anna', readPairingNotices)
  await people.begins('anna', 60)
  await people.passes(2)
  for (const person of ['anna', 'cara']) linesTo(person)
  refuses['bea'] = blocked
  await people.as('anna', (who, stores) => sayWord(who, 'thunder', stores))
  await people.passes(2)
  // The next one is asked at once.
  expect(linesTo('cara')).toBeGreaterThan(0)
  expect(linesTo('anna')).toBe(0)
  expect(await people.as('anna', readPairingNotices)).toEqual([])
  expect((await people.as('anna', pairingsOf)).buddies).toHaveLength(2)
  // She is told when it would have been found without: with her next call.
  await people.begins('anna', 60)
  await people.passes(1)
  expect(await people.as('anna', readPairingNotices)).toMatchObject([{ kind: 'unreachable' }])
})

it('knows for each chat when its line was shown, also when one stands for the other', async () => {
  await open()
  await pairBoth()
  await bot.says(FIRST, 'hello')
  await people.begins('anna', 30)
  await people.passes(1)
  // The second app answers a minute after the first one.
  refuses[SECOND] = () => new SendError('unreachable')
  await people.passes(44.5)
  const first = await people.as(FIRST, waitingSince)
  delete refuses[SECOND]
  await people.passes(1)
  const second = await people.as(SECOND, waitingSince)
  expect(await people.as(FIRST, waitingSince)).toEqual(first)
  expect(Number(second)).toBeGreaterThan(Number(first))
  await bot.sends(FIRST, { kind: 'blocked' })
  expect(await people.as(SECOND, waitingSince)).toEqual(second)
})

it('says that she may not have been asked, when her own chat is closed', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.begins('anna', 30)
  await people.passes(25)
  refuses['anna'] = blocked
  await people.passes(21)
  expect((await people.watched('bea'))[0]?.alarm?.unreached).toBe(true)
})

it('has five codes for a second chat open at a time, as for everything else', async () => {
  await open()
  const id = await people.pair('anna', FIRST)
  const codes = []
  for (let count = 0; count < 5; count++) codes.push(await codeOf(id, FIRST))
  expect(new Set(codes).size).toBe(5)
  const rows = await people.rows('buddy')
  expect(await codeOf(id, FIRST)).toBe('tooMany')
  expect(await people.rows('buddy')).toBe(rows)
  bot.later({ hours: 1 })
  expect(await codeOf(id, FIRST)).toMatch(/^B/)
  await people.watchOver()
  expect(await people.rows('buddy'), 'those that are too old are gone').toBe(2)
})

it('is told once in the chat that is left, when the other is lost while the line is on its way', async () => {
  await open()
  await pairBoth()
  await people.begins('anna', 30)
  await people.passes(44)
  for (const person of [FIRST, SECOND]) linesTo(person)
  refuses[FIRST] = blocked
  const { promise: isOver, resolve } = Promise.withResolvers<void>()
  slow = { person: SECOND, isOver, begun: false }
  beforeNext = async () => {
    if (slow?.begun) await expect.poll(channels).toEqual([['telegram']])
  }
  const sending = people.passes(1)
  await expect.poll(channels).toEqual([['telegram']])
  // Time enough to look for lines once more.
  setTimeout(resolve, 300)
  await sending
  expect(linesTo(SECOND)).toBe(1)
})

it('is told in one app that is busy, while the line rests in the other, which is down', async () => {
  await open()
  await pairBoth()
  await bot.letIn('dora')
  await people.pair('dora', 'eve')
  await people.begins('anna', 30)
  await people.passes(44.5)
  linesTo(SECOND)
  refuses[FIRST] = () => new SendError('unreachable')
  const { promise: isOver, resolve } = Promise.withResolvers<void>()
  slow = { person: 'eve', isOver, begun: false }
  await people.begins('dora', 60)
  const sending = [bot.bot.safeCalls.send()]
  await expect.poll(() => slow?.begun).toBe(true)
  bot.later({ hours: 1 / 60 })
  await bot.bot.safeCalls.look()
  sending.push(bot.bot.safeCalls.send())
  const isResting = async () =>
    JSON.stringify(await bot.stores.safeCalls.inAlarm()).includes('"held')
  await expect.poll(isResting, { timeout: 8_000 }).toBe(true)
  resolve()
  await Promise.all(sending)
  expect([linesTo(FIRST), linesTo(SECOND)]).toEqual([1, 1])
})
