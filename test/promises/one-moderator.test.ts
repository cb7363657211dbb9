/**
 * SECURITY.md: a moderator alone can neither have a danger shown as one, nor learn who told it or
 * which number it is about, whatever she does and in whatever order.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import type { Content } from '../../src/core/blacklist/reports.ts'
import type { Harm } from '../../src/core/blacklist/taxonomy.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { hex } from '../../src/core/terms/hex.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { followsBergen } from '../support/following.ts'
import { received } from '../support/received.ts'
import { answerTo, settled, tellOf } from '../support/telling.ts'

const NUMBERS = ['+1 201 555 0170', '+1 201 555 0171']
const HARMS: Harm[][] = [['hit'], ['choked', 'insults'], ['robbery', 'no-payment'], ['forced']]
const AUTHORS = ['anna', 'bea', 'cleo']
const DEEDS = 250

let bot: TestBot
afterEach(() => bot.close())

/** The same numbers in every run. */
const chances = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

const tellsAll = async (): Promise<Content['subjects'][number][]> => {
  const { numbers } = readPhones(NUMBERS.join('\n'), 'NO')
  const fingerprints = await createFingerprinter(bot.needs).of(numbers)
  const subjects = fingerprints.map((fingerprint) => ({ fingerprint, ending: '17' }))
  for (const [index, harms] of [...HARMS, ...HARMS].entries()) {
    const subject = subjects[index % subjects.length]
    await received(
      bot,
      { harms, words: 'it was dark', ...(subject && { subjects: [subject] }) },
      { author: AUTHORS[index % AUTHORS.length] ?? 'anna' },
    )
  }
  return subjects
}

it('raises nothing above a risk and learns nobody, whatever a moderator alone does', async () => {
  bot = await createTestBot()
  await bot.letIn('mia', 'moderator')
  for (const author of AUTHORS) await bot.letIn(author)
  const subjects = await tellsAll()
  const chance = chances(20261122)
  const heard: string[] = []
  for (let deed = 0; deed < DEEDS; deed += 1) {
    const buttons = bot.buttons('mia').filter(({ label }) => !/Delete|🗑|Settings|Help/.test(label))
    const newest = buttons.filter(({ message }) => message === buttons.at(-1)?.message)
    // She goes on more often than she turns back.
    const onwards = newest.filter(({ label }) => !/Stop|Back|Menu|Later/.test(label))
    const among = chance() < 0.8 && onwards.length > 0 ? onwards : newest
    const one = among[Math.floor(chance() * among.length)]
    // There is always something to read.
    if (deed % 40 === 39) await tellsAll()
    if (!one || chance() < 0.1) await bot.says('mia', chance() < 0.6 ? '/review' : '/undo')
    else await bot.sends('mia', { kind: 'choice', option: one.id, message: one.message })
    if (chance() < 0.05) await bot.says('mia', 'Where was it?')
    heard.push(bot.heard('mia'))
    if (chance() < 0.1) {
      bot.later({ hours: chance() < 0.8 ? 0.2 : 30 })
      await bot.bot.publish()
    }
    expect(await bot.database.prisma.entry.count({ where: { level: { gt: 2 } } })).toBe(0)
  }
  expect(await bot.database.prisma.entry.count()).toBeGreaterThan(0)
  const said = heard.join('\n')
  const { audit, member, sender } = bot.database.prisma
  const actions = await audit.groupBy({ by: ['action'], _count: true })
  // She has really tried.
  expect(actions.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['read', 'approve', 'decline', 'aside', 'undo']),
  )
  for (const { fingerprint } of subjects) expect(said).not.toContain(fingerprint)
  for (const number of NUMBERS)
    expect(said.replaceAll(' ', '')).not.toContain(number.slice(-8).replaceAll(' ', ''))
  for (const author of AUTHORS) expect(said).not.toContain(author)
  for (const { tag } of await sender.findMany()) expect(said).not.toContain(hex(tag))
  for (const { id, groupId } of await member.findMany())
    for (const one of [id, groupId]) expect(said).not.toContain(one)
})

/** Codes of one founder's group. */
const invites = async (from: string, to: string): Promise<void> => {
  await bot.says(from, '/invite')
  await bot.says(to, /V\w{3}-\w{4}-\w{4}/.exec(bot.heard(from))?.[0] ?? '')
}

const taps = async (person: string, ...labels: string[]): Promise<string> => {
  bot.heard(person)
  for (const label of labels) await bot.taps(person, label)
  return bot.heard(person)
}

/** What she reads first, then taps. */
const reads = async (person: string, ...labels: string[]): Promise<string> => {
  const shown = await answerTo(bot, person, '/review')
  return labels.length === 0 ? shown : taps(person, ...labels)
}

const A_DAY = { hours: 26 }
const SHUT_OUT = ['Something else', 'Made up to do harm', 'Go on', 'Yes, ask a second moderator']
const count = async () => ({
  members: await bot.database.prisma.member.count({ where: { role: 'member' } }),
  sealed: await bot.database.prisma.report.count({ where: { content: { not: null } } }),
})

/** Everything is done that time alone does. */
const passes = async (time: { hours: number }): Promise<void> => {
  bot.later(time)
  await settled(bot)
  await settled(bot)
}

describe('a moderator alone', () => {
  beforeEach(async () => {
    bot = await createTestBot()
    for (const moderator of ['mona', 'mia', 'mette']) await bot.letIn(moderator, 'moderator')
  })

  const forced = async (person: string, number: string): Promise<void> => {
    await bot.says(person, '/report')
    for (const tap of [
      'Yes',
      'Sexual assault or pressure',
      'Done',
      'Forced sex, rape',
      'Done',
      'Go on',
    ])
      await bot.taps(person, tap)
    await bot.says(person, number)
    await bot.says(person, 'Oslo')
    const worker = ['A case worker may read it', 'As soon as it is read', 'No, not yet', 'Send']
    for (const tap of worker) await bot.taps(person, tap)
    bot.heard(person)
  }

  it('shuts nobody out, and destroys nothing, by calling everything made up', async () => {
    for (const [index, founder] of ['a', 'b', 'c'].entries()) {
      await bot.letIn(founder)
      await invites(founder, `${founder}1`)
      await forced(founder, `+1 201 555 01${10 + index}`)
    }
    const before = await count()
    while ((await reads('mona')).includes('What do you decide?')) await taps('mona', ...SHUT_OUT)
    await settled(bot)
    expect(bot.logged.join()).toContain('alarm: a moderator wants to shut somebody out')
    expect(bot.bot.moderators().detail).toContain('alarm')
    await passes(A_DAY)
    expect(await count()).toEqual(before)
    expect(await reads('mia')).toContain('What do you decide?')
  })

  it('shuts out with a second one the author alone, a day later, who reads why; her case stays', async () => {
    await bot.letIn('anna')
    await invites('anna', 'bea')
    await forced('anna', '+1 201 555 0110')
    expect(await reads('mona', ...SHUT_OUT)).toContain('Another moderator must agree within a day')
    // She cannot agree with herself.
    expect(await reads('mona')).toContain('No report is waiting for you.')
    const seen = await reads('mia')
    expect(seen).toContain('wants to shut out the person who wrote it')
    expect(seen).not.toContain('0110')
    expect(await taps('mia', 'I agree: shut out')).toContain('It waits one more day')
    expect(await reads('mona', 'Fine with me')).toContain('It is still waiting')
    await passes({ hours: 20 })
    expect(await count()).toMatchObject({ members: 2 })
    await passes({ hours: 6 })
    expect(await count()).toEqual({ members: 1, sealed: 1 })
    const told = await answerTo(bot, 'anna', '+1 201 555 0170')
    expect(told).toContain('Your membership has ended. Two moderators found')
    expect(told).toContain('tell the organisation that runs this bot')
    expect(await answerTo(bot, 'anna', '/menu')).not.toContain('Your membership has ended')
    expect(await answerTo(bot, 'bea', '+1 201 555 0170')).toContain('There is no warning')
  })

  it.each(['mia', 'mette', 'mona'])('is stopped by %s while it waits', async (who) => {
    await bot.letIn('anna')
    await forced('anna', '+1 201 555 0110')
    await reads('mona', ...SHUT_OUT)
    await reads('mia', 'I agree: shut out')
    // Who agreed has said so; anybody else still can stop it.
    if (who === 'mia') return expect(await reads('mia')).toContain('No report is waiting')
    expect(await reads(who, 'No, shut nobody out')).toContain('It will not happen')
    await passes(A_DAY)
    expect(await count()).toEqual({ members: 1, sealed: 1 })
    return expect(await reads(who)).toContain('What do you decide?')
  })

  it('declines a danger only when every other moderator has had a day to stop it', async () => {
    await forced('anna', '+1 201 555 0110')
    await forced('bea', '+1 201 555 0111')
    for (const _ of ['anna', 'bea'])
      expect(await reads('mona', 'Decline', 'Another reason')).toContain('It takes effect in a day')
    expect(await reads('mia')).toContain('A colleague has declined this.')
    await taps('mia', 'Stop it: read it again')
    await passes({ hours: 20 })
    const states = async () =>
      (await bot.database.prisma.report.findMany()).map(({ state }) => state).sort()
    expect(await states()).toEqual(['received', 'received'])
    await passes({ hours: 6 })
    expect(await states()).toEqual(['declined', 'received'])
  })

  it('does not put a danger away by crossing out what lists it', async () => {
    await bot.says('anna', '/report')
    for (const tap of ['Yes', 'Robs or does not pay', 'A bad feeling', 'Done', 'Robbery', 'Done'])
      await bot.taps('anna', tap)
    for (const said of ['+1 201 555 0110', 'Oslo']) await bot.says('anna', said)
    for (const tap of ['No, thank you', 'As soon as it is read', 'No, not yet', 'Send'])
      await bot.taps('anna', tap)
    const cross = ['Something else', 'Untick what it does not say', 'Robbery', 'Done']
    const shown = await reads('mona', ...cross)
    expect(shown).toContain('Decline')
    expect(shown).not.toContain('Read, count it')
  })

  it('declines nothing that was told anew since', async () => {
    await tellOf(bot, 'anna', '+1 201 555 0110', { harm: 'Robbery' })
    const receipt = /(?:\d{4} ){3}\d{4}/.exec(bot.heard('anna'))?.[0] ?? ''
    await reads('mona', 'Decline', 'Another reason')
    await bot.says('anna', receipt)
    await bot.taps('anna', 'Add something')
    await bot.says('anna', 'There was a knife.')
    expect(await reads('mia')).toContain('What do you decide?')
    await passes(A_DAY)
    expect(await bot.database.prisma.report.count({ where: { state: 'declined' } })).toBe(0)
  })

  it('learns nothing of a number before verdict and level are fixed, and then cannot turn back', async () => {
    const HIS = '+1 201 555 0177'
    await bot.letIn('anna')
    await tellOf(bot, 'anna', HIS)
    await tellOf(bot, 'monas second phone', HIS, { harm: 'Fake booking, did not come' })
    const heard: string[] = []
    for (const path of [[], ['Something else']]) heard.push(await reads('mona', ...path))
    expect(heard.join('\n')).not.toMatch(
      /77|🇺🇸|kind of line|Told before|same number|reports about it/,
    )
    expect(await answerTo(bot, 'mona', '/number')).toContain('There is no number to look at')
    const done = await reads('mona', 'Warn: 2 risk')
    expect(done).not.toMatch(/77|reports about it/)
    const facts = await taps('mona', 'What we know about it')
    expect(facts).toContain('📞 +1 🇺🇸, kind of line unknown, ending in 77. A check now says:')
    expect(facts).toMatch(
      /with one, two or three voices:\n+• 🟠 Risk, reported by one colleague\.\n• 🟠 Risk, reported by two colleagues[^\n]*\n• 🟠 Risk, reported by three/,
    )
    expect(facts).toContain('Of these, about the same kind of thing: 0')
    expect(facts).toContain('Other reports about it still waiting: 1')
    expect(facts).toContain('You can no longer undo it.')
    expect(await answerTo(bot, 'mona', '/undo')).toContain('There is nothing left to undo')
    expect(await answerTo(bot, 'mona', '/number')).toContain('There is no number to look at')
    const actions = await bot.database.prisma.audit.findMany({ orderBy: { id: 'asc' } })
    expect(actions.map(({ action }) => action).slice(-2)).toEqual(['approve', 'number'])
  })

  it('leads no reporter away: own words have no links, and a second moderator reads them first', async () => {
    await tellOf(bot, 'anna', '+1 201 555 0110')
    const receipt = /(?:\d{4} ){3}\d{4}/.exec(bot.heard('anna'))?.[0] ?? ''
    await reads('mona', 'Something else', 'Ask the reporter', 'In my own words')
    for (const bait of ['Write to t.me/help', 'Ask @helper', 'Call 90 12 34 56', 'safe.example/x'])
      expect(await answerTo(bot, 'mona', bait)).toContain('Please leave out links')
    await bot.says('mona', 'Come to the white house at the harbour')
    expect(await taps('mona', 'Ask this')).toContain('Another moderator reads')
    expect(await answerTo(bot, 'anna', receipt)).not.toContain('white house')
    await bot.taps('anna', 'Stop')
    expect(await reads('mia')).toContain('Come to the white house at the harbour')
    await taps('mia', 'Do not ask this')
    await passes(A_DAY)
    expect(await answerTo(bot, 'anna', receipt)).not.toContain('white house')
    expect(await reads('mia')).toContain('What do you decide?')
  })

  it('sends two alerts a day, without a link, and no more without a second moderator', async () => {
    await followsBergen(bot, 'anna', '30 days')
    const warns = async (): Promise<string> => {
      await bot.says('mona', '/warn')
      for (const tap of ['New alert', '4 grave danger']) await bot.taps('mona', tap)
      for (const said of ['skip', 'Bergen']) await bot.says('mona', said)
      await bot.taps('mona', 'Nothing more')
      expect(await answerTo(bot, 'mona', 'Meet us: t.me/safehouse_bergen')).toContain('links')
      await bot.says('mona', 'They ring at the door.')
      return taps('mona', 'Send now')
    }
    const said: string[] = []
    for (let alert = 0; alert < 7; alert += 1) said.push(await warns())
    expect(said.map((one) => /going out|second moderator|more than one/.exec(one)?.[0])).toEqual([
      ...['going out', 'going out'],
      ...Array.from({ length: 4 }, () => 'second moderator'),
      'more than one',
    ])
    expect(await bot.database.prisma.alert.count()).toBe(2)
    expect(await reads('mia')).toContain('They ring at the door.')
    await taps('mia', 'Send now')
    expect(await bot.database.prisma.alert.count()).toBe(3)
    await passes(A_DAY)
    expect(await bot.database.prisma.alert.count()).toBe(3)
    expect(await bot.database.prisma.pending.count()).toBe(0)
  })

  it('warns of no third town by a report of a guest of hers either', async () => {
    for (let report = 0; report < 3; report += 1) {
      await received(bot, { harms: ['choked'], time: 'week' }, { author: 'guest' })
      const said = await reads('mona', 'Warn: 4 grave danger')
      expect(said).toContain(
        report < 2 ? 'It is going out now: 4 grave danger.' : 'another moderator gets to see it',
      )
    }
    expect(await bot.database.prisma.alert.count()).toBe(2)
  })
})

it('says plainly what the only moderator of a small organisation cannot do, and stays safe', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  await tellOf(bot, 'anna', '+1 201 555 0110', { harm: 'Robbery' })
  expect(await reads('mona', ...SHUT_OUT)).toContain('This needs a second moderator')
  await taps('mona', 'Something else', 'Ask the reporter', 'In my own words')
  await bot.says('mona', 'Did he say where he lives?')
  expect(await taps('mona', 'Ask this')).toContain('This needs a second moderator')
  expect(await taps('mona', 'Decline', 'Another reason')).toContain('You are the only moderator')
  expect(await taps('mona', 'Undo')).toContain('Undone. Here it is again.')
  expect(await bot.database.prisma.pending.count()).toBe(0)
  expect(await count()).toEqual({ members: 1, sealed: 1 })
})
