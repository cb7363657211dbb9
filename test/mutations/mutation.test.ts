/** A fault is put where it belongs and nowhere else, and only a failed comparison counts as noticed. */
import { describe, expect, it } from 'vitest'
import { faultsOf, type Mutation, mutated } from './mutation.ts'
import { type Ended, verdictOf } from './proofs.ts'

const CODE = `
export const mayRead = (
  member: Member,
): boolean =>
  member.role === 'moderator' && use(
    member,
    report,
  )
`

const mutation: Mutation = {
  name: 'whoever reads',
  breaks: 'Only moderators read',
  file: 'src/read.ts',
  find: "member.role === 'moderator' && use(member, report)",
  replace: 'true',
  proof: 'test/read.test.ts',
  test: 'is read by moderators',
}

const FILES: Readonly<Record<string, string>> = {
  'src/read.ts': CODE,
  'SECURITY.md': '# Security\n\nOnly\nmoderators read.\n',
  'test/read.test.ts': "it('is read by moderators only', () => {})",
}

const faults = (wrong: Partial<Mutation> = {}): string[] => [
  ...faultsOf({ ...mutation, ...wrong }, (file) => FILES[file]),
]

describe('a mutation', () => {
  it('finds its place however the lines are broken', () => {
    expect(mutated(CODE, mutation)).toContain('boolean =>\n  true\n')
  })

  it('takes what replaces as it is', () => {
    expect(mutated(CODE, { ...mutation, replace: "'$&'" })).toContain("'$&'")
  })

  it('is fine as long as its place, its promise and its proof are there', () => {
    expect(faults()).toEqual([])
  })

  it.each<[string, Partial<Mutation>, RegExp]>([
    ['its place is gone', { find: 'member.role === "guest"' }, /no more/],
    ['it has several places', { find: 'member' }, /3 times/],
    ['the file is gone', { file: 'src/gone.ts' }, /no src\/gone\.ts/],
    ['the file cannot be parsed with it', { replace: '(' }, /cannot be read at all/],
    ['nothing is promised any more', { breaks: 'Everybody reads' }, /no longer says/],
    ['the proof is gone', { proof: 'test/gone.test.ts' }, /no test\/gone/],
    ['its test has another name', { test: 'is read by nobody' }, /has no test/],
  ])('is named when %s', (_, wrong, line) => {
    expect(faults(wrong)).toEqual([expect.stringMatching(line)])
    expect(faults(wrong)[0]).toContain(mutation.name)
  })
})

describe('a proof', () => {
  const passed: Ended = { state: 'passed', errors: [] }
  const failed = (...errors: string[]): Ended => ({ state: 'failed', errors })
  const says = (...tests: Ended[]) => verdictOf({ tests, ms: 1 })

  it('notices a fault when something is not as it expects', () => {
    expect(says(passed, failed('AssertionError: expected 1 to be 2'))).toBe('killed')
  })

  it('overlooks a fault when all of it passes', () => {
    expect(says(passed, { state: 'skipped', errors: [] })).toBe('survived')
  })

  it('says nothing when it breaks off, runs no test, or comes to no end', () => {
    expect(says(passed, failed('ReferenceError: x is not defined'))).toBe('broken')
    expect(says({ state: 'skipped', errors: [] })).toBe('broken')
    expect(verdictOf('endless')).toBe('endless')
  })
})
