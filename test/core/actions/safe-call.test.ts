import { afterEach, expect, it } from 'vitest'
import {
  alarmNow,
  endCall,
  ownCall,
  readOwnNotices,
  sayWord,
  signWell,
} from '../../../src/core/actions/safe-call.ts'
import {
  acceptOffer,
  lookOffer,
  offerPairing,
  offerWay,
} from '../../../src/core/actions/safe-call-offers.ts'
import {
  endPairing,
  mutePairing,
  pairingsOf,
  readPairingNotices,
} from '../../../src/core/actions/safe-call-pairing.ts'
import { setGrace, settingsOf, setWords } from '../../../src/core/actions/safe-call-settings.ts'
import {
  answerCall,
  readWatched,
  waitingSince,
} from '../../../src/core/actions/safe-call-watched.ts'
import { createBot } from '../../../src/core/bot.ts'
import { SendError } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { allRows } from '../../support/rows.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
let people: ReturnType<typeof watchingOver>
const open = async (wishes: Parameters<typeof createTestBot>[0] = {}, ...members: string[]) => {
  bot = await createTestBot(wishes)
  people = watchingOver(bot)
  for (const member of members.length > 0 ? members : ['anna']) await bot.letIn(member)
  for (const person of members.length > 0 ? members : ['anna']) bot.heard(person)
}
afterEach(() => bot.close())

const linesTo = (person: string): number =>
  bot.received(person).filter(({ unasked }) => unasked).length

it('tells a buddy on another channel, who is no member, by a line that says nothing', async () => {
  await open({ channels: ['telegram', 'whatsapp'] })
  await people.pair('anna', 'whatsapp:bea')
  await people.begins('anna', 60)
  await people.watchOver()
  const [asked] = bot.received('whatsapp:bea')
  expect(asked).toMatchObject({ unasked: true, urgent: true, options: [{ id: '/safecall' }] })
  expect(asked?.text).not.toMatch(/safe|anna|60|Hotel/i)
  const [shown] = await people.watched('whatsapp:bea')
  expect(shown).toMatchObject({
    name: 'from anna',
    alarm: undefined,
    answers: ['here', 'cannotTonight'],
  })
  // Until it is an alarm, nothing of what she left is shown.
  expect(JSON.stringify(shown)).not.toContain('Hotel')

  await people.passes(76, 0.5)
  const [alarm] = await people.watched('whatsapp:bea')
  expect(alarm?.alarm).toMatchObject({ cause: 'silence', note: 'Hotel Grand, room 12' })
  expect(bot.received('whatsapp:bea')).toHaveLength(1)
})

it('leaves nothing when she answers in time: no row, no line in any chat', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.watchOver()
  await people.as('anna', readPairingNotices)
  const before = await people.rows('buddy')
  await people.begins('anna', 60)
  await people.passes(62, 0.5)
  expect(linesTo('bea')).toBe(1)
  expect(await people.as('anna', signWell)).toBe('ended')
  expect(await people.rows('safe_call')).toBe(0)
  expect(await people.rows('buddy')).toBe(before)
  await bot.bot.turns.erase()
  expect(bot.screen('bea')).toEqual([])
  expect(bot.screen('anna').filter((text) => text.includes('message'))).toEqual([])
  await people.passes(60)
  expect(linesTo('bea')).toBe(0)
})

it('forgets after 72 hours what was told in an alarm that she answered', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.begins('anna', 30)
  await people.passes(46)
  await people.as('anna', readOwnNotices)
  expect(await people.as('anna', signWell)).toBe('ended')
  expect(await people.as('anna', ownCall)).toBeUndefined()
  await people.watchOver()
  const [after] = await people.watched('bea')
  expect(after).toMatchObject({ over: 'answered', alarm: { note: 'Hotel Grand, room 12' } })
  expect(after?.unread.map(({ kind }) => kind)).toEqual(['answered'])
  bot.later({ hours: 71 })
  await people.watchOver()
  expect(await people.watched('bea')).toHaveLength(1)
  bot.later({ hours: 2 })
  await people.watchOver()
  expect(await people.watched('bea')).toEqual([])
  expect(await people.rows('safe_call')).toBe(0)
})

it('cannot be told from the end, when she is made to write', async () => {
  const own: string[] = []
  const rest: unknown[] = []
  for (const word of ['sesame', 'thunder']) {
    await open()
    await people.as('anna', (who, stores) =>
      setWords(who, { safe: 'Sesame!', duress: 'Thunder' }, stores),
    )
    await people.pair('anna', 'bea')
    await people.as('anna', readPairingNotices)
    await people.begins('anna', 60)
    await people.passes(20)
    expect(await people.as('anna', signWell)).toBe('wordWanted')
    const said = await people.as('anna', (who, stores) => sayWord(who, word, stores))
    await people.passes(30)
    await people.as('bea', (who, stores) =>
      stores.safeCalls
        .inAlarm()
        .then(([one]) =>
          one ? answerCall(who, { id: one.id, answer: 'reached' }, stores) : false,
        ),
    )
    await people.passes(5)
    await bot.bot.turns.erase()
    own.push(
      JSON.stringify([
        said,
        await people.as('anna', ownCall),
        await people.as('anna', waitingSince),
        await people.as('anna', readOwnNotices),
        await people.as('anna', endCall),
        (await people.as('anna', pairingsOf)).buddies.map(({ name }) => name),
        bot.screen('anna').slice(1),
        await people.begins('anna', 60).then((one) => 'begun' in one),
      ]),
    )
    rest.push((await people.watched('bea')).find(({ alarm }) => alarm)?.alarm?.cause)
    // So that each bot is closed.
    if (word === 'sesame') await bot.close()
  }
  expect(own[1]).toBe(own[0])
  expect(rest).toEqual([undefined, 'duress'])
})

it('goes on with an alarm under duress when the chat is wiped, and forgets her with it', async () => {
  await open()
  await people.as('anna', (who, stores) => setWords(who, { duress: 'thunder' }, stores))
  await people.pair('anna', 'bea')
  await people.begins('anna', 60)
  await people.as('anna', (who, stores) => sayWord(who, 'Thunder', stores))
  await people.as('anna', ({ sender, now }, stores) => stores.wipe(sender, now))
  await people.passes(1)
  expect(await people.watched('bea')).toMatchObject([{ alarm: { cause: 'duress' } }])
  const content = JSON.stringify([
    await people.as('bea', (_, stores) => stores.safeCalls.inAlarm()),
    (await people.as('bea', ({ sender }, stores) => stores.buddies.of(sender))).watches,
  ])
  expect(content).not.toContain('"anna"')
  bot.later({ hours: 30 })
  await people.watchOver()
  bot.later({ hours: 73 })
  await people.watchOver()
  expect([await people.rows('safe_call'), await people.rows('buddy')]).toEqual([0, 0])
})

it('tells whoever watched when she has herself deleted, and keeps nothing that she left', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.begins('anna', 60)
  await people.watchOver()
  linesTo('bea')
  await people.as('anna', ({ sender, now }, stores) => stores.wipe(sender, now))
  await people.watchOver()
  expect(linesTo('bea')).toBe(1)
  const [shown] = await people.watched('bea')
  expect(shown).toMatchObject({
    over: 'left',
    unread: [{ kind: 'asked' }, { kind: 'ended' }].slice(1),
  })
  const kept = await people.as('bea', (_, stores) => stores.safeCalls.among([shown?.id ?? '']))
  expect(JSON.stringify(kept)).not.toMatch(/Hotel|"her"/)
})

it('does not wait for a channel that does not answer', async () => {
  let isDown = false
  await open({
    channels: ['telegram', 'whatsapp'],
    onSend: (person) => {
      if (isDown && !person.startsWith('whatsapp:')) throw new SendError('unreachable')
    },
  })
  await people.pair('anna', 'bea')
  await people.pair('anna', 'whatsapp:cara')
  await people.begins('anna', 30)
  await people.passes(29)
  isDown = true
  linesTo('bea')
  linesTo('whatsapp:cara')
  // It is looked every few seconds; here, twice a minute.
  await people.passes(17, 0.5)
  expect(linesTo('whatsapp:cara')).toBeGreaterThan(0)
  expect(bot.bot.safeCalls.health()).toEqual({
    ok: false,
    detail: 'alarm: safe-calls cannot be told on telegram',
  })
  expect(bot.logged.filter((line) => line.startsWith('alarm: safe-calls'))).toHaveLength(1)
  // Who is told learns that she may not have been asked.
  expect((await people.watched('whatsapp:cara'))[0]?.alarm?.unreached).toBe(true)
  isDown = false
  await people.passes(2)
  expect(linesTo('bea')).toBeGreaterThan(0)
  expect((await people.watched('whatsapp:cara'))[0]?.alarm?.unreached).toBe(false)
  expect(bot.bot.safeCalls.health().ok).toBe(true)
})

it('tells a buddy with two chats on both, and counts her once', async () => {
  await open({ channels: ['telegram', 'whatsapp'] })
  const id = await people.pair('anna', 'whatsapp:bea')
  const way = await people.as('whatsapp:bea', (who, stores) => offerWay(who, id, stores))
  const accepted = await people.as('bea2', (who, stores) =>
    acceptOffer(who, { code: 'code' in way ? way.code : '', name: '' }, stores),
  )
  expect(accepted).toMatchObject({ paired: id, isWay: true })
  expect((await people.as('anna', pairingsOf)).buddies).toMatchObject([
    { channels: ['whatsapp', 'telegram'] },
  ])
  await people.begins('anna', 30)
  await people.passes(1)
  expect([linesTo('whatsapp:bea'), linesTo('bea2')]).toEqual([1, 0])
  await people.passes(45)
  expect([linesTo('whatsapp:bea'), linesTo('bea2')]).toEqual([1, 1])
  const [call] = await people.watched('bea2')
  expect(call?.alarm?.cause).toBe('silence')
  await people.as('bea2', readWatched)
  await people.passes(8)
  expect([linesTo('whatsapp:bea'), linesTo('bea2')]).toEqual([0, 0])
})

it('asks her first when the bot was off, and tells nobody before', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.begins('anna', 30)
  await people.passes(20)
  linesTo('bea')
  linesTo('anna')
  bot.later({ hours: 1 })
  await people.watchOver()
  expect([linesTo('anna'), linesTo('bea')]).toEqual([1, 0])
  expect((await people.as('anna', readOwnNotices)).map(({ kind }) => kind)).toContain('away')
  await people.passes(4)
  expect(linesTo('bea')).toBe(0)
  await people.passes(2)
  expect(linesTo('bea')).toBe(1)
  expect((await people.watched('bea'))[0]?.alarm?.gap).toBeDefined()
})

it('sends a line again that the bot was sending when it died, and leaves none out', async () => {
  let dies = false
  await open({
    onSend: (person) => {
      if (dies && person === 'bea') throw new Error('power cut')
    },
  })
  await people.pair('anna', 'bea')
  await people.pair('anna', 'cara')
  await people.begins('anna', 30)
  await people.passes(44)
  bot.later({ hours: 2 / 60 })
  dies = true
  await bot.bot.safeCalls.look()
  await expect(bot.bot.safeCalls.send()).rejects.toThrow('power cut')
  dies = false
  linesTo('bea')
  const again = createBot(bot.needs)
  await again.safeCalls.look()
  await again.safeCalls.send()
  expect(linesTo('bea')).toBe(1)
})

it('lets two processes send each line once', async () => {
  await open({ safeCalls: { alone: false } })
  await people.pair('anna', 'bea')
  await people.as('anna', readPairingNotices)
  await people.begins('anna', 30)
  const other = createBot(bot.needs)
  await Promise.all([bot.bot.safeCalls.look(), other.safeCalls.look()])
  await Promise.all([bot.bot.safeCalls.send(), other.safeCalls.send()])
  expect(linesTo('bea')).toBe(1)
})

it('begins no call after three alarms in a day, also when they came one after another', async () => {
  await open()
  await people.pair('anna', 'bea')
  for (let alarm = 0; alarm < 3; alarm++) {
    expect(await people.begins('anna', 5)).toHaveProperty('begun')
    await people.as('anna', alarmNow)
    // The second time at once.
    if (alarm === 0) expect(await people.as('anna', alarmNow)).toBe('sent')
    await people.passes(1)
    expect(await people.as('anna', signWell)).toBe('ended')
  }
  expect(await people.begins('anna', 5)).toEqual({ refused: 'tooManyAlarms' })
  bot.later({ days: 1 })
  expect(await people.begins('anna', 5)).toHaveProperty('begun')
  expect(await people.begins('anna', 5)).toEqual({ refused: 'open' })
})

it('does not ask a buddy who rests, and says so before; an alarm still comes', async () => {
  await open()
  const id = await people.pair('anna', 'bea')
  await people.pair('anna', 'cara')
  await people.begins('anna', 30)
  await people.as('bea', (who, stores) => mutePairing(who, { id, on: true }, stores))
  await people.passes(46)
  expect((await people.watched('bea'))[0]?.alarm?.cause).toBe('silence')
  await people.as('anna', signWell)
  const next = await people.begins('anna', 30)
  expect(next).toMatchObject({ leftOut: [{ name: 'Buddy bea', why: 'muted' }] })
  bot.later({ days: 1 })
  await people.as('anna', signWell)
  expect(await people.begins('anna', 30)).toMatchObject({ leftOut: [] })
})

it('pairs by a code that is used once, within an hour, by somebody else', async () => {
  await open({}, 'anna', 'dora')
  expect(
    await people.as('cara', (who, stores) => offerPairing(who, { name: 'C', duty: false }, stores)),
  ).toEqual({ refused: 'notMember' })
  const codeOf = async (): Promise<string> => {
    const one = await people.as('anna', (who, stores) =>
      offerPairing(who, { name: 'Mia', duty: false }, stores),
    )
    return 'code' in one ? one.code : one.refused
  }
  const code = await codeOf()
  const look = (person: string, text: string) =>
    people.as(person, (who, stores) => lookOffer(who, text, stores))
  const accept = (person: string, text: string) =>
    people.as(person, (who, stores) => acceptOffer(who, { code: text, name: 'B' }, stores))
  expect(await look('anna', code)).toBe('own')
  expect(await look('bea', code.toLowerCase().replaceAll('-', ' '))).toEqual({
    kind: 'pair',
    name: 'Mia',
  })
  expect(await accept('bea', code)).toHaveProperty('paired')
  expect(await accept('cara', code)).toEqual({ refused: 'unknown' })
  expect(await accept('bea', await codeOf())).toEqual({ refused: 'already' })
  const old = await codeOf()
  bot.later({ hours: 1.1 })
  expect(await accept('cara', old)).toEqual({ refused: 'unknown' })
  await people.watchOver()
  for (let offers = 0; offers < 5; offers++) expect(await codeOf()).toMatch(/^B/)
  expect(await codeOf()).toBe('tooMany')
})

it('rehearses at once with whoever has just said yes, unless she is expected in earnest', async () => {
  await open()
  const offer = () =>
    people.as('anna', (who, stores) => offerPairing(who, { name: 'Mia', duty: false }, stores))
  const accepts = async (person: string) => {
    const offered = await offer()
    const code = 'code' in offered ? offered.code : ''
    return people.as(person, (who, stores) => acceptOffer(who, { code, name: person }, stores))
  }
  expect(await accepts('bea')).toMatchObject({ rehearses: true })
  await people.passes(3)
  expect(await people.watched('bea')).toMatchObject([{ rehearsal: true, alarm: {} }])
  expect(await people.begins('anna', 30)).toHaveProperty('begun')
  expect(await accepts('cara')).toMatchObject({ rehearses: false })
  expect(await people.watched('bea')).toMatchObject([{ rehearsal: false }])
})

it('knows what she has set', async () => {
  await open()
  expect(await people.as('anna', settingsOf)).toEqual({ safe: false, duress: false, grace: 15 })
  const set = (words: Parameters<typeof setWords>[1]) =>
    people.as('anna', (who, stores) => setWords(who, words, stores))
  expect(await set({ safe: 'sesame', duress: 'Sesame' })).toBe('same')
  // Signs alone would be the same word as any other sign, and "?" would end her call.
  expect(await set({ safe: '🌻🌻🌻🌻' })).toBe('short')
  expect(await set({ duress: '?!?!' })).toBe('short')
  expect(await set({ safe: 'no' })).toBe('short')
  expect(await set({ safe: 'sesame', duress: 'thunder' })).toBe('set')
  expect(await people.as('anna', (who, stores) => setGrace(who, 31, stores))).toBe(false)
  expect(await people.as('anna', (who, stores) => setGrace(who, 5, stores))).toBe(true)
  expect(await people.as('anna', settingsOf)).toEqual({ safe: true, duress: true, grace: 5 })
  expect(await set({ duress: null })).toBe('set')
  expect(await people.as('anna', settingsOf)).toEqual({ safe: true, duress: false, grace: 5 })
})

it('has at most three buddies, in her order', async () => {
  await open()
  for (const buddy of ['bea', 'cara', 'dora']) await people.pair('anna', buddy)
  await expect(people.pair('anna', 'eve')).rejects.toThrow('full')
  const { buddies } = await people.as('anna', pairingsOf)
  expect(buddies.map(({ name }) => name)).toEqual(['Buddy bea', 'Buddy cara', 'Buddy dora'])
})

it('tells her when a buddy ends it, and nobody when she does', async () => {
  await open()
  const [first, second] = [await people.pair('anna', 'bea'), await people.pair('anna', 'cara')]
  await people.watchOver()
  await people.as('anna', readPairingNotices)
  linesTo('anna')
  await people.as('bea', (who, stores) => endPairing(who, first, stores))
  await people.watchOver()
  expect(linesTo('anna')).toBe(1)
  expect(await people.as('anna', readPairingNotices)).toMatchObject([
    { kind: 'endedByBuddy', name: 'Buddy bea' },
  ])
  await people.as('anna', (who, stores) => endPairing(who, second, stores))
  await people.watchOver()
  expect(linesTo('cara')).toBe(0)
  expect(await people.rows('buddy')).toBe(0)
})

it('drops no alarm of a call that has begun when she ends the pairing', async () => {
  await open()
  const id = await people.pair('anna', 'bea')
  await people.begins('anna', 30)
  await people.as('anna', (who, stores) => endPairing(who, id, stores))
  expect((await people.as('anna', pairingsOf)).buddies).toEqual([])
  await people.passes(46)
  expect(await people.watched('bea')).toMatchObject([{ alarm: { cause: 'silence' } }])
})

it('loses a buddy who blocks the bot, and asks the next one', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.pair('anna', 'cara')
  await bot.says('bea', 'hello')
  await people.begins('anna', 30)
  await people.passes(46)
  expect(linesTo('cara')).toBe(1)
  await bot.sends('bea', { kind: 'blocked' })
  await people.watchOver()
  expect(linesTo('cara')).toBe(1)
  expect((await people.as('anna', pairingsOf)).buddies.map(({ name }) => name)).toEqual([
    'Buddy cara',
  ])
  expect(await people.as('anna', readPairingNotices)).toContainEqual(
    expect.objectContaining({ kind: 'unreachable' }),
  )
})

it('keeps both past the times after which others are forgotten', async () => {
  await open({}, 'anna', 'dora')
  await bot.says('bea', 'hello')
  await bot.says('cara', 'hello')
  await people.pair('anna', 'bea')
  bot.later({ days: 400 })
  await bot.bot.expire()
  const known = async (person: string) =>
    (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).known
  expect(await Promise.all(['anna', 'bea', 'cara', 'dora'].map(known))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

it('goes along to another chat of hers, and of a buddy', async () => {
  await open()
  await people.pair('anna', 'bea')
  await people.begins('anna', 30)
  await people.as('anna2', (who, stores) =>
    stores.move(bot.senderOf('anna'), who.sender, who.reach, who.now),
  )
  await people.as('bea2', (who, stores) =>
    stores.move(bot.senderOf('bea'), who.sender, who.reach, who.now),
  )
  await people.passes(46)
  expect(linesTo('anna2')).toBeGreaterThan(0)
  expect(linesTo('bea2')).toBeGreaterThan(0)
  expect(linesTo('bea')).toBe(0)
  expect(await people.as('anna', ownCall)).toBeUndefined()
  expect(await people.as('anna2', signWell)).toBe('ended')
})

it('is one call when two keys turn out to be hers', async () => {
  await open({}, 'anna', 'anna2')
  await people.pair('anna', 'bea')
  await people.pair('anna2', 'cara')
  await people.begins('anna', 60)
  await people.begins('anna2', 30)
  await people.as('anna', ({ now }, stores) =>
    stores.unite({ from: bot.senderOf('anna'), to: bot.senderOf('anna2') }, now, (one) => one),
  )
  expect(await people.rows('safe_call')).toBe(1)
  await people.passes(46)
  await people.passes(10)
  expect([linesTo('bea'), linesTo('cara')].every((count) => count > 0)).toBe(true)
  expect(await people.as('anna2', signWell)).toBe('ended')
})

it('tells the people on duty once, when two keys turn out to be hers', async () => {
  await open({}, 'anna', 'anna2')
  await people.pair('anna', 'bea', true)
  await people.pair('anna2', 'cara', true)
  for (const person of ['anna', 'anna2']) await people.begins(person, 60, {}, true)
  await people.as('anna', async ({ now }, stores) => {
    const to = bot.senderOf('anna2')
    await stores.unite({ from: bot.senderOf('anna'), to }, now, (one) => one)
    const kept = await stores.safeCalls.find(to)
    const places = kept?.call.watchers.map(({ pairings }) => pairings.length)
    expect(places?.toSorted()).toEqual([0, 1, 1])
  })
})

it('goes on with the call that is open, when the other one is closed', async () => {
  await open({}, 'anna', 'anna2')
  await people.pair('anna', 'bea')
  await people.pair('anna2', 'cara')
  await people.begins('anna', 10)
  await people.passes(26)
  bot.later({ hours: 25 })
  await people.watchOver()
  expect(await people.as('anna', ownCall)).toMatchObject({ closed: true })
  await people.begins('anna2', 30)
  await people.as('anna', ({ now }, stores) =>
    stores.unite({ from: bot.senderOf('anna'), to: bot.senderOf('anna2') }, now, (one) => one),
  )
  expect(await people.as('anna2', ownCall)).toMatchObject({ closed: false, alarm: undefined })
  // What was told stays with whoever was told.
  expect(await people.watched('bea')).toMatchObject([{ over: 'closed' }])
  linesTo('cara')
  await people.passes(46)
  expect(linesTo('cara')).toBeGreaterThan(0)
})

it('asks a buddy on WhatsApp to write who has not for ten days', async () => {
  await open({ channels: ['telegram', 'whatsapp'] })
  await people.pair('anna', 'whatsapp:bea')
  await people.pair('anna', 'cara')
  bot.later({ days: 11 })
  await people.watchOver()
  expect([linesTo('whatsapp:bea'), linesTo('cara')]).toEqual([1, 0])
  bot.later({ days: 1 })
  await people.watchOver()
  expect(linesTo('whatsapp:bea')).toBe(0)
})

it('rehearses an alarm, and says whether it was seen', async () => {
  await open()
  const id = await people.pair('anna', 'bea')
  await people.as('anna', readPairingNotices)
  expect(await people.rehearses('anna', id)).toBe('begun')
  await people.passes(3)
  const [call] = await people.watched('bea')
  expect(call).toMatchObject({ rehearsal: true, answers: ['take', 'cannot'] })
  await people.as('bea', (who, stores) =>
    answerCall(who, { id: call?.id ?? '', answer: 'take' }, stores),
  )
  expect((await people.as('anna', readOwnNotices)).map(({ kind }) => kind)).toEqual(['rehearsed'])
  expect((await people.as('anna', pairingsOf)).buddies).toMatchObject([{ rehearsed: true }])
  expect(await people.begins('anna', 30)).toHaveProperty('begun')
})

it('has rows of one size, whatever is in them', async () => {
  await open({}, 'anna', 'dora')
  await people.pair('anna', 'bea')
  await people.pair('dora', 'bea')
  await people.begins('anna', 30, { note: '' })
  await people.begins('dora', 30, { note: 'x'.repeat(1_000) })
  await people.passes(50)
  const sizes = (await allRows(bot.database))
    .filter(({ table }) => table === 'public.safe_call' || table === 'public.buddy')
    .map(({ table, values }) => `${table} ${values['content']?.length}`)
  expect(new Set(sizes).size).toBe(2)
})

it('shows in no two rows that they are one person’s', async () => {
  await open()
  for (const buddy of ['bea', 'cara', 'dora']) await people.pair('anna', buddy)
  const rows = await bot.database.sql<{ owner: Buffer; watcher: Buffer }[]>`
    SELECT owner, watcher FROM buddy`
  const parts = rows.flatMap(({ owner, watcher }) =>
    [owner, watcher].flatMap((tag) => [tag.toString('hex', 0, 8), tag.toString('hex', 8, 16)]),
  )
  expect(new Set(parts).size).toBe(12)
})

it('goes on after rows that cannot be read, and tells everybody else', async () => {
  await open()
  const id = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
  const pairing = await people.pair('anna', 'bea')
  const begun = await people.begins('anna', 30)
  const kept = 'begun' in begun ? begun.begun.id : ''
  // As many as are opened at a time, and all of them before hers.
  await bot.database.sql`
    INSERT INTO safe_call (id, owner, due_at, state, waiting, content)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, sha256(n::text::bytea),
      due_at, state, true, '\\x00'::bytea
    FROM safe_call, generate_series(1, 60) AS n WHERE safe_call.id = ${kept}::uuid`
  expect(kept > id(60)).toBe(true)
  await people.passes(46)
  expect(linesTo('bea')).toBe(2)
  expect(pairing).toBeDefined()
})
