import { afterEach, expect, it } from 'vitest'
import { LIFETIME } from '../../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { tellOf } from '../../support/telling.ts'

let bot: TestBot
afterEach(() => bot.close())

it('does not say by its end or size who moderates, nor to the minute when anybody wrote', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'anna', '+1 201 555 0130')
  await bot.says('mona', '/review')
  expect(bot.heard('mona')).toContain('What do you decide?')
  bot.later({ hours: 0.1 })
  await bot.says('bea', '/menu')
  const rows = await bot.database.prisma.session.findMany()
  expect(rows).toHaveLength(3)
  const ends = new Set(rows.map(({ expiresAt }) => expiresAt.getTime()))
  expect([...ends].map((end) => end % 3_600_000)).toEqual([...ends].map(() => 0))
  // Mona wrote when Anna did, and has half an hour with what she reads.
  expect(ends.size).toBe(2)
  expect(new Set(rows.map(({ content }) => content.length)).size).toBe(1)
})

it('goes when its own time is over, though all rows say the same', async () => {
  bot = await createTestBot()
  const { sessions } = bot.stores
  const [anna, mona] = [bot.senderOf('anna'), bot.senderOf('mona')]
  await sessions.save(anna, { aside: 'language' }, 0, bot.now())
  await sessions.save(mona, { aside: 'language' }, 0, bot.now(), LIFETIME / 48)
  bot.later({ hours: 0.4 })
  expect(await sessions.expire(bot.now())).toBe(0)
  expect((await sessions.load(mona, bot.now())).session.aside).toBe('language')
  bot.later({ hours: 0.2 })
  expect((await sessions.load(mona, bot.now())).session).toEqual({})
  expect(await sessions.expire(bot.now())).toBe(1)
  expect((await sessions.load(anna, bot.now())).session.aside).toBe('language')
  bot.later({ hours: 23.5 })
  expect((await sessions.load(anna, bot.now())).session).toEqual({})
  expect(await sessions.expire(bot.now())).toBe(1)
})

it('does not say in the clear how often somebody has written', async () => {
  bot = await createTestBot()
  const seen = new Set<number>()
  for (let turn = 0; turn < 4; turn++) {
    await bot.says('mona', '/menu')
    const [row] = await bot.database.prisma.session.findMany()
    seen.add(row?.revision ?? 0)
  }
  expect(seen.size).toBe(4)
  const counted = [...seen].toSorted((one, other) => one - other)
  expect(counted[3]).not.toBe((counted[0] ?? 0) + 3)
  expect(Math.max(...counted)).toBeGreaterThan(1000)
})
