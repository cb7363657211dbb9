/** SECURITY.md: the row of an objection looks the same whether the number is listed or not, and whoever has looked. */
import { expect, it } from 'vitest'
import { createFingerprinter } from '../../../src/core/blacklist/fingerprint.ts'
import { type Case, lookerTag } from '../../../src/core/blacklist/objections.ts'
import { readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import { sealOf } from '../../../src/core/stores/kind-seal.ts'
import { TEST_COST, testKeys } from '../../support/bot.ts'

it('is of one size, however many moderators have looked', async () => {
  const keys = testKeys()
  const fingerprinter = createFingerprinter({ keys, cost: TEST_COST, concurrency: 1 })
  const [fingerprint] = await fingerprinter.of(readPhones('+1 201 555 0150', 'NO').numbers)
  if (!fingerprint) throw new Error('that is no number')
  const { seal } = sealOf<Case>(keys, 'objection')
  const id = crypto.randomUUID()
  const look = (stays: boolean) => ({
    by: lookerTag(keys, crypto.getRandomValues(new Uint8Array(32)), id),
    stays,
  })
  const unseen = seal(id, { fingerprint, looks: [] })
  for (const looks of [[look(true)], [look(true), look(false)], [look(false), look(false)]])
    expect(seal(id, { fingerprint, looks, over: true }).length).toBe(unseen.length)
  const three = [look(true), look(false), look(false)]
  expect(seal(id, { fingerprint, looks: three, over: true }).length).toBe(unseen.length)
})
