/** Numbers that nobody has: 555-0100 to 555-0199 are kept for fiction in every area of North America. */
import { type PhoneNumber, readPhones } from '../src/core/identifiers/phone/phone.ts'

/** So many different ones, as peers write them and as the bot knows them. */
export const inventedNumbers = (count: number): { written: string; phone: PhoneNumber }[] => {
  const made: { written: string; phone: PhoneNumber }[] = []
  for (let area = 201; area < 1000 && made.length < count; area++) {
    for (let last = 0; last < 100 && made.length < count; last++) {
      const written = `+1${area}${5_550_100 + last}`
      const [phone] = readPhones(written, 'US').numbers
      if (phone) made.push({ written, phone })
    }
  }
  return made
}
