import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Line, MINUTE, type SafeCall } from '../../../src/core/safe-call/call.ts'
import {
  answeredOnDuty,
  dutyPlace,
  toldOnDuty,
  withDuty,
} from '../../../src/core/safe-call/duty.ts'
import {
  alarmAsked,
  alarmTakenBack,
  endedBy,
  left,
  prolonged,
  signed,
  wordTyped,
} from '../../../src/core/safe-call/hers.ts'
import { advance, alarmTimeOf, goalOf, isForgotten } from '../../../src/core/safe-call/steps.ts'
import {
  answeredBy,
  begun,
  lookedAt,
  type WatcherAnswer,
  watcherGone,
  wayInstead,
} from '../../../src/core/safe-call/watching.ts'
import { typedAs } from '../../support/typed-as.ts'

const RUNS = process.env['SOAK'] ? 20_000 : 1_500
const SAFE = 'aa'
const DURESS = 'dd'
const WATCHERS = 3

/** A minute is the longest time between two looks of a bot that is on; more counts as off after two. */
const OFF = 2 * MINUTE

/** The bot as its people see it: what its phones showed, and when by its own clock. */
interface World {
  /** As it is kept: what a crash does not take away. */
  kept: SafeCall
  now: number
  lastLook: number
  gap: { from: number; to: number } | undefined
  /** When the present goal was first asked about with a sound; undefined: not since her last sign. */
  askedAt: number | undefined
  /** When an alarm was asked for and not taken back. */
  wantedAt: number | undefined
  isDuress: boolean
  isOver: boolean
  isGone: boolean
  /** Somebody is on duty. */
  isOnDuty: boolean
  /** The bot's clock was set since the last sign. */
  isClockSet: boolean
  told: Set<number>
  answeredTo: Set<number>
}

interface Model {
  isForgotten: boolean
}

type Step = fc.Command<Model, World>

const toHer = ({ to }: Line): boolean => to === 'her'

/** Sends the lines that wait, and holds them against what was promised. */
const flush = (world: World, before: SafeCall): void => {
  const { kept: call, now } = world
  expect(call.asked.off ?? 0, 'being off puts an alarm off once').toBeLessThanOrEqual(1)
  for (const line of call.lines) {
    if (toHer(line)) {
      expect(world.isDuress || world.isGone, 'her chat is told nothing any more').toBe(false)
      if (line.sounds && ['due', 'dueAgain', 'away'].includes(line.kind)) world.askedAt ??= now
    } else if (typeof line.to === 'number') {
      if (line.kind === 'alarm') world.told.add(line.to)
      if (line.kind === 'answered') world.answeredTo.add(line.to)
      if (line.to === dutyPlace(call)) isLast(world, line)
      expect(before.watchers[line.to]?.gone && call.watchers[line.to]?.gone).toBeFalsy()
    }
  }
  world.kept = { ...call, lines: [] }
}

/** The people on duty learn nothing before every buddy, and nothing while nobody is there. */
const isLast = ({ kept: { watchers }, isOnDuty, told }: World, { kind, to }: Line): void => {
  const buddies = watchers.filter(({ pairings, gone }) => pairings.length > 0 && !gone)
  expect(buddies.every((buddy) => buddy.told !== undefined)).toBe(true)
  if (kind === 'alarm') expect(isOnDuty, 'nobody is on duty').toBe(true)
  else expect(told, 'they read what follows only of an alarm that they know').toContain(to)
}

/** Why there may be an alarm. */
const mayAlarm = ({ isDuress, wantedAt, askedAt, now }: World): boolean =>
  isDuress ||
  (wantedAt !== undefined && now - wantedAt >= 20_000) ||
  (askedAt !== undefined && now - askedAt >= 5 * MINUTE)

const changed = (world: World, change: (call: SafeCall) => SafeCall): void => {
  const before = world.kept
  world.kept = change(before)
  if (!before.alarm && world.kept.alarm && world.kept.alarm.cause === 'silence')
    expect(mayAlarm(world), 'no alarm before she was asked and had five minutes').toBe(true)
  flush(world, before)
}

const look = (world: World): void => {
  if (world.now - world.lastLook > OFF) world.gap = { from: world.lastLook, to: world.now }
  const { alarmAt = Infinity, over } = world.kept
  changed(world, (call) => advance(withDuty(call, world.isOnDuty, world.now), world.now, world.gap))
  world.lastLook = world.now
  if (alarmAt > world.now || (over && over.how !== 'closed')) return
  expect(world.kept.over, 'what she asks for begins anew').toBeUndefined()
  expect(world.kept.alarm?.cause).toBe('asked')
  expect(world.kept.alarm, 'and nobody holds it').not.toHaveProperty('reached')
}

/** While the bot is on, nobody waits longer than was promised. */
const isPunctual = (world: World): void => {
  const { kept: call, now } = world
  if (call.over || world.isClockSet) return
  const notBefore = Math.max(call.asked.notBefore ?? 0, goalOf(call) + call.grace * MINUTE)
  if (!call.alarm) expect(now - notBefore, 'the alarm is on time').toBeLessThanOrEqual(MINUTE)
  else if (!call.alarm.reached && !call.alarm.taken && call.alarm.asking !== undefined)
    expect(now - call.alarm.askedAt, 'the next one is asked').toBeLessThanOrEqual(11 * MINUTE)
}

const command = (
  name: string,
  run: (world: World, model: Model) => void,
  check: (model: Model) => boolean = ({ isForgotten: is }) => !is,
): Step => ({
  check,
  run: (model, world) => {
    run(world, model)
    model.isForgotten = isForgotten(world.kept, world.now)
  },
  toString: () => name,
})

const sign = (world: World): void => {
  world.askedAt = undefined
  world.isClockSet = false
}

const passes = fc.integer({ min: 1, max: 90 }).map((minutes) =>
  command(`${minutes} minutes pass`, (world) => {
    for (let minute = 0; minute < minutes; minute++) {
      world.now += MINUTE
      look(world)
      isPunctual(world)
    }
  }),
)
const off = fc.integer({ min: 1, max: 600 }).map((minutes) =>
  command(`off for ${minutes} minutes`, (world) => {
    world.now += minutes * MINUTE
    look(world)
  }),
)
const flaps = fc.integer({ min: 3, max: 20 }).map((minutes) =>
  command(`off for ${minutes} minutes, again and again`, (world) => {
    for (let time = 0; time < 6; time++) {
      const { asked, alarm, over } = world.kept
      const isTime = alarmTimeOf(world.kept) <= world.now + minutes * MINUTE
      world.now += minutes * MINUTE
      look(world)
      if (asked.off && isTime && !alarm && !over)
        expect(world.kept.alarm, 'she has had her five minutes').toBeDefined()
    }
  }),
)
const crashes = fc.integer({ min: 1, max: 20 }).map((minutes) =>
  command(`dies while looking, and is back after ${minutes} minutes`, (world) => {
    // What it worked out is not kept.
    advance(world.kept, world.now, world.gap)
    world.gap = undefined
    world.now += minutes * MINUTE
    look(world)
  }),
)
const jumps = fc.integer({ min: -180, max: 180 }).map((minutes) =>
  command(`the clock jumps by ${minutes} minutes`, (world) => {
    world.now += minutes * MINUTE
    world.isClockSet = true
    // By this clock: what was asked later than now was not asked.
    if (world.askedAt !== undefined && world.askedAt > world.now) world.askedAt = undefined
    look(world)
  }),
)
const hers: fc.Arbitrary<Step> = fc.constantFrom(
  command('she taps that she is well', (world) => {
    const wasAlarm = world.kept.alarm !== undefined
    const before = world.kept
    if (world.isDuress || world.isGone || before.over?.how === 'answered') return
    const { call, came } = signed(before, world.now)
    changed(world, () => call)
    if (came === 'checkedIn') sign(world)
    if (came === 'ended') {
      world.isOver = true
      for (const place of world.told)
        if (wasAlarm && !before.watchers[place]?.gone)
          expect(world.answeredTo, 'who was told reads that she answered').toContain(place)
    }
  }),
  command('she says that she is back', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    const { call, came } = endedBy(world.kept, world.now)
    expect(came === 'wordWanted').toBe(world.kept.words.safe !== undefined)
    if (came === 'ended') world.isOver = true
    changed(world, () => call)
  }),
  command('she types her safe word', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    const done = wordTyped(world.kept, typedAs(SAFE), world.now)
    if (!done) return
    changed(world, () => done.call)
    if (done.came !== 'ended') return sign(world)
    world.isOver = true
    if (!world.kept.alarm) expect(isForgotten(world.kept, world.now)).toBe(true)
  }),
  command('she types her other word', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    const plain = wordTyped(world.kept, typedAs(SAFE), world.now)
    const done = wordTyped(world.kept, typedAs(DURESS), world.now)
    if (!done) return
    if (plain) expect(done.came).toEqual(plain.came)
    if (done.came !== 'ended') {
      // The call goes on in her chat; the alarm is another one.
      if (plain) expect(done.call).toEqual(plain.call)
      expect(done.beside?.alarm).toMatchObject({ cause: 'duress' })
      expect(done.beside?.her).toBeUndefined()
      changed(world, () => done.call)
      return sign(world)
    }
    world.isDuress = true
    changed(world, () => done.call)
    expect(world.kept.her, 'nothing leads to her any more').toBeUndefined()
    expect(world.kept.alarm).toMatchObject({ cause: 'duress', at: world.now })
    for (const stopped of ['reached', 'taken', 'held'])
      expect(world.kept.alarm, 'it begins anew').not.toHaveProperty(stopped)
    expect(world.kept.over).toBeUndefined()
  }),
  command('she wants 30 more minutes', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    const { call, came } = prolonged(world.kept, { minutes: 30, typed: false }, world.now)
    changed(world, () => call)
    if (came === 'prolonged') sign(world)
  }),
  command('she wants an alarm', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    changed(world, (call) => alarmAsked(call, world.now).call)
    world.wantedAt ??= world.now
  }),
  command('she takes it back', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    const { call, came } = alarmTakenBack(world.kept)
    changed(world, () => call)
    if (came === 'takenBack') world.wantedAt = undefined
  }),
  command('she has herself deleted', (world) => {
    if (world.isDuress || world.isGone || world.isOver) return
    world.isGone = true
    const wasAlarm = world.kept.alarm !== undefined && !world.kept.over
    changed(world, (call) => left(call, world.now))
    expect(world.kept.her).toBeUndefined()
    if (wasAlarm) expect(world.kept.over, 'the alarm goes on').toBeUndefined()
  }),
)
const place = fc.integer({ min: 0, max: WATCHERS - 1 })
const answer = fc.constantFrom<WatcherAnswer>(
  'here',
  'cannotTonight',
  'take',
  'cannot',
  'reached',
  'goOn',
)
const watchers = fc.oneof(
  fc.tuple(place, answer).map(([at, said]) =>
    command(`watcher ${at}: ${said}`, (world) => {
      changed(world, (call) => answeredBy(call, at, said, world.now))
    }),
  ),
  place.map((at) =>
    command(`watcher ${at} looks`, (world) => {
      changed(world, (call) => lookedAt(call, at, world.now))
    }),
  ),
  place.map((at) =>
    command(`watcher ${at} loses a chat`, (world) => {
      const { gone, told } = world.kept.watchers[at] ?? {}
      changed(world, (call) => wayInstead(call, String(at), `${at} too`))
      expect(world.kept.watchers[at], 'she is told in the other').toMatchObject({
        pairings: [String(at)],
        ...(gone && { gone }),
        ...(told && { told }),
      })
    }),
  ),
  place.map((at) =>
    command(`watcher ${at} ends it`, (world) => {
      changed(world, (call) => watcherGone(call, at, world.now))
    }),
  ),
)

const duty = fc.oneof(
  fc.boolean().map((isOnDuty) =>
    command(isOnDuty ? 'somebody comes on duty' : 'nobody is on duty', (world) => {
      world.isOnDuty = isOnDuty
      look(world)
    }),
  ),
  fc.tuple(fc.constantFrom('casey', 'cora'), answer).map(([person, said]) =>
    command(`${person}, on duty: ${said}`, (world) => {
      if (world.kept.watchers[dutyPlace(world.kept)]?.told === undefined) return
      changed(world, (call) => answeredOnDuty(toldOnDuty(call, person), person, said, world.now))
    }),
  ),
)

/** The nights in which the clocks of Europe change, and one in which they do not. */
const START = fc.constantFrom(
  Date.UTC(2026, 2, 28, 22),
  Date.UTC(2026, 9, 24, 22),
  Date.UTC(2026, 10, 18, 20),
)

it('any order of taps, times, crashes and clocks keeps what was promised', () => {
  fc.assert(
    fc.property(
      START,
      fc.record({
        hours: fc.integer({ min: 1, max: 12 }),
        grace: fc.integer({ min: 5, max: 30 }),
        every: fc.constantFrom(undefined, 30 as const, 60 as const, 120 as const),
        words: fc.constantFrom(
          {},
          { safe: SAFE },
          { duress: DURESS },
          { safe: SAFE, duress: DURESS },
        ),
        hasDuty: fc.boolean(),
      }),
      fc.commands(
        [passes, passes, passes, off, flaps, crashes, jumps, hers, hers, watchers, watchers, duty],
        { maxCommands: 40 },
      ),
      (start, { hours, grace, every, words, hasDuty }, commands) => {
        const call = begun(
          { sender: 'aa', channel: 'telegram', address: 'her' },
          {
            until: start + hours * 60 * MINUTE,
            grace,
            ...(every && { every }),
            note: 'here',
            words,
            watchers: [
              ...Array.from({ length: WATCHERS }, (_, at) => ({
                pairings: [String(at), `${at} too`],
                name: `w${at}`,
                callsHer: 'Mia',
              })),
              ...(hasDuty ? [{ pairings: [], name: '', callsHer: 'Mia' }] : []),
            ],
          },
          start,
        )
        const world: World = {
          kept: { ...call, lines: [] },
          now: start,
          lastLook: start,
          gap: undefined,
          askedAt: undefined,
          wantedAt: undefined,
          isDuress: false,
          isOver: false,
          isGone: false,
          isOnDuty: false,
          isClockSet: false,
          told: new Set(),
          answeredTo: new Set(),
        }
        fc.modelRun(() => ({ model: { isForgotten: false }, real: world }), commands)
      },
    ),
    { numRuns: RUNS },
  )
})

it('whoever does not answer is missed by everybody, whatever the bot goes through', () => {
  fc.assert(
    fc.property(
      START,
      fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 12 }),
      (start, outages) => {
        const call = begun(
          { sender: 'aa', channel: 'telegram', address: 'her' },
          {
            until: start + 60 * MINUTE,
            grace: 15,
            note: '',
            words: {},
            watchers: [0, 1].map((at) => ({ pairings: [String(at)], name: '', callsHer: '' })),
          },
          start,
        )
        const told = new Set<unknown>()
        let kept: SafeCall = { ...call, lines: [] }
        let now = start
        let last = start
        const see = (): void => {
          const gap = now - last > OFF ? { from: last, to: now } : undefined
          kept = advance(kept, now, gap)
          last = now
          for (const { to, kind } of kept.lines) if (kind === 'alarm') told.add(to)
          kept = { ...kept, lines: [] }
        }
        for (const outage of outages) {
          for (let minute = 0; minute < 10; minute++) {
            now += MINUTE
            see()
          }
          now += outage * MINUTE
          see()
        }
        // On from now: at worst it asks, waits, and asks one watcher after the other.
        const on = Math.max(now, start + 60 * MINUTE) - now + 30 * MINUTE
        const closes = start + (60 + 15 + 24 * 60) * MINUTE
        if (now + on > closes) return
        for (const end = now + on; now <= end; now += MINUTE) see()
        expect([...told].sort()).toEqual([0, 1])
      },
    ),
    { numRuns: RUNS },
  )
})
