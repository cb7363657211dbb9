import { describe, expect, it } from 'vitest'
import {
  groupsFor,
  isUnguarded,
  namesDay,
  READY_GROUPS,
  READY_SENTENCES,
  type ReadySentence,
  readyText,
  sentencesOf,
} from '../../../src/core/cases/ready-sentences.ts'
import { say } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const PHONE = '+47 22 33 44 55'
const UNTIL = Date.UTC(2026, 10, 20, 12)
const IDS = Object.keys(READY_SENTENCES) as ReadySentence[]
const words = wordsWith('en')

it('are twenty at least, each in one group', () => {
  const all = READY_GROUPS.flatMap((group) => sentencesOf(group, { guarded: true, phone: PHONE }))
  expect(all.toSorted()).toEqual(IDS.toSorted())
  expect(all.length).toBeGreaterThanOrEqual(20)
})

describe.each(words.languages)('in %s', (language) => {
  it('each says what it names, and no two say the same', () => {
    const said = IDS.map((ready) =>
      words.in(language, readyText({ ready, phone: PHONE, until: UNTIL })),
    )
    expect(new Set(said).size).toBe(IDS.length)
    for (const [index, ready] of IDS.entries()) {
      const text = said[index] ?? ''
      expect([ready, text.includes(PHONE)]).toEqual([
        ready,
        'phone' in READY_SENTENCES[ready] && READY_SENTENCES[ready].phone,
      ])
      expect([ready, /20/.test(text.replaceAll(PHONE, ''))]).toEqual([ready, namesDay(ready)])
      expect(text).not.toMatch(/[{}]/)
      if (language !== 'en')
        expect(text).not.toBe(words.in('en', readyText({ ready, phone: PHONE, until: UNTIL })))
      expect(words.in(language, say(`readyLabel.${ready}`)).length).toBeLessThanOrEqual(40)
    }
  })
})

it('leave where no PIN guards them, or nobody can be called, nothing that would tell or ask anything', () => {
  expect(IDS.filter(isUnguarded)).toEqual(['call', 'later', 'close'])
  expect(groupsFor({ guarded: false, phone: PHONE })).toEqual(['reach'])
  expect(sentencesOf('reach', { guarded: false, phone: undefined })).toEqual(['later', 'close'])
  for (const ready of IDS.filter(isUnguarded))
    expect(words.in('en', readyText({ ready, phone: PHONE }))).not.toContain('?')
})
