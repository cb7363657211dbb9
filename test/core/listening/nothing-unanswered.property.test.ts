/**
 * Whatever comes in, in whatever state: it is answered with a screen, and with a way on. What is passed over
 * is a small list.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../../src/core/members/role.ts'
import type { Body } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

const RUNS = process.env['SOAK'] ? 1_500 : 14

const AT_CITY = ['/report', 'yes', 'robbery', '[Done]', 'skip']
const AT_END = [...AT_CITY, 'Bergen', '[No, thank you]']

/** Who somebody is, and how she gets to where she is. `(…)`: see `walk`. */
const STATES: readonly { role: Role | 'guest'; way: readonly string[] }[] = [
  { role: 'guest', way: [] },
  { role: 'guest', way: ['hi'] },
  { role: 'guest', way: ['/language'] },
  { role: 'guest', way: ['/help'] },
  { role: 'guest', way: ['/report'] },
  { role: 'guest', way: ['/report', 'no'] },
  { role: 'guest', way: ['/report', 'yes'] },
  { role: 'guest', way: ['/report', 'yes', 'robbery', '[Done]'] },
  { role: 'guest', way: AT_CITY },
  { role: 'guest', way: [...AT_CITY, 'Bergen'] },
  { role: 'guest', way: AT_END },
  { role: 'guest', way: [...AT_END, '[Add more]', '[In my own words]'] },
  { role: 'guest', way: [...AT_END, '[Add more]', '[In my own words]', 'stop'] },
  { role: 'guest', way: [...AT_END, 'maybe send it tomorrow'] },
  { role: 'guest', way: ['/report', 'yes', 'stop'] },
  { role: 'guest', way: ['(receipt)'] },
  { role: 'guest', way: ['/receipt'] },
  { role: 'guest', way: ['/join'] },
  { role: 'guest', way: ['/wipe'] },
  { role: 'guest', way: ['/rights'] },
  { role: 'guest', way: ['/services'] },
  { role: 'guest', way: ['/safety'] },
  { role: 'guest', way: ['(buddy with a call open)'] },
  { role: 'guest', way: ['(buddy with an alarm)'] },
  { role: 'member', way: [] },
  { role: 'member', way: ['/check'] },
  { role: 'member', way: ['+1 201 555 0123'] },
  { role: 'member', way: ['/alerts'] },
  { role: 'member', way: ['/alerts', 'Bergen'] },
  { role: 'member', way: ['/settings'] },
  { role: 'member', way: ['/export'] },
  { role: 'member', way: ['/move'] },
  { role: 'member', way: ['/safecall'] },
  { role: 'member', way: ['(has a buddy)', '/safecall'] },
  { role: 'member', way: ['(has a buddy)', '(expected)'] },
  { role: 'member', way: ['(has a buddy)', '(expected)', '[Alarm now]'] },
  { role: 'moderator', way: ['(somebody reported)', '/review'] },
  { role: 'moderator', way: ['(somebody reported)', '/review', '[❌ Decline]'] },
  { role: 'moderator', way: ['/warn'] },
  { role: 'moderator', way: ['/objections'] },
  { role: 'moderator', way: ['/report', 'yes'] },
  { role: 'caseworker', way: [] },
  { role: 'caseworker', way: ['/cases'] },
  { role: 'caseworker', way: ['/notices'] },
]

const LANGUAGES = ['bg', 'en', 'es', 'nb', 'pt-BR', 'ro', 'ru', 'th', 'uk']

const phrases = LANGUAGES.flatMap((language) =>
  ['words', 'choosing'].flatMap((file) =>
    Object.values(
      JSON.parse(readFileSync(`locales/${language}/${file}.json`, 'utf8')) as Record<
        string,
        string[]
      >,
    ).flat(),
  ),
)

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...phrases) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['1', '2', '0', '99', '1 2', '-1', '912 34 567', '+1 201 555 0199', '112', '22-7'],
      ...['report 912 34 567', 'is 912 34 567 dangerous?', '1234 5678 9012 3456', 'VABC-DEFG-HJKL'],
      ...['', ' ', '\n', '.', '?', '👍', '❤️', '🆘', '\u200b', '\u2068\u2069', 'ㅤ', '\u0000', '🏳️‍🌈'],
      ...['/', '/start', '/nonsense', '/start VXXX', '/report@bot', '<b>hi</b>', '{name}', '%s'],
      ...[
        'ok',
        'haha',
        'my name is Оксана',
        'สมชาย',
        'مرحبا',
        '你好',
        'xin chào',
        'a'.repeat(9_000),
      ],
      ...['he is here', 'home now', 'back in an hour', 'delete it', 'the second', 'both', 'thanks'],
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 40 }) },
)

const body: fc.Arbitrary<Body | 'tap'> = fc.oneof(
  { weight: 8, arbitrary: text.map((one): Body => ({ kind: 'text', text: one })) },
  {
    weight: 1,
    arbitrary: text.map((one): Body => ({ kind: 'text', text: one, beside: 'file' })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Body>(
      { kind: 'voice' },
      { kind: 'file' },
      { kind: 'unsupported' },
      { kind: 'unreadable' },
      { kind: 'contact', numbers: ['+1 201 555 0101'] },
      { kind: 'contact', numbers: ['+1 201 555 0101', '0047 22 33'] },
      { kind: 'contact', numbers: ['nobody'] },
      { kind: 'choice', option: '/menu' },
      { kind: 'choice', option: '/check' },
      { kind: 'choice', option: '/speak-ro' },
      { kind: 'choice', option: '/speak-xx' },
      { kind: 'choice', option: '/gone' },
      { kind: 'choice', option: 'old.0' },
      { kind: 'choice', option: '' },
    ),
  },
  { weight: 2, arbitrary: fc.constant('tap' as const) },
)

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
  await bot.letIn('reporter')
})
afterAll(() => bot.close())

let count = 0

const walk = async (person: string, what: string): Promise<void> => {
  const other = person.replace('peer', 'other')
  if (what === '(has a buddy)') await pairTyped(bot, person, other)
  else if (what === '(expected)') await does(bot, person, ...BEGIN)
  else if (what === '(somebody reported)') await does(bot, other, ...AT_END, '[📤 Send]')
  else if (what.startsWith('(buddy')) {
    await bot.letIn(other)
    await pairTyped(bot, other, person)
    await does(bot, other, ...BEGIN)
    if (what.includes('alarm')) await does(bot, other, '[Alarm now]', '[Alarm now]')
    await watchingOver(bot).passes(1)
  } else if (what === '(receipt)') {
    await does(bot, person, ...AT_END, '[📤 Send]')
    const receipt = /\d{4} \d{4} \d{4} \d{4}/.exec(bot.screen(person).join('\n'))?.[0]
    await bot.says(person, receipt ?? 'no receipt')
  } else await does(bot, person, what)
}

it('leaves nothing without an answer', async () => {
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...STATES),
      fc.array(fc.record({ body, edits: fc.nat(12) }), { minLength: 2, maxLength: 7, size: 'max' }),
      async ({ role, way }, all) => {
        const person = `peer ${++count}`
        if (role !== 'guest') await bot.letIn(person, role)
        for (const what of way) await walk(person, what)
        met.add(way.join(' '))
        for (const { body: what, edits } of all) {
          const buttons = bot.buttons(person)
          const button = buttons[edits % Math.max(1, buttons.length)]
          const sent: Body | undefined =
            what !== 'tap'
              ? what
              : button && { kind: 'choice', option: button.id, message: button.message }
          if (!sent) continue
          bot.received(person)
          const isEdit = edits === 0 && sent.kind === 'text'
          if (isEdit && bot.screen(person).some((one) => one.startsWith('> ')))
            await bot.edits(person, sent.text)
          else await bot.sends(person, sent)
          const answers = bot.received(person)
          const about = `${way.join(' ')} ${JSON.stringify(sent).slice(0, 200)}`
          expect(answers.length, about).toBeGreaterThan(0)
          expect(
            answers.filter(({ text }) => text.trim() === ''),
            about,
          ).toEqual([])
          expect(bot.logged.splice(0), about).toEqual([])
        }
        bot.later({ hours: 1 })
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  )
  if (process.env['SOAK']) expect(met.size).toBe(STATES.length)
}, 36_000_000)
