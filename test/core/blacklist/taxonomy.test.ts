import { expect, it } from 'vitest'
import {
  HARM_IDS,
  HARMS,
  type Harm,
  needsCare,
  suggestedLevel,
} from '../../../src/core/blacklist/taxonomy.ts'

it('suggests the level of the gravest harm', () => {
  expect(suggestedLevel(['insults'], [])).toBe(1)
  expect(suggestedLevel(['insults', 'stalking'], [])).toBe(2)
  expect(suggestedLevel(['hit', 'insults'], [])).toBe(3)
  expect(suggestedLevel(['insults', 'choked', 'hit'], [])).toBe(4)
})

it('suggests grave danger for an armed robbery, and for nothing else that is armed', () => {
  expect(suggestedLevel(['robbery'], [])).toBe(3)
  expect(suggestedLevel(['robbery'], ['armed'])).toBe(4)
  expect(suggestedLevel(['insults'], ['armed', 'group', 'hate', 'minor', 'injured', 'care'])).toBe(
    1,
  )
})

it('suggests none where nobody can be listed', () => {
  for (const harm of ['official', 'eviction', 'feeling'] as const) {
    expect(suggestedLevel([harm], ['armed'])).toBeUndefined()
  }
  expect(suggestedLevel([], [])).toBeUndefined()
})

it('has a level for exactly what can list a number', () => {
  for (const harm of HARM_IDS) {
    expect('level' in HARMS[harm]).toBe(HARMS[harm].track === 'list')
  }
})

it('calls for care within hours after forced sex, a missing condom, drugs, and choking', () => {
  const caring = HARM_IDS.filter((harm) => needsCare([harm]))
  expect(caring.toSorted()).toEqual([
    'choked',
    'condom',
    'drugged',
    'forced',
    'sexual',
  ] satisfies Harm[])
  expect(needsCare(['insults', 'forced'])).toBe(true)
  expect(needsCare([])).toBe(false)
})
