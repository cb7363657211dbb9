import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  ALARMS_BEFORE,
  ANSWER_URGENT_WITHIN,
  ANSWER_WITHIN,
  aged,
  type CaseFile,
  CLOSES_AFTER,
  canReopen,
  claimed,
  closed,
  FORGOTTEN_AFTER,
  MOST_LETTERS,
  opened,
  REOPENS_FOR,
  readBy,
  released,
  reopened,
  SILENT_FOR,
  standing,
  written,
} from '../../../src/core/cases/case-file.ts'
import { inOrder, isFree, LEFT_TO_OTHERS, LONG, mayClaim } from '../../../src/core/cases/claims.ts'

const START = Date.UTC(2026, 10, 18, 12)
const at = (ms: number): Date => new Date(START + ms)
const file = (urgent = false): CaseFile =>
  opened({ language: 'en', urgent, guarded: true, reportId: 'r' }, at(0))
const words = (said: string) => ({ words: said, language: 'en' })
const everybody = () => true
const nobody = () => false
const must = (one: CaseFile | undefined): CaseFile => {
  if (!one) throw new Error('there is no room')
  return one
}

it('goes back to all without a first answer, an urgent one sooner', () => {
  for (const [urgent, within] of [
    [false, ANSWER_WITHIN],
    [true, ANSWER_URGENT_WITHIN],
  ] as const) {
    const hers = claimed(file(urgent), 'mia', at(0))
    expect(standing(hers, at(within), everybody).worker).toBe('mia')
    const back = standing(hers, at(within + 1), everybody)
    expect(back).toMatchObject({ state: 'new' })
    expect(isFree(back)).toBe(true)
  }
})

it('goes back to all after three days of silence, and when its case worker is none any more', () => {
  const answered = must(written(claimed(file(), 'mia', at(0)), 'us', words('hello'), at(1)))
  expect(standing(answered, at(SILENT_FOR * 9), everybody).worker).toBe('mia')
  const waits = must(written(answered, 'her', words('yes'), at(2)))
  expect(standing(waits, at(2 + SILENT_FOR), everybody).worker).toBe('mia')
  const back = standing(waits, at(3 + SILENT_FOR), everybody)
  expect([back.state, isFree(back)]).toEqual(['waitsForUs', true])
  expect(isFree(standing(waits, at(3), nobody))).toBe(true)
})

it('waits since her first letter that is not answered', () => {
  const answered = must(written(claimed(file(), 'mia', at(0)), 'us', words('hello'), at(1)))
  const once = must(written(answered, 'her', words('one'), at(10)))
  const twice = must(written(once, 'her', words('two'), at(20)))
  expect(twice.since).toBe(at(10).getTime())
  expect(twice.state).toBe('waitsForUs')
})

it('loses only letters that were read, and takes none when there are too many unread', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('her', 'us', 'reads', 'looks'), { maxLength: 200 }),
      (acts) => {
        let one = file()
        const unread = new Set<string>()
        acts.forEach((act, index) => {
          if (act === 'reads' || act === 'looks') {
            const side = act === 'reads' ? 'us' : 'her'
            one = readBy(one, side)
            for (const said of [...unread]) if (!said.startsWith(side)) unread.delete(said)
            return
          }
          const from = act === 'her' ? 'her' : 'us'
          const said = `${from} ${index}`
          const after = written(one, from, words(said), at(index))
          if (!after) {
            expect(unread.size).toBe(MOST_LETTERS)
            return
          }
          unread.add(said)
          one = after
        })
        expect(one.letters.length).toBeLessThanOrEqual(MOST_LETTERS)
        const kept = one.letters.map(({ says }) => ('words' in says ? says.words : ''))
        for (const said of unread) expect(kept).toContain(said)
      },
    ),
  )
})

it('stands for three days after the closing, then loses the report, and goes after thirty', () => {
  const over = closed(claimed(file(), 'mia', at(0)), at(0))
  expect([canReopen(over, at(REOPENS_FOR)), canReopen(over, at(REOPENS_FOR + 1))]).toEqual([
    true,
    false,
  ])
  expect(aged(over, at(REOPENS_FOR))).toBe('stays')
  expect(aged(over, at(REOPENS_FOR + 1))).toBe('empties')
  expect(aged({ ...over, emptied: true }, at(REOPENS_FOR + 1))).toBe('stays')
  expect(aged({ ...over, emptied: true }, at(FORGOTTEN_AFTER + 1))).toBe('goes')
  expect(isFree(reopened(over, at(5)))).toBe(true)
  const written2 = must(written(over, 'her', words('again'), at(5)))
  expect([written2.state, isFree(written2)]).toEqual(['new', true])
})

it('closes by itself after sixty days, and unread letters only a week after an alarm', () => {
  const answered = must(written(claimed(file(), 'mia', at(0)), 'us', words('hello'), at(0)))
  expect(aged(answered, at(CLOSES_AFTER))).toBe('stays')
  expect(aged(answered, at(CLOSES_AFTER + 1))).toBe('closes')
  const waits = must(written(file(), 'her', words('help'), at(0)))
  const late = CLOSES_AFTER * 2
  expect(aged(waits, at(late))).toBe('alarm')
  const told = { ...waits, alarmed: at(late).getTime() }
  expect(aged(told, at(late + ALARMS_BEFORE - 1))).toBe('stays')
  expect(aged(told, at(late + ALARMS_BEFORE))).toBe('closes')
})

it('lets a case worker claim five a day, more only where it matters, and leaves to others what she has read', () => {
  const one = file()
  const may = (about: CaseFile, hadRead: boolean, today: number, after: number) =>
    mayClaim(about, { hadRead, today }, at(after))
  expect(may(one, false, 4, 0)).toBe('yes')
  expect(may(one, false, 5, LONG - 1)).toBe('enough')
  expect(may(one, false, 5, LONG)).toBe('alarm')
  expect(may(file(true), false, 5, 0)).toBe('alarm')
  expect(may(one, true, 0, LEFT_TO_OTHERS - 1)).toBe('asModerator')
  expect(may(file(true), true, 0, LEFT_TO_OTHERS - 1)).toBe('asModerator')
  expect(may(one, true, 0, LEFT_TO_OTHERS)).toBe('yes')
})

it('shows urgent cases first, then those that have waited longest', () => {
  const files = [
    { ...file(), since: 3 },
    { ...file(true), since: 5 },
    { ...file(), since: 1 },
    { ...file(true), since: 4 },
  ]
  expect(inOrder(files).map(({ since }) => since)).toEqual([4, 5, 1, 3])
})

it('says nothing of who had it once nobody has it', () => {
  const hers = claimed(file(), 'mia', at(0), true)
  expect(JSON.stringify(released(hers, START))).not.toMatch(/mia|hadRead|takenAt/)
})
