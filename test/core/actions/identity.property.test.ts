/** Whichever order her messages come in, and under whichever of her keys: one sender, and the same is kept of her. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBot } from '../../../src/core/bot.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

const RUNS = process.env['SOAK'] === undefined ? 25 : 500

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({
    channels: ['whatsapp'],
    checks: { day: 99, month: 99, everybody: 9 },
  })
})
afterAll(() => bot.close())

type Way = 'key' | 'alias' | 'both'
/** Each is a check by a member, or an answer that goes on with the report. */
const message = fc.record({
  way: fc.constantFrom<Way>('key', 'alias', 'both'),
  checks: fc.boolean(),
  at: fc.constantFrom('one', 'another'),
})

let person = 0

it(`keeps one sender, with the same counters and conversation, in ${RUNS} orders`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 6 }),
      fc.boolean(),
      fc.boolean(),
      async (messages, keyIsIn, aliasIsIn) => {
        await bot.database
          .sql`TRUNCATE sender, member, session, alias, counter, turn, code, sent_message`
        const key = `anna ${++person}`
        const alias = `number ${person}`
        const name = `whatsapp:${key}`
        const ways = { key: {}, alias: { key: alias }, both: { aliases: [alias] } }
        if (keyIsIn) await bot.letIn(name)
        if (aliasIsIn) await bot.letIn(`whatsapp:${alias}`)
        const isIn = keyIsIn || aliasIsIn
        const processes = { one: bot.bot, another: createBot(bot.needs) }
        const all = [...messages, { way: 'both' as const, checks: false, at: 'one' as const }]
        for (const [index, { way, checks, at }] of all.entries()) {
          // The same check that waits twice counts once: each is another number.
          const words = checks && isIn ? `40 00 00 0${index + 1}` : '/settings'
          const inbound = bot.inboundOf(name, { kind: 'text', text: words }, ways[way])
          // An account is held by one process at a time; the next one begins when the first has ended.
          if (at !== all[index - 1]?.at) await processes[all[index - 1]?.at ?? at].turns.idle()
          await processes[at].turns.accept('whatsapp', inbound)
          // Some are handled one by one, some come at once.
          if (index % 2 === 0) await processes[at].turns.idle()
        }
        await Promise.all(Object.values(processes).map(({ turns }) => turns.idle()))
        while ((await bot.database.prisma.turn.count({ where: { state: 'accepted' } })) > 0) {
          await bot.bot.turns.finish()
          await bot.bot.turns.idle()
        }

        const { sender, member, session, alias: known, counter } = bot.database.prisma
        expect(await sender.count()).toBe(1)
        expect(await session.count()).toBe(1)
        expect(await known.count()).toBe(1)
        expect(await member.count()).toBe(isIn ? 1 : 0)
        const tag = bot.senderOf(name)
        const kept = await bot.stores.members.recognise(tag, bot.now())
        expect(kept.member !== undefined).toBe(isIn)
        const { session: at } = await bot.stores.sessions.load(tag, bot.now())
        expect(at.at?.dialog).toBe('settings')
        // A check before the alias was known to be hers is refused where only the other key was in.
        const allowed = messages.filter(
          ({ checks, way }, index) =>
            checks &&
            isIn &&
            (messages.slice(0, index + 1).some((one) => one.way === 'both') ||
              (way === 'alias' ? aliasIsIn : keyIsIn)),
        )
        const counted = await counter.findMany({ where: { kind: 'check' } })
        expect(counted.reduce((sum, { month }) => sum + month, 0)).toBe(allowed.length)
        const grouped = await counter.findMany({ where: { kind: 'check.group' } })
        expect(grouped.reduce((sum, { month }) => sum + month, 0)).toBe(allowed.length)
        expect(counted.length + grouped.length).toBe(allowed.length > 0 ? 2 : 0)
        expect(bot.logged.filter((line) => line.includes('given up'))).toEqual([])
      },
    ),
    { numRuns: RUNS },
  )
}, 600_000)
