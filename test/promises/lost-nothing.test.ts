/**
 * SECURITY.md: whatever happens to the machine, a message that was accepted is answered, and what it
 * asked for happens once.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { receiptTag } from '../../src/core/blacklist/receipt.ts'
import { createChatting } from '../support/chatting.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createHome, type Home } from '../support/processes.ts'

const SOAK = process.env['SOAK'] !== undefined
const KILLS = SOAK ? 200 : 5
const PEOPLE = 5
/** Numbers that one person checks. */
const CHECKED = 6

type Fake = Awaited<ReturnType<typeof startFakeTelegram>>

/** From her first word to her receipt; every answer that she gets is another one. */
const lives = async (
  fake: Fake,
  index: number,
  code: string,
): Promise<{ receipt: string; insistent: number[] }> => {
  const peer = createChatting(fake.person({ language: 'en', name: `Peer ${index}` }))
  await peer.says('/start', /people who sell sex warn/)
  await peer.says(code, /You are in/)
  await peer.says('+1 201 555 0100', /There is no warning about this number/)
  await peer.says('+1 201 555 0101, +1 201 555 0102', /\+1 … 02/)
  await peer.tells('Did not pay, took money back', `+1 201 555 01${10 + (index % 80)}`)
  // Somebody at the door may be asking.
  await peer.shares(
    ['+1 201 555 0103', '+1 201 555 0104', '+1 201 555 0105'],
    /This is what you have told/,
  )
  const receipt = await peer.sendsIt()
  await peer.says('/privacy', /I cannot protect you if/)
  return { receipt, insistent: peer.repeats() > 0 ? [peer.person.id] : [] }
}

/** Starts the bot and kills it, again and again, now and then its PostgreSQL first. */
const killAgainAndAgain = async (home: Home, fake: Fake, beginnings: number[]): Promise<void> => {
  for (let kill = 0; kill < KILLS; kill++) {
    beginnings.push(fake.calls().length)
    const calls = fake.calls().length + Math.floor(Math.random() * 40)
    const bot = await home.start()
    const crashed = bot.ended.then((status) => {
      throw new Error(`the bot ended by itself (${status}): ${home.written().slice(-2000)}`)
    })
    // Counted in what it does and not in time, so that a busy machine changes nothing.
    await Promise.race([fake.until(() => fake.calls().length > calls), pause(5_000), crashed])
    crashed.catch(() => undefined)
    if (kill % 3 === 1) {
      await home.killPostgres()
      await pause(Math.random() * 200)
    }
    await bot.end('SIGKILL')
  }
}

it(
  `answers everything and does everything once, killed ${KILLS} times`,
  async () => {
    const fake = await startFakeTelegram()
    onTestFinished(() => fake.stop())
    const home = await createHome({
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.apiRoot,
      LOG_LEVEL: 'info',
    })
    onTestFinished(() => home.close())
    const codes = await home.operator('codes', '--count', SOAK ? '1000' : '200')

    const explained = (cause: unknown) => {
      throw new Error(`the bot had written: ${home.written().slice(-3000)}`, { cause })
    }
    let killed = false
    /** How many calls had been made when each of the bot's lives began. */
    const beginnings: number[] = []
    const kills = killAgainAndAgain(home, fake, beginnings).then(() => {
      killed = true
    })
    const receipts: string[] = []
    /** Who was asked to do something again, and so may have done it twice. */
    const insistent: number[] = []
    const crowd = async (): Promise<void> => {
      const begun = receipts.length
      const all = Array.from({ length: PEOPLE }, (_, index) =>
        lives(fake, begun + index, codes.shift() ?? ''),
      )
      const told = await Promise.all(all)
      receipts.push(...told.map(({ receipt }) => receipt))
      insistent.push(...told.flatMap((one) => one.insistent))
    }
    const talking = (async () => {
      do await crowd()
      while (!killed && codes.length >= PEOPLE)
    })()
    await Promise.race([kills, talking.then(() => kills)]).catch(explained)
    beginnings.push(fake.calls().length)
    const last = await home.start()
    await talking.catch(explained)
    // Confirmed means stored; what is stored is answered before the process ends well.
    await fake.updates.allConfirmed()
    expect(await last.end('SIGTERM')).toBe(0)

    const people = receipts.length
    await home.look(async ({ database, keys }) => {
      const { prisma } = database
      const turns = await prisma.turn.groupBy({ by: ['state'], _count: true })
      expect(turns.map(({ state }) => state).filter((state) => state !== 'parked')).toEqual([
        'delivered',
      ])
      expect(
        await prisma.turn.count({
          where: { OR: [{ content: { not: null } }, { sender: { not: null } }] },
        }),
      ).toBe(0)

      const reports = await prisma.report.findMany()
      const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
      expect(new Set(receipts).size).toBe(people)
      expect(reports.map(({ receipt }) => hex(receipt)).sort()).toEqual(
        receipts.map((receipt) => hex(receiptTag(keys, receipt))).sort(),
      )

      expect(await prisma.code.count()).toBe(codes.length)
      const members = await prisma.member.findMany()
      expect(members).toHaveLength(people)
      expect(new Set(members.map(({ groupId }) => groupId)).size).toBe(people)

      const used = (kind: string) => prisma.counter.findMany({ where: { kind } })
      const checks = (await used('check')).map(({ month }) => month)
      expect(checks).toHaveLength(people)
      expect(checks.filter((count) => count < CHECKED)).toEqual([])
      expect(checks.filter((count) => count > CHECKED).length).toBeLessThanOrEqual(insistent.length)
      expect((await used('told')).map(({ today }) => today)).toEqual(Array(people).fill(1))
    })

    // One life of the bot never says a thing twice: only a kill in between can double it.
    const said = fake.calls().flatMap(({ method, params, status }, index) => {
      const words = JSON.stringify([params['chat_id'], params['text'], params['reply_markup']])
      const life = beginnings.filter((begun) => begun <= index).length
      return method === 'sendMessage' &&
        status === 200 &&
        !insistent.includes(Number(params['chat_id']))
        ? [`life ${life}, ${words}`]
        : []
    })
    // Her read-back is asked once more after the number that she checks in between.
    const asked = (words: string): number => (words.includes('This is what you have told') ? 2 : 1)
    const times = Map.groupBy(said, (words) => words)
    expect(
      [...times].flatMap(([words, all]) => (all.length > asked(words) ? [words] : [])),
    ).toEqual([])
  },
  SOAK ? 3_600_000 : 180_000,
)
