import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, type NoticeKind, type SafeCall } from '../../../src/core/safe-call/call.ts'
import {
  alarmAsked,
  alarmTakenBack,
  endedBy,
  left,
  prolonged,
  signed,
  type TaggedPart,
  wordTyped,
} from '../../../src/core/safe-call/hers.ts'
import { unreadOf } from '../../../src/core/safe-call/outbox.ts'
import { advance, dueAt, isForgotten } from '../../../src/core/safe-call/steps.ts'
import {
  answeredBy,
  begun,
  lookedAt,
  rehearsal,
  watcherGone,
} from '../../../src/core/safe-call/watching.ts'
import { typedAs } from '../../support/typed-as.ts'

const START = Date.UTC(2026, 10, 18, 20)
const HER = { sender: 'aa', channel: 'telegram', address: 'her' }
const NAMES = ['Maria', 'Lin', 'Sam']

const callOf = (wishes: Partial<Parameters<typeof begun>[1]> = {}): SafeCall =>
  begun(
    HER,
    {
      until: START + 2 * HOUR,
      grace: 15,
      note: 'Hotel, room 12',
      words: {},
      watchers: NAMES.map((name) => ({ pairings: [name], name, callsHer: 'Mia' })),
      ...wishes,
    },
    START,
  )

/** A call, and all lines that went out: minutes since the end that was agreed, to whom, what, and whether it sounds. */
const watch = (first: SafeCall) => {
  let call = first
  let now = START
  const seen: string[] = []
  const flush = (): void => {
    for (const { to, kind, sounds, alarm } of call.lines) {
      const who = to === 'her' ? 'her' : (call.watchers[to]?.name ?? '')
      const minute = Math.round((now - first.until) / MINUTE)
      seen.push(`${minute} ${who} ${kind}${sounds ? '' : ' quietly'}${alarm ? '' : ' (no alarm)'}`)
    }
    call = { ...call, lines: [] }
  }
  const does = (change: (call: SafeCall, now: number) => SafeCall): void => {
    call = change(call, now)
    flush()
  }
  flush()
  seen.length = 0
  return {
    get call() {
      return call
    },
    /** Lets so many minutes pass, looking every quarter of a minute. */
    passes(minutes: number): void {
      const until = now + minutes * MINUTE
      for (; now < until; now += MINUTE / 4) does((one, at) => advance(one, at))
      does((one, at) => advance(one, at))
    },
    /** The bot is off for so long. */
    off(minutes: number): void {
      const from = now
      now += minutes * MINUTE
      does((one, at) => advance(one, at, { from, to: at }))
    },
    does,
    now: () => now,
    lines(): string[] {
      return seen.splice(0)
    },
    unread: (to: 'her' | number): NoticeKind[] => unreadOf(call, to).map(({ kind }) => kind),
  }
}

describe('a call that nobody answers', () => {
  it('asks her three times, and then her buddies one after another', () => {
    const one = watch(callOf())
    one.passes(10)
    one.does((call, now) => answeredBy(call, 0, 'here', now))
    one.lines()
    one.passes(120 - 10 + 15 + 60)
    expect(one.lines()).toEqual([
      '-10 her soon quietly (no alarm)',
      '0 her due',
      '7 her dueAgain',
      '15 her told (no alarm)',
      '15 Maria alarm',
      '17 Maria alarm',
      '20 Maria alarm',
      '25 Lin alarm',
      '27 Lin alarm',
      '30 Lin alarm',
      '35 Sam alarm',
      '37 Sam alarm',
      '40 Sam alarm',
      '55 Maria alarm',
      '55 Lin alarm',
      '55 Sam alarm',
      '75 Maria alarm',
      '75 Lin alarm',
      '75 Sam alarm',
    ])
  })

  it('says after ten minutes that nobody has said yes', () => {
    const one = watch(callOf())
    one.passes(11)
    expect(one.lines()).toEqual(['-110 her nobodyYet (no alarm)'])
    expect(one.unread('her')).toEqual(['nobodyYet'])
  })

  it('stays open for a day, and tells those who know when it ends', () => {
    const one = watch(callOf())
    one.passes(135 + 24 * 60 + 1)
    expect(one.call.over?.how).toBe('closed')
    expect(one.lines().slice(-3)).toEqual([
      '1455 Maria closed quietly (no alarm)',
      '1455 Lin closed quietly (no alarm)',
      '1455 Sam closed quietly (no alarm)',
    ])
    // A day later she comes back all the same.
    one.passes(24 * 60)
    one.does((call, now) => endedBy(call, now).call)
    expect(one.lines()).toEqual(['2896 Maria answered', '2896 Lin answered', '2896 Sam answered'])
  })

  it('tells those on duty when all buddies were asked', () => {
    const watchers = [
      { pairings: ['Maria'], name: 'Maria', callsHer: 'Mia' },
      { pairings: [], name: 'duty', callsHer: 'Mia' },
    ]
    const one = watch(callOf({ watchers }))
    expect(one.unread(1)).toEqual([])
    one.passes(135 + 11)
    expect(one.lines().filter((line) => line.includes('alarm') && line.includes('duty'))).toEqual([
      '25 duty alarm',
    ])
  })
})

describe('a buddy', () => {
  it('who takes care of it holds the next one back for 20 minutes, once', () => {
    const one = watch(callOf())
    one.passes(135)
    one.does((call, now) => answeredBy(lookedAt(call, 0, now), 0, 'take', now))
    one.lines()
    one.passes(19)
    expect(one.lines()).toEqual([])
    one.passes(2)
    expect(one.lines()).toEqual(['35 Lin alarm'])
    one.does((call, now) => answeredBy(call, 0, 'take', now))
    one.passes(10)
    expect(one.lines()).toEqual(['37 Lin alarm', '40 Lin alarm', '45 Sam alarm'])
  })

  it('who cannot is followed by the next one at once', () => {
    const one = watch(callOf())
    one.passes(136)
    one.lines()
    one.does((call, now) => answeredBy(call, 0, 'cannot', now))
    expect(one.lines()).toEqual(['16 Lin alarm'])
  })

  it('who has looked gets no further line, and holds nobody back', () => {
    const one = watch(callOf())
    one.passes(136)
    one.does((call, now) => lookedAt(call, 0, now))
    one.lines()
    one.passes(10)
    expect(one.lines()).toEqual(['25 Lin alarm'])
  })

  it('who cannot tonight is asked last', () => {
    const one = watch(callOf())
    one.does((call, now) => answeredBy(call, 0, 'cannotTonight', now))
    expect(one.unread('her')).toEqual(['watcherCannot'])
    one.passes(135)
    expect(one.lines().at(-1)).toBe('15 Lin alarm')
    one.passes(21)
    expect(one.lines().at(-1)).toBe('35 Maria alarm')
  })

  it('who reached her stops it, and every other one is told, also who was not asked', () => {
    const one = watch(callOf())
    one.passes(136)
    one.lines()
    one.does((call, now) => answeredBy(call, 0, 'reached', now))
    expect(one.lines()).toEqual(['16 Lin reached', '16 Sam reached'])
    one.passes(120)
    expect(one.lines()).toEqual([])
    one.does((call, now) => answeredBy(call, 2, 'goOn', now))
    expect(one.lines()).toEqual(['136 Maria goesOn', '136 Lin goesOn'])
    one.passes(21)
    expect(one.lines()).toEqual(['156 Maria alarm', '156 Lin alarm', '156 Sam alarm'])
  })

  it('who ends the pairing while she is asked is followed by the next one', () => {
    const one = watch(callOf())
    one.passes(136)
    one.lines()
    one.does((call, now) => watcherGone(call, 0, now))
    expect(one.lines()).toEqual(['16 Lin alarm', '16 her watcherGone (no alarm)'])
  })
})

describe('she', () => {
  it('ends a call without a trace before an alarm', () => {
    const one = watch(callOf())
    one.passes(124)
    one.does((call, now) => signed(call, now).call)
    expect(isForgotten(one.call, one.now())).toBe(true)
    expect(one.call).toMatchObject({ lines: [], notices: [] })
  })

  it('answers late, and all who were told read it', () => {
    const one = watch(callOf())
    one.passes(146)
    one.lines()
    one.does((call, now) => signed(call, now).call)
    expect(one.lines()).toEqual(['26 Maria answered', '26 Lin answered'])
    expect(isForgotten(one.call, one.now())).toBe(false)
    expect(one.call).toMatchObject({ note: 'Hotel, room 12', over: { how: 'answered' } })
    expect(one.call).not.toHaveProperty('her')
    one.passes(72 * 60)
    expect(isForgotten(one.call, one.now())).toBe(true)
  })

  it('with a safe word ends it with that word only', () => {
    const call = callOf({ words: { safe: 'aabb' } })
    expect(signed(call, START).came).toBe('wordWanted')
    expect(endedBy(call, START).call).toBe(call)
    expect(wordTyped(call, typedAs('ccdd'), START)).toBeUndefined()
    expect(wordTyped(call, typedAs('aabb'), START)?.came).toBe('ended')
  })

  it('is made to write when both words are said, and not when one stands inside the other', () => {
    const call = callOf({ words: { safe: 'aabb', duress: 'ddee' } })
    const causeOf = (parts: TaggedPart[]) => wordTyped(call, parts, START)?.call.alarm?.cause
    for (const both of [typedAs('aabb', 'ddee'), typedAs('ddee', 'aabb')])
      expect(causeOf(both)).toBe('duress')
    const inside = (long: string, short: string): TaggedPart[] => [
      { tag: short, start: 1, end: 2 },
      { tag: long, start: 0, end: 2 },
    ]
    expect(causeOf(inside('aabb', 'ddee'))).toBeUndefined()
    expect(wordTyped(call, inside('aabb', 'ddee'), START)?.came).toBe('ended')
    expect(causeOf(inside('ddee', 'aabb'))).toBe('duress')
    // Once more by itself, it is said.
    expect(causeOf([...inside('aabb', 'ddee'), { tag: 'ddee', start: 3, end: 4 }])).toBe('duress')
  })

  it('writes a word under duress: an alarm at once, and nothing more to her chat', () => {
    const one = watch(callOf({ words: { duress: 'ddee' } }))
    one.passes(60)
    one.lines()
    one.does((call, now) => wordTyped(call, typedAs('ddee'), now)?.call ?? call)
    expect(one.lines()).toEqual(['-60 Maria alarm'])
    expect(one.call).toMatchObject({ alarm: { cause: 'duress' } })
    expect(one.call).not.toHaveProperty('her')
    one.does((call, now) => answeredBy(call, 0, 'reached', now))
    one.does((call, now) => watcherGone(call, 1, now))
    one.passes(24 * 60)
    expect(one.lines().filter((line) => line.includes(' her '))).toEqual([])
    expect(one.unread('her')).toEqual([])
  })

  it('writes it when an alarm is on: those who know read that she was made to', () => {
    const one = watch(callOf({ words: { duress: 'ddee' } }))
    one.passes(136)
    one.lines()
    one.does((call, now) => wordTyped(call, typedAs('ddee'), now)?.call ?? call)
    expect(one.lines()).toEqual(['16 Maria madeToWrite', '16 Lin alarm'])
    expect(one.call.alarm).toMatchObject({ cause: 'duress', at: one.now() })
    one.passes(10)
    expect(one.lines().some((line) => line.endsWith('Sam alarm'))).toBe(true)
  })

  it.each([
    ['asks for an alarm', 'asked'],
    ['writes a word under duress', 'duress'],
  ])('%s after somebody said that she reached her: it begins anew', (_, cause) => {
    const one = watch(callOf({ words: { duress: 'ddee' } }))
    one.passes(136)
    one.does((call, now) => answeredBy(call, 0, 'take', now))
    one.does((call, now) => answeredBy(call, 0, 'reached', now))
    one.passes(60)
    one.lines()
    if (cause === 'asked') {
      one.does((call, now) => alarmAsked(call, now).call)
      one.passes(0.25)
      expect(one.lines()).toEqual([])
      one.passes(0.25)
    } else one.does((call, now) => wordTyped(call, typedAs('ddee'), now)?.call ?? call)
    expect(one.call.alarm).toMatchObject({ cause, at: one.now(), repeats: 0 })
    for (const stopped of ['reached', 'taken', 'held', 'roundAt'])
      expect(one.call.alarm).not.toHaveProperty(stopped)
    const kind = cause === 'asked' ? 'alarm' : 'madeToWrite'
    expect(one.lines().filter((line) => !line.includes('her '))).toEqual(
      NAMES.map((name) => expect.stringContaining(`${name} ${kind}`)),
    )
    // All know of it: the first is asked again, and then all, round after round.
    one.passes(40)
    const lines = one.lines()
    for (const name of NAMES)
      expect(lines.some((line) => line.endsWith(`${name} alarm`))).toBe(true)
  })

  it.each([
    ['asks for an alarm', 'asked'],
    ['writes a word under duress', 'duress'],
  ])('%s when the alarm was closed after a day: it begins anew', (_, cause) => {
    const one = watch(callOf({ words: { duress: 'ddee' } }))
    one.passes(42 * 60)
    expect(one.call.over?.how).toBe('closed')
    one.lines()
    if (cause === 'asked') {
      one.does((call, now) => alarmAsked(call, now).call)
      expect(dueAt(one.call)).toBeLessThan(one.now() + MINUTE)
      one.passes(0.5)
    } else one.does((call, now) => wordTyped(call, typedAs('ddee'), now)?.call ?? call)
    expect(one.call).not.toHaveProperty('over')
    expect(one.call.alarm).toMatchObject({ cause, at: one.now() })
    one.passes(25)
    const lines = one.lines()
    for (const name of NAMES)
      expect(lines.some((line) => line.endsWith(`${name} alarm`))).toBe(true)
  })

  it('asks for an alarm when her buddies are told that she does not answer: they read it at once', () => {
    const one = watch(callOf())
    one.passes(136)
    one.does((call, now) => answeredBy(call, 0, 'take', now))
    one.lines()
    one.does((call, now) => {
      const { call: next, came } = alarmAsked(call, now)
      expect(came).toBe('sent')
      return next
    })
    expect(one.lines()).toEqual([
      '16 Maria alarm',
      '16 her toldAsked quietly (no alarm)',
      '16 Lin alarm',
    ])
    // Once is enough, as long as nobody holds it back.
    expect(alarmAsked(one.call, one.now()).came).toBe('already')
  })

  it('takes an alarm back that would begin anew', () => {
    const one = watch(callOf())
    one.passes(136)
    one.does((call, now) => answeredBy(call, 0, 'reached', now))
    one.lines()
    one.does((call, now) => alarmAsked(call, now).call)
    one.does((call) => alarmTakenBack(call).call)
    one.passes(5)
    expect(one.lines()).toEqual([])
    expect(one.call.alarm).toHaveProperty('reached')
  })

  it('asks for an alarm, and can take it back for 20 seconds', () => {
    const one = watch(callOf())
    one.does((call, now) => alarmAsked(call, now).call)
    one.does((call) => alarmTakenBack(call).call)
    one.passes(1)
    expect(one.lines()).toEqual([])
    one.does((call, now) => alarmAsked(call, now).call)
    one.passes(0.5)
    expect(one.lines()).toEqual(['-118 her toldAsked quietly (no alarm)', '-118 Maria alarm'])
  })

  it('gets more time, but not for ever by tapping', () => {
    let call = callOf()
    for (let taps = 0; taps < 4; taps++) {
      const more = prolonged(call, { minutes: 30, typed: false }, START)
      expect(more.came).toBe('prolonged')
      call = more.call
    }
    expect(call.until).toBe(START + 4 * HOUR)
    expect(prolonged(call, { minutes: 30, typed: false }, START).came).toBe('typeFirst')
    const typed = prolonged(call, { minutes: 30, typed: true }, START)
    expect(typed.came).toBe('prolonged')
    expect(prolonged(typed.call, { minutes: 30, typed: false }, START).came).toBe('prolonged')
    const day = prolonged(call, { minutes: 24 * 60, typed: true }, START).call
    expect(day.until).toBe(START + 24 * HOUR)
    expect(prolonged(day, { minutes: 30, typed: true }, START).came).toBe('tooLong')
  })

  it('with a safe word gets more time with that word only, by a tap and by a time that she writes', () => {
    const call = callOf({ words: { safe: 'aabb', duress: 'ddee' } })
    for (const typed of [false, true]) {
      const asked = prolonged(call, { minutes: 30, typed }, START)
      expect(asked.came).toBe('wordWanted')
      expect(asked.call.until).toBe(call.until)
      expect(dueAt(asked.call)).toBe(dueAt(call))
      const until = call.until + 30 * MINUTE
      const done = wordTyped(asked.call, typedAs('aabb'), START + MINUTE)
      expect(done).toMatchObject({ came: { until }, call: { until } })
      expect(done).not.toHaveProperty('beside')
      // The next word ends it, as always; so does this one if she waits too long.
      expect(wordTyped(done?.call ?? call, typedAs('aabb'), START + MINUTE)?.came).toBe('ended')
      expect(wordTyped(asked.call, typedAs('aabb'), START + 11 * MINUTE)?.came).toBe('ended')
      expect(wordTyped(endedBy(asked.call, START).call, typedAs('aabb'), START)?.came).toBe('ended')
    }
  })

  it('is made to write a word for more time: her call looks the same, and an alarm goes out beside it', () => {
    const { call } = prolonged(
      callOf({ words: { safe: 'aabb', duress: 'ddee' } }),
      { minutes: 30, typed: false },
      START,
    )
    const safe = wordTyped(call, typedAs('aabb'), START)
    const made = wordTyped(call, typedAs('ddee'), START)
    expect({ ...made, beside: undefined }).toEqual({ ...safe, beside: undefined })
    expect(made?.beside).toMatchObject({ alarm: { cause: 'duress', asking: 0 }, note: call.note })
    expect(made?.beside).not.toHaveProperty('her')
    expect(unreadOf(made?.beside ?? call, 'her')).toEqual([])
  })

  it('tells those who watch the new time', () => {
    const one = watch(callOf())
    one.does((call, now) => answeredBy(call, 1, 'cannotTonight', now))
    one.lines()
    one.does((call, now) => prolonged(call, { minutes: 30, typed: false }, now).call)
    expect(one.lines()).toEqual([
      '-120 Maria moved quietly (no alarm)',
      '-120 Sam moved quietly (no alarm)',
    ])
  })

  it('gives signs on the way, and an alarm follows where one is missing', () => {
    const one = watch(callOf({ every: 30 }))
    one.passes(31)
    expect(one.lines()).toContain('-90 her due')
    one.does((call, now) => {
      const { call: next, came } = signed(call, now)
      expect(came).toBe('checkedIn')
      return next
    })
    one.passes(30)
    expect(one.lines()).toEqual(['-59 her due'])
    one.passes(15)
    expect(one.lines()).toEqual(['-52 her dueAgain', '-44 her told (no alarm)', '-44 Maria alarm'])
  })

  it('has herself deleted: who watched is told, and nothing that she left is kept', () => {
    const one = watch(callOf())
    one.does((call, now) => left(call, now))
    expect(one.lines()).toEqual(['-120 Maria ended', '-120 Lin ended', '-120 Sam ended'])
    expect(one.call).toMatchObject({ note: '', over: { how: 'left' } })
    expect(one.call).not.toHaveProperty('her')
  })

  it('has herself deleted during an alarm: it goes on', () => {
    const one = watch(callOf())
    one.passes(136)
    one.lines()
    one.does((call, now) => left(call, now))
    expect(one.lines()).toEqual(['16 Maria ended'])
    one.passes(10)
    expect(one.lines()).toContain('25 Lin alarm')
    expect(one.unread('her')).toEqual([])
  })
})

describe('a bot that was off', () => {
  it('asks her first, and gives her five minutes', () => {
    const one = watch(callOf())
    one.passes(115)
    one.lines()
    one.off(40)
    expect(one.lines()).toEqual(['35 her away'])
    one.passes(4.5)
    expect(one.lines()).toEqual([])
    one.passes(1)
    expect(one.lines()).toEqual(['40 her told (no alarm)', '40 Maria alarm'])
    expect(one.call.gap).toMatchObject({ from: START + 115 * MINUTE })
  })

  it('asks again even if she was asked before it went off', () => {
    const one = watch(callOf())
    one.passes(121)
    one.lines()
    one.off(60)
    expect(one.lines()).toEqual(['61 her away'])
  })

  it('and comes too late without knowing that it was off asks first, too', () => {
    const call = advance(callOf(), START + 5 * HOUR)
    expect(call.alarm).toBeUndefined()
    expect(dueAt(call)).toBeGreaterThanOrEqual(START + 5 * HOUR + 2 * MINUTE)
    expect(advance(call, START + 5 * HOUR + 5 * MINUTE).alarm?.cause).toBe('silence')
  })

  it('again and again does not put the alarm off for ever', () => {
    const from = START + 119 * MINUTE
    let call = callOf()
    for (let minute = 0; minute < 8; minute++) {
      const now = START + 3 * HOUR + minute * MINUTE
      call = advance(call, now, { from, to: now })
    }
    expect(call.alarm?.cause).toBe('silence')
  })

  it('gives her five minutes once, however often it is off', () => {
    const one = watch(callOf())
    one.passes(115)
    one.off(40)
    expect(one.lines()).toContain('35 her away')
    one.passes(4)
    one.off(10)
    expect(one.lines()).toEqual(['49 her told (no alarm)', '49 Maria alarm'])
    // Whoever is told reads of both times.
    expect(one.call.gap).toEqual({ from: START + 115 * MINUTE, to: START + 169 * MINUTE })
    // A sign of hers, and it is given again.
    const two = watch(callOf({ every: 30 }))
    two.passes(25)
    two.off(10)
    two.does((call, now) => signed(call, now).call)
    two.passes(25)
    two.lines()
    two.off(10)
    expect(two.lines().map((line) => line.slice(line.indexOf(' ') + 1))).toEqual(['her away'])
  })

  it('tells whoever is asked later that it was off during the alarm', () => {
    const one = watch(callOf())
    one.passes(136)
    one.off(30)
    expect(one.call.gap).toEqual({ from: START + 136 * MINUTE, to: START + 166 * MINUTE })
  })

  it('says nothing to somebody who is not expected yet', () => {
    const call = advance(callOf(), START + HOUR, { from: START, to: START + HOUR })
    expect(call.gap).toBeUndefined()
  })
})

describe('a rehearsal', () => {
  const practice = () =>
    watch(rehearsal(HER, { pairings: ['a'], name: 'Maria', callsHer: 'Mia' }, START))

  it('is an alarm after two minutes, and a tap ends it', () => {
    const one = practice()
    one.passes(2)
    expect(one.lines()).toEqual(['0 Maria alarm'])
    one.does((call, now) => answeredBy(call, 0, 'take', now))
    expect(one.lines()).toEqual(['0 her rehearsed quietly (no alarm)'])
    expect(one.call.over?.how).toBe('rehearsed')
  })

  it('that nobody sees is over after ten minutes, and she is told', () => {
    const one = practice()
    one.passes(13)
    expect(one.lines().at(-1)).toBe('10 her notRehearsed quietly (no alarm)')
  })
})
