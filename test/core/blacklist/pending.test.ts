import { describe, expect, it } from 'vitest'
import {
  dueAfter,
  isDoneWhenDue,
  onAgreeing,
  PENDING_KINDS,
} from '../../../src/core/blacklist/pending.ts'
import { declineWaits, needsSecond, warnsAtOnce } from '../../../src/core/blacklist/review.ts'
import { HARM_IDS, suggestedLevel } from '../../../src/core/blacklist/taxonomy.ts'
import { contentOf } from '../../support/received.ts'

const nowhere = { warn: false, caseWorker: false, policeAnonymous: false, policeForMe: false }

describe('a pending decision', () => {
  it('waits a day at least, and to a full hour', () => {
    for (const minute of [0, 1, 59]) {
      const now = new Date(Date.UTC(2026, 10, 18, 22, minute, 30))
      const wait = dueAfter(now).getTime() - now.getTime()
      expect(wait).toBeGreaterThanOrEqual(24 * 3_600_000)
      expect(wait).toBeLessThan(25 * 3_600_000)
      expect(dueAfter(now).getTime() % 3_600_000).toBe(0)
    }
  })
  it('is done without a second moderator only where it declines', () => {
    expect(PENDING_KINDS.filter((kind) => isDoneWhenDue({ kind, agreed: false }))).toEqual([
      'decline',
    ])
    expect(PENDING_KINDS.filter((kind) => isDoneWhenDue({ kind, agreed: true }))).toEqual([
      'decline',
      'shutOut',
    ])
  })
  it('shuts out nobody on the day on which a second one agrees', () => {
    const first = PENDING_KINDS.map((kind) => onAgreeing({ kind, agreed: false }))
    expect(first).toEqual(['waitsOn', 'waitsAgain', 'done', 'done'])
    expect(onAgreeing({ kind: 'shutOut', agreed: true })).toBe('waitsOn')
  })
})

describe('declining', () => {
  it('waits for each harm at level 3 or 4, and for several at once', () => {
    for (const harm of HARM_IDS) {
      const level = suggestedLevel([harm], [])
      const waits = level !== undefined && needsSecond(level)
      expect([harm, declineWaits([contentOf({ harms: [harm] })])]).toEqual([harm, waits])
    }
    expect(declineWaits([contentOf(), contentOf()])).toBe(true)
  })
  it('waits where a first moderator found a danger, whatever was told', () => {
    const decided = { day: '2026-11-18', level: 3 as const, confirmed: false, by: 'mia' }
    expect(declineWaits([contentOf({ decided })])).toBe(true)
    expect(declineWaits([contentOf({ decided: { ...decided, level: 2 } })])).toBe(false)
  })
})

it('warns a town at once of nothing but a grave danger that names no number, and was allowed', () => {
  const subjects = [{ fingerprint: 'f' as never, ending: '99' }]
  expect(warnsAtOnce(contentOf(), 4)).toBe(true)
  for (const level of [1, 2, 3, undefined] as const)
    expect(warnsAtOnce(contentOf(), level)).toBe(false)
  expect(warnsAtOnce(contentOf({ subjects }), 4)).toBe(false)
  expect(warnsAtOnce(contentOf({ exposure: 'weekly' }), 4)).toBe(false)
  expect(warnsAtOnce(contentOf({ consents: nowhere }), 4)).toBe(false)
})
