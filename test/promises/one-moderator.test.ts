/**
 * SECURITY.md: a moderator alone can neither have a danger shown as one, nor learn who told it or
 * which number it is about, whatever she does and in whatever order.
 */
import { afterEach, expect, it } from 'vitest'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import type { Content } from '../../src/core/blacklist/reports.ts'
import type { Harm } from '../../src/core/blacklist/taxonomy.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { hex } from '../../src/core/terms/hex.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'

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
    expect.arrayContaining(['read', 'approve', 'decline', 'hold', 'undo']),
  )
  for (const { fingerprint } of subjects) expect(said).not.toContain(fingerprint)
  for (const number of NUMBERS)
    expect(said.replaceAll(' ', '')).not.toContain(number.slice(-8).replaceAll(' ', ''))
  for (const author of AUTHORS) expect(said).not.toContain(author)
  for (const { tag } of await sender.findMany()) expect(said).not.toContain(hex(tag))
  for (const { id, groupId } of await member.findMany())
    for (const one of [id, groupId]) expect(said).not.toContain(one)
}, 60_000)
