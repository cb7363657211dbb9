/**
 * Whatever is typed, in whatever state: nothing is sent, taken back, deleted, followed, ended or decided
 * that was not named on her screen before.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { createWellSaid } from '../../../src/core/listening/well-said.ts'
import type { Role } from '../../../src/core/members/role.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, pairTyped } from '../../support/safe-call-people.ts'
import { wordsWith } from '../../support/words.ts'

const RUNS = process.env['SOAK'] ? 3_000 : 12

const LANGUAGES = ['bg', 'en', 'es', 'nb', 'pt-BR', 'ro', 'ru', 'th', 'uk']

/** Everything that is listened for, in all languages, as somebody would type it. */
const phrases = LANGUAGES.flatMap((language) =>
  ['listening', 'words'].flatMap((file) =>
    Object.values(
      JSON.parse(readFileSync(`locales/${language}/${file}.json`, 'utf8')) as Record<
        string,
        string[]
      >,
    ).flat(),
  ),
).map((phrase) =>
  phrase
    .replace(/^= /, '')
    .replace(/ = .*$/, '')
    .replace(/\{\w+\}/g, '16')
    .replace(/\.\.|\*/g, '')
    .replace(/(\S+?)\/\S+/g, '$1'),
)

const typed = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...phrases) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...phrases), { minLength: 2, maxLength: 4 })
      .map((all) => all.join(' ')),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['1', '2', '1 2', '0', '9', '912 34 567', 'report 912 34 567', '112', '10 days', '22-7'],
      ...[
        'send it please',
        'do not send',
        'yes delete it',
        'i will send you more',
        'approve',
        'ok',
      ],
      ...['bergen', 'i am in oslo until friday', '🆘', '👍', '❤️', '...', 'x'],
    ),
  },
)
/** `tap`: one of all buttons that she has ever seen, the newest first. */
const doing = fc.oneof(
  { weight: 5, arbitrary: fc.record({ text: typed }) },
  { weight: 2, arbitrary: fc.record({ tap: fc.nat(30) }) },
)

/** How somebody gets to where something is about to be done. */
const STATES: readonly { role: Role | 'guest'; way: readonly string[] }[] = [
  { role: 'guest', way: ['/menu'] },
  { role: 'guest', way: ['/report', 'yes'] },
  { role: 'guest', way: ['/report', 'yes', 'robbery', '[Done]', 'skip', 'Bergen'] },
  { role: 'guest', way: ['(reads back)'] },
  { role: 'guest', way: ['(has reported)', '(receipt)'] },
  { role: 'guest', way: ['(has reported)', '(receipt)', '[Take it back]'] },
  { role: 'guest', way: ['/wipe'] },
  { role: 'member', way: ['/wipe'] },
  { role: 'member', way: ['/alerts'] },
  { role: 'member', way: ['/alerts', 'Bergen'] },
  { role: 'member', way: ['(follows)', '/alerts'] },
  { role: 'member', way: ['(follows)', '/alerts', '[✏️ Bergen]'] },
  { role: 'member', way: ['/settings'] },
  { role: 'member', way: ['(has a buddy)', '/safecall'] },
  { role: 'member', way: ['(has a buddy)', '/safecall', '[Start a safe-call]', '[2 hours]'] },
  { role: 'member', way: ['(has a buddy)', '(is expected)'] },
  { role: 'member', way: ['(has a buddy)', '(is expected)', '[Alarm now]'] },
  { role: 'moderator', way: ['/review'] },
  { role: 'moderator', way: ['/review', '[❌ Decline]'] },
  { role: 'moderator', way: ['/warn'] },
]

const READ_BACK = ['/report', 'yes', 'robbery', '[Done]', 'skip', 'Bergen', '[No, thank you]']
const FOLLOW = ['/alerts', '[Bergen]', '[Only Bergen]', '10 days']

/** What may be done, and what must have been on her screen for it. */
const NAMES = {
  sent: /📤 Send/,
  takenBack: /Take it back|take it back/,
  forgotten: /Delete everything now\?/,
  decided: /Warn:|Read, count|Decline|Why\?/,
  warned: /Send now/,
  begun: /⏰ Start\b/,
  ended: /expected back|safe-call is on|An alarm goes out|you have not answered/,
  alarmed: /Tap again to do it at once|An alarm goes out/,
  unpaired: /No longer my buddy|Stop being the buddy|Delete everything now\?/,
}

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

let count = 0

/** What is on for hours: that it is was on her screen, maybe long ago. */
const LASTING: readonly RegExp[] = [NAMES.ended, NAMES.alarmed]

const isWell = createWellSaid(wordsWith('en').phrases)

interface World {
  call: { id: string; alarm: boolean } | undefined
  buddies: number
  reports: Map<string, string>
  towns: Map<string, string>
  isKnown: boolean
  alerts: number
}

const world = async (person: string): Promise<World> => {
  const { prisma } = bot.database
  const sender = bot.senderOf(person)
  const [call, pairings] = await Promise.all([
    ownCall({ sender }, bot.stores),
    bot.stores.buddies.of(sender),
  ])
  const [reports, alerts, towns, { known }] = await Promise.all([
    prisma.report.findMany({ select: { id: true, state: true, claim: true } }),
    prisma.alert.count(),
    bot.stores.subscriptions.of(sender),
    bot.stores.members.recognise(sender, bot.now()),
  ])
  return {
    call: call && !call.rehearsal ? { id: call.id, alarm: call.alarm !== undefined } : undefined,
    buddies: pairings.asks.filter(({ pairing }) => pairing.kind === 'pair').length,
    reports: new Map(reports.map(({ id, state }) => [id, state])),
    towns: new Map(towns.map((one) => [one.city, JSON.stringify(one)])),
    isKnown: known,
    alerts,
  }
}

const does = async (person: string, what: string): Promise<void> => {
  const label = /^\[(.+)\]$/.exec(what)?.[1]
  if (label !== undefined) await bot.taps(person, label)
  else if (what === '(reads back)') for (const one of READ_BACK) await does(person, one)
  else if (what === '(follows)') for (const one of FOLLOW) await does(person, one)
  else if (what === '(has a buddy)') {
    const buddy = `buddy of ${person}`.slice(0, 30)
    await pairTyped(bot, person, buddy)
  } else if (what === '(is expected)') for (const one of BEGIN) await does(person, one)
  else if (what === '(has reported)')
    for (const one of [...READ_BACK, '[📤 Send]']) await does(person, one)
  else if (what === '(receipt)') {
    const receipt = bot
      .screen(person)
      .join('\n')
      .match(/\d{4} \d{4} \d{4} \d{4}/g)
      ?.at(-1)
    await bot.says(person, receipt ?? 'no receipt')
  } else await bot.says(person, what)
}

/** What was done between two worlds, and what its screen must have named. */
const deedsBetween = (before: World, after: World, typed: string): RegExp[] => {
  const changed = [...after.reports].filter(([id, state]) => before.reports.get(id) !== state)
  const gone = [...before.reports].filter(([id]) => !after.reports.has(id))
  const isDecision = (state: string) => !['received', 'withdrawn'].includes(state)
  const towns = [...new Set([...before.towns.keys(), ...after.towns.keys()])].filter(
    (town) => before.towns.get(town) !== after.towns.get(town),
  )
  return [
    ...changed.filter(([id]) => !before.reports.has(id)).map(() => NAMES.sent),
    ...changed.filter(([, state]) => state === 'withdrawn').map(() => NAMES.takenBack),
    ...gone.map(() => NAMES.takenBack),
    ...changed
      .filter(([id, state]) => before.reports.has(id) && isDecision(state))
      .map(() => NAMES.decided),
    ...(before.isKnown && !after.isKnown ? [NAMES.forgotten] : []),
    ...(after.isKnown ? towns.map((town) => new RegExp(town, 'i')) : []),
    ...(after.alerts > before.alerts ? [NAMES.warned] : []),
    ...(after.call && after.call.id !== before.call?.id ? [NAMES.begun] : []),
    // By her own words she ends it wherever she is.
    ...(before.call && !after.call && !isWell(typed) && after.isKnown ? [NAMES.ended] : []),
    ...(after.call?.alarm && !before.call?.alarm ? [NAMES.alarmed] : []),
    ...(after.buddies < before.buddies ? [NAMES.unpaired] : []),
  ]
}

it('does nothing that her screen has not named', async () => {
  await bot.letIn('reporter')
  const deeds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...STATES),
      fc.array(doing, { minLength: 1, maxLength: 8, size: 'max' }),
      async ({ role, way }, steps) => {
        const person = `peer ${++count}`
        if (role !== 'guest') await bot.letIn(person, role)
        // So that a moderator has something to read.
        if (role === 'moderator') await does(`reporter ${count}`, '(has reported)')
        for (const one of way) await does(person, one)
        for (const step of steps) {
          const before = await world(person)
          const whole = bot.screen(person).join('\n')
          const shown = bot.screen(person).slice(-6).join('\n')
          if ('text' in step) await bot.says(person, step.text)
          else {
            const buttons = bot.buttons(person).reverse()
            const button = buttons[step.tap % Math.max(1, buttons.length)]
            if (!button) continue
            await bot.sends(person, { kind: 'choice', option: button.id, message: button.message })
          }
          for (const named of deedsBetween(
            before,
            await world(person),
            'text' in step ? step.text : '',
          )) {
            deeds.add(String(named))
            expect(LASTING.includes(named) ? whole : shown).toMatch(named)
          }
        }
        bot.later({ days: 1 })
      },
    ),
    { numRuns: RUNS },
  )
  // Otherwise it would prove nothing of those that are never done.
  if (process.env['SOAK'])
    for (const named of Object.values(NAMES)) expect(deeds).toContain(String(named))
}, 36_000_000)
