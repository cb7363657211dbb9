import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rotateSubjectKey } from '../../../src/core/actions/rotate-key.ts'
import type { Content } from '../../../src/core/blacklist/reports.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { answerTo, quarterEnds, review, tellOf, until } from '../../support/telling.ts'

const NUMBER = '+1 201 555 0180'
const OTHER = '+1 201 555 0181'
const RISK = 'Warn: 2 risk'
const SECOND = { exposure: 'Once somebody else reports it too' }
const WEEKLY = { exposure: 'The week after it is read' }
const LISTED = /^🟠 Risk/m
const UNLISTED = /^⚪️ There is no warning about this number/m

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  for (const person of ['mona', 'mia']) await bot.letIn(person, 'moderator')
  for (const person of ['anna', 'bea', 'cara']) await bot.letIn(person)
})
afterEach(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

const told = (number = NUMBER) => answerTo(bot, 'cara', number)

/** What waits, opened. */
const kept = async (): Promise<Content[]> => {
  const rows = await bot.database.prisma.report.findMany({ where: { content: { not: null } } })
  return rows.map(({ id, content }) =>
    JSON.parse(bot.keys.open('report', id, content ?? new Uint8Array())),
  )
}

const wishesOf = (wishes: { exposure: string }) => ({
  exposure: wishes === SECOND ? 'second' : 'weekly',
})

const tells = async (person: string, numbers: string, wishes = {}): Promise<void> => {
  await tellOf(bot, person, numbers, wishes)
  await review(bot, 'mona', RISK)
}

describe('a report that waits for a second voice', () => {
  it('is seen when the quarter ends in which another group was live on one of its numbers', async () => {
    await tells('anna', `${NUMBER}, ${OTHER}`, SECOND)
    expect(await told()).toMatch(UNLISTED)
    await tells('bea', OTHER)
    // Not with the report that completes the pair: whoever tells it himself would see that one waited.
    expect(await told()).toMatch(UNLISTED)
    bot.later({ days: 20 })
    await bot.bot.publish()
    expect(await told()).toMatch(UNLISTED)
    await quarterEnds(bot)
    expect(await told(OTHER)).toContain('reported by two colleagues')
    expect(await told()).toContain('reported by one colleague')
  })

  it('is seen together with another that waits likewise, at the same moment', async () => {
    await tells('anna', NUMBER, SECOND)
    await quarterEnds(bot)
    await tells('bea', NUMBER, SECOND)
    bot.later({ days: 40 })
    expect(await bot.bot.publish()).toBe(0)
    expect(await told()).toMatch(UNLISTED)
    await quarterEnds(bot)
    expect(await told()).toContain('reported by two colleagues')
    expect(await bot.database.prisma.report.count({ where: { content: { not: null } } })).toBe(0)
  })

  it('is joined by no guest, nor by her own group; and a guest is not joined by another', async () => {
    await tells('anna', NUMBER, SECOND)
    await tells('anna', NUMBER)
    await tells('guest', NUMBER)
    await tells('guest', OTHER, SECOND)
    await tells('another guest', OTHER, SECOND)
    await tells('bea', OTHER, SECOND)
    await quarterEnds(bot)
    expect(await told()).toContain('reported by one colleague')
    expect(await told(OTHER)).toMatch(UNLISTED)
    expect(await bot.database.prisma.report.count({ where: { state: 'approved' } })).toBe(4)
  })

  it('of a guest is joined by a group that is live', async () => {
    await tells('guest', `${NUMBER}, ${OTHER}`, SECOND)
    await tells('bea', OTHER)
    await quarterEnds(bot)
    expect(await told()).toMatch(LISTED)
    expect(await told(OTHER)).toContain('reported by one colleague')
  })

  it('is not joined by one that nobody has read, nor by one that came in the new quarter', async () => {
    await tells('anna', NUMBER, SECOND)
    await tellOf(bot, 'bea', NUMBER)
    await quarterEnds(bot)
    expect(await told()).toMatch(UNLISTED)
    await review(bot, 'mona', 'Decline', 'Another reason')
    await tells('bea', NUMBER)
    expect(await bot.database.prisma.report.count({ where: { state: 'approved' } })).toBe(1)
    await quarterEnds(bot)
    expect(await told()).toContain('reported by two colleagues')
  })

  it('waits for the next end of a quarter when the other was told before this one, and read in it', async () => {
    await tells('anna', `${NUMBER}, ${OTHER}`, SECOND)
    await tellOf(bot, 'bea', OTHER)
    await quarterEnds(bot)
    await review(bot, 'mona', RISK)
    expect(await told(OTHER)).toMatch(LISTED)
    expect(await told()).toMatch(UNLISTED)
    await quarterEnds(bot)
    expect(await told()).toMatch(LISTED)
  })

  it('is not joined by one of the new quarter that is read before anything else is done in it', async () => {
    await tells('anna', `${NUMBER}, ${OTHER}`, SECOND)
    bot.later({ days: 92 })
    await tells('bea', OTHER)
    expect(await told(OTHER)).toMatch(LISTED)
    expect(await told()).toMatch(UNLISTED)
    await quarterEnds(bot)
    expect(await told()).toMatch(LISTED)
  })

  it('is known as the same number after keys were renewed', async () => {
    await tells('anna', NUMBER, SECOND)
    await rotateSubjectKey({ file: bot.keyFile, database: bot.database, keys: bot.keys })
    await tells('bea', NUMBER, SECOND)
    await quarterEnds(bot)
    expect(await told()).toContain('reported by two colleagues')
  })

  it('of a danger is seen as a risk after the first approval, and as what it is after the second', async () => {
    for (const person of ['anna', 'bea']) {
      await tellOf(bot, person, NUMBER, { harm: 'Robbery', ...SECOND })
      await review(bot, 'mona', 'Warn: 3 danger')
    }
    await quarterEnds(bot)
    expect(await told()).toMatch(LISTED)
    await review(bot, 'mia', 'Warn: 3 danger')
    expect(await told()).toMatch(/^🔴 Danger[\s\S]*Two colleagues have reported/m)
    await quarterEnds(bot)
    expect(await told()).toMatch(/^🔴 Danger[\s\S]*reported by two colleagues[\s\S]*Robbery/m)
  })

  it('keeps neither words nor town while it waits, and is published without', async () => {
    for (const wishes of [SECOND, WEEKLY]) {
      const more = ['Add more', 'In my own words', { says: 'a van with a dent' }, 'Nothing more']
      await tellOf(bot, 'anna', NUMBER, { ...wishes, more, town: 'Hammerfest' })
      await bot.says('mona', '/review')
      await bot.taps('mona', RISK)
      expect(JSON.stringify(await kept())).toMatch(/dent.*hammerfest|hammerfest.*dent/)
      // Until it cannot be taken back any more.
      bot.later({ hours: 0.2 })
      await bot.bot.publish()
      const [content] = await kept()
      expect(content).toMatchObject({ harms: ['no-payment'], city: '', ...wishesOf(wishes) })
      expect(JSON.stringify(content)).not.toMatch(/dent|hammerfest|mona|"came"|language|number/)
      await quarterEnds(bot)
      await bot.database.prisma.report.deleteMany()
    }
    expect(await told()).toMatch(LISTED)
    expect(await bot.database.prisma.alert.count()).toBe(0)
  })

  it('is destroyed when nobody has come within a year', async () => {
    await tells('anna', NUMBER, SECOND)
    // Meanwhile the bot runs, and deletes what is due in the chats.
    bot.later({ days: 2 })
    await bot.bot.turns.erase()
    for (let month = 0; month < 13; month++) {
      bot.later({ days: 31 })
      await bot.bot.publish()
      await bot.bot.expire()
    }
    expect(await bot.database.prisma.report.count()).toBe(0)
    expect(await bot.database.prisma.subject.count()).toBe(0)
  })
})

/** The first day of the next quarter, on which several processes do the same at once. */
const quarterEndsFor = async (processes: number): Promise<void> => {
  until(bot, '2027-01-01')
  await Promise.all(Array.from({ length: processes }, () => bot.bot.publish()))
}

describe('the publication', () => {
  it('may run twice at once, and writes everything once', async () => {
    await tellOf(bot, 'anna', NUMBER, SECOND)
    await tellOf(bot, 'bea', NUMBER, SECOND)
    await tellOf(bot, 'guest', NUMBER)
    for (let report = 0; report < 3; report++) {
      await bot.says('mona', '/review')
      await bot.taps('mona', RISK)
    }
    bot.later({ hours: 0.2 })
    const published = await Promise.all(Array.from({ length: 4 }, () => bot.bot.publish()))
    // The two that wait for each other do so until the quarter ends.
    expect(published.reduce((sum, one) => sum + one, 0)).toBe(1)
    await quarterEndsFor(4)
    expect(await bot.database.prisma.entry.count()).toBe(3)
    expect(await bot.database.prisma.snapshot.count()).toBe(1)
    expect(await told()).toContain('reported by two colleagues')
  })

  it('writes nothing when it is killed half-way, and all of it the next time', async () => {
    await tells('anna', NUMBER, SECOND)
    await tellOf(bot, 'bea', NUMBER)
    await bot.says('mona', '/review')
    await bot.taps('mona', RISK)
    bot.later({ hours: 0.2 })
    await bot.database.sql`ALTER TABLE snapshot ADD CONSTRAINT killed CHECK (false) NOT VALID`
    await expect(quarterEnds(bot)).rejects.toThrow()
    expect(await bot.database.prisma.entry.count()).toBe(0)
    expect(await bot.database.prisma.report.count({ where: { state: 'approved' } })).toBe(2)
    await bot.database.sql`ALTER TABLE snapshot DROP CONSTRAINT killed`
    await bot.bot.publish()
    await bot.bot.publish()
    expect(await told()).toContain('reported by two colleagues')
  })

  it('shows nobody a weekly report before its Monday, however often it runs', async () => {
    // A Wednesday.
    await tells('anna', NUMBER, WEEKLY)
    for (let day = 0; day < 4; day++) {
      expect(await told()).toMatch(UNLISTED)
      bot.later({ days: 1 })
      expect(await bot.bot.publish()).toBe(0)
    }
    bot.later({ days: 1 })
    expect(await bot.bot.publish()).toBe(1)
    expect(await told()).toMatch(LISTED)
  })
})
