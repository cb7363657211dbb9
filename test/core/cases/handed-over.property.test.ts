/** SECURITY.md: a case worker never gets what was not consented to, whatever the consents. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Content } from '../../../src/core/blacklist/reports.ts'
import { HAND_OVERS, handedOver } from '../../../src/core/cases/handed-over.ts'

const content = (consents: Content['consents']): Content => ({
  harms: ['hit'],
  subjects: [],
  city: 'oslo',
  consents,
  exposure: 'reviewed',
  flags: [],
  descriptors: {},
  words: 'ZEBRA',
  group: 'GROUP',
  withdrawal: 'WITHDRAWAL',
  came: 'HOUR',
  decided: { day: '2026-11-18', level: 3, confirmed: true, by: 'BY' },
  outreach: true,
})

it('hands over what she allowed, never whose voice it is, and nothing where she allowed nothing', () => {
  const consents = fc.record({
    warn: fc.boolean(),
    caseWorker: fc.boolean(),
    policeAnonymous: fc.boolean(),
    policeForMe: fc.boolean(),
  })
  fc.assert(
    fc.property(consents, (allowed) => {
      const given = handedOver(content(allowed))
      const any = HAND_OVERS.some((use) => allowed[use])
      expect(given !== undefined).toBe(any)
      expect(JSON.stringify(given ?? '')).not.toMatch(/GROUP|WITHDRAWAL|HOUR|BY/)
      // Who told it for somebody else is left out where the police are not to know who told.
      if (allowed.policeAnonymous && !allowed.caseWorker && !allowed.policeForMe)
        expect(given?.outreach).toBeUndefined()
    }),
    { numRuns: 200 },
  )
})
