import { describe, expect, it } from 'vitest'
import { MINUTE, type SafeCall } from '../../../src/core/safe-call/call.ts'
import {
  answeredOnDuty,
  dutyPlace,
  isLineFor,
  oneOnDuty,
  peopleOf,
  readOnDuty,
  toldOnDuty,
  unreadOnDuty,
  withDuty,
} from '../../../src/core/safe-call/duty.ts'
import { alarmAsked, wordTyped } from '../../../src/core/safe-call/hers.ts'
import { advance } from '../../../src/core/safe-call/steps.ts'
import { answeredBy, begun, type WatcherAnswer } from '../../../src/core/safe-call/watching.ts'
import { typedAs } from '../../support/typed-as.ts'

const START = Date.UTC(2026, 10, 18, 20)
const DUE = START + 60 * MINUTE
const HER = { sender: 'aa', channel: 'telegram', address: 'her' }

/** A call with one buddy and the people on duty, and when which line went out, in minutes after the time. */
const watch = (isThere: (minute: number) => boolean, duty = true) => {
  const buddy = { pairings: ['m'], name: 'Maria', callsHer: 'Mia' }
  let call: SafeCall = begun(
    HER,
    {
      until: DUE,
      grace: 15,
      note: 'Hotel, room 12',
      words: { safe: 'aa', duress: 'dd' },
      watchers: [buddy, ...(duty ? [{ pairings: [], name: '', callsHer: 'Mia' }] : [])],
    },
    START,
  )
  let now = START
  const seen: string[] = []
  const does = (change: (call: SafeCall, now: number) => SafeCall): void => {
    call = change(call, now)
    for (const { to, kind } of call.lines) {
      if (to === 'her') continue
      const who = to === dutyPlace(call) ? 'duty' : 'Maria'
      seen.push(`${Math.round((now - DUE) / MINUTE)} ${who} ${kind}`)
    }
    call = { ...call, lines: [] }
  }
  return {
    get call() {
      return call
    },
    does,
    passes(minutes: number): void {
      for (const until = now + minutes * MINUTE; now < until; ) {
        now += MINUTE / 4
        const there = isThere((now - DUE) / MINUTE)
        does((one, at) => advance(withDuty(one, there, at), at))
      }
    },
    says: (person: string, answer: WatcherAnswer) =>
      does((one, at) => answeredOnDuty(one, person, answer, at)),
    seen: () => seen.splice(0),
    lines: () => seen.splice(0).filter((line) => line.includes('alarm')),
  }
}

describe('The people on duty', () => {
  it('are told when all buddies were asked, and before all are asked again', () => {
    const one = watch(() => true)
    one.passes(60 + 47)
    expect(one.lines()).toEqual([
      '15 Maria alarm',
      '17 Maria alarm',
      '20 Maria alarm',
      '25 duty alarm',
      '27 duty alarm',
      '30 duty alarm',
      '45 Maria alarm',
      '45 duty alarm',
    ])
  })

  it('are waited for by nobody while nobody is there: buddies are asked as without them', () => {
    const one = watch(() => false)
    const without = watch(() => false, false)
    for (const each of [one, without]) each.passes(60 + 120)
    const lines = one.lines()
    expect(lines).toEqual(without.lines())
    expect(lines).toContain('35 Maria alarm')
    expect(lines).toContain('55 Maria alarm')
  })

  it('are asked with the next round when somebody comes', () => {
    const one = watch((minute) => minute >= 40)
    one.passes(60 + 60)
    const lines = one.lines()
    expect(lines.filter((line) => line.includes('duty'))).toEqual(['55 duty alarm'])
    expect(one.call.watchers[1]?.told).toBe(DUE + 55 * MINUTE)
  })

  it('hold nobody up whose shift ends before anybody was told', () => {
    const one = watch((minute) => minute < 26)
    one.passes(60 + 50)
    expect(
      one
        .lines()
        .filter((line) => line.includes('Maria'))
        .at(-1),
    ).toBe('45 Maria alarm')
  })

  it('each read by themselves what came, and one who has looked keeps nobody from being told', () => {
    const one = watch(() => true)
    one.passes(60 + 26)
    one.does((call) => toldOnDuty(toldOnDuty(call, 'casey'), 'cora'))
    one.does((call) => readOnDuty(call, 'casey'))
    expect(unreadOnDuty(one.call, 'casey')).toEqual([])
    expect(unreadOnDuty(one.call, 'cora').map(({ kind }) => kind)).toEqual(['alarm'])
    one.lines()
    one.passes(2)
    expect(one.lines()).toEqual(['27 duty alarm'])
  })

  it('are not given up when one of them cannot; they are when none can', () => {
    const one = watch(() => true)
    one.passes(60 + 26)
    one.does((call) => toldOnDuty(toldOnDuty(call, 'casey'), 'cora'))
    one.says('casey', 'cannot')
    expect(one.call.alarm?.asking).toBe(1)
    expect(isLineFor(one.call, 'casey', one.call.next)).toBe(false)
    expect(isLineFor(one.call, 'cora', one.call.next)).toBe(true)
    one.says('cora', 'cannot')
    expect(one.call.alarm?.asking).toBeUndefined()
    expect(one.call.watchers[1]?.cannot).toBe(true)
  })

  it('are asked again when the one who took it cannot after all', () => {
    const one = watch(() => true)
    one.passes(60 + 26)
    one.does((call) => toldOnDuty(toldOnDuty(call, 'casey'), 'cora'))
    one.says('casey', 'take')
    expect(one.call.alarm?.taken).toMatchObject({ by: 1, person: 'casey' })
    one.lines()
    one.passes(5)
    expect(one.lines()).toEqual([])
    one.says('casey', 'cannot')
    expect(one.call.alarm?.taken).toBeUndefined()
    expect(one.lines()).toEqual(['31 duty alarm'])
    one.passes(3)
    expect(one.lines()).toEqual(['33 duty alarm'])
  })

  it('learn nothing if a buddy answers before it is their turn', () => {
    const one = watch(() => true)
    one.passes(60 + 16)
    one.does((call, now) => answeredBy(call, 0, 'reached', now))
    one.passes(120)
    expect(one.call.watchers[1]?.told).toBeUndefined()
    expect(one.call.notices.filter(({ to }) => to === 1)).toEqual([])
  })

  it('read that she is well if they were told, and nothing leads from her answer to others', () => {
    const one = watch(() => true)
    one.passes(60 + 26)
    one.does((call) => toldOnDuty(call, 'casey'))
    one.does((call) => readOnDuty(call, 'casey'))
    one.does((call, now) => wordTyped(call, typedAs('aa'), now)?.call ?? call)
    expect(unreadOnDuty(one.call, 'casey').map(({ kind }) => kind)).toEqual(['answered'])
    expect(peopleOf(one.call).map(({ id }) => id)).toEqual(['casey'])
  })

  describe('in an alarm that begins anew', () => {
    const asks = (call: SafeCall, now: number) => alarmAsked(call, now).call

    it('wait for a buddy to answer, as in the first one', () => {
      const one = watch(() => true)
      one.passes(60 + 16)
      one.does((call, now) => answeredBy(call, 0, 'reached', now))
      one.lines()
      one.does(asks)
      one.passes(1)
      expect(one.lines()).toEqual(['17 Maria alarm'])
      expect(one.call.watchers[1]?.told).toBeUndefined()
      one.passes(10)
      expect(one.lines()).toEqual(['19 Maria alarm', '22 Maria alarm', '27 duty alarm'])
    })

    it('are told at once, when all buddies were asked in vain', () => {
      const one = watch((minute) => minute >= 40)
      one.passes(60 + 45)
      one.lines()
      one.does(asks)
      expect(one.lines()).toEqual(['45 Maria alarm', '45 duty alarm'])
    })

    it('hold nobody up while nobody is there: the first buddy is asked as without them', () => {
      const one = watch(() => false)
      const without = watch(() => false, false)
      for (const each of [one, without]) {
        each.passes(60 + 30)
        each.lines()
        each.does(asks)
        each.passes(60)
      }
      const lines = one.lines()
      expect(lines).toEqual(without.lines())
      expect(lines.slice(0, 3)).toEqual(['30 Maria alarm', '32 Maria alarm', '35 Maria alarm'])
    })

    it.each([
      ['asks for it', 'alarm'],
      ['was forced to write', 'madeToWrite'],
    ])('are told again when she %s, also who could not before', (_, kind) => {
      const one = watch(() => true)
      one.passes(60 + 26)
      one.does((call) => toldOnDuty(toldOnDuty(call, 'casey'), 'cora'))
      one.says('casey', 'cannot')
      one.says('cora', 'cannot')
      one.seen()
      const before = one.call.next
      one.does((call, now) =>
        kind === 'alarm' ? asks(call, now) : (wordTyped(call, typedAs('dd'), now)?.call ?? call),
      )
      expect(one.seen()).toEqual([`26 Maria ${kind}`, `26 duty ${kind}`])
      for (const person of ['casey', 'cora']) {
        expect(isLineFor(one.call, person, before + 1)).toBe(true)
        expect(unreadOnDuty(one.call, person).map((notice) => notice.kind)).toEqual([kind])
      }
    })
  })

  it('are one where two of them turn out to be the same person', () => {
    const one = watch(() => true)
    one.passes(60 + 26)
    one.does((call) => toldOnDuty(toldOnDuty(call, 'casey'), 'old'))
    one.says('old', 'take')
    one.does((call) => oneOnDuty(call, { gone: 'old', kept: 'casey' }))
    expect(peopleOf(one.call).map(({ id }) => id)).toEqual(['casey'])
    expect(one.call.alarm?.taken?.person).toBe('casey')
    expect(unreadOnDuty(one.call, 'casey'), 'she has read it').toEqual([])
    const without = one.call
    one.does((call) => oneOnDuty(call, { gone: 'somebody', kept: 'casey' }))
    expect(one.call).toEqual(without)
  })
})
