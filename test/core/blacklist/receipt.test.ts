import { expect, it } from 'vitest'
import {
  isReceipt,
  newReceipt,
  receiptTag,
  spaced,
  withdrawalTag,
} from '../../../src/core/blacklist/receipt.ts'
import { testKeys } from '../../support/bot.ts'

const receipts = Array.from({ length: 500 }, newReceipt)

it('is sixteen digits, never the same, and recognised as it is shown', () => {
  expect(new Set(receipts).size).toBe(receipts.length)
  for (const receipt of receipts) {
    expect(receipt).toMatch(/^\d{16}$/)
    expect(spaced(receipt)).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    expect(isReceipt(spaced(receipt))).toBe(true)
  }
})

it('shows each wrong digit, and each two that were swapped but 0 and 9', () => {
  for (const receipt of receipts.slice(0, 50)) {
    const digits = [...receipt]
    for (const [index, digit] of digits.entries()) {
      const other = String((Number(digit) + 1 + (index % 8)) % 10)
      if (other !== digit) expect(isReceipt(digits.with(index, other).join(''))).toBe(false)
      const next = digits[index + 1]
      if (next === undefined || next === digit || [digit, next].toSorted().join('') === '09') {
        continue
      }
      expect(
        isReceipt(
          digits
            .with(index, next)
            .with(index + 1, digit)
            .join(''),
        ),
      ).toBe(false)
    }
  }
})

it.each(['', '1234', '123456789012345', 'a234567890123456', '4539578763621487'])(
  'is not %j',
  (text) => {
    expect(isReceipt(text)).toBe(false)
  },
)

it('leaves tags that neither show it nor each other', () => {
  const keys = testKeys()
  const [receipt = ''] = receipts
  const tags = [receiptTag(keys, receipt), withdrawalTag(keys, receipt)]
  const written = tags.map((tag) => Buffer.from(tag).toString('latin1'))
  expect(new Set(written).size).toBe(2)
  expect(receiptTag(keys, receipt)).toEqual(tags[0])
  expect(receiptTag(testKeys(), receipt)).not.toEqual(tags[0])
})
