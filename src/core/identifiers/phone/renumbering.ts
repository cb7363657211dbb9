/**
 * Numbers in an older plan of their country, or as a messenger still writes them.
 *
 * Each entry says what it rests on. A renumbering that does not follow from the digits alone is not
 * in it: such a number is asked about.
 */

/** Patterns take all digits after "+", the country's code first. */
const RENUMBERINGS: readonly (readonly [former: RegExp, now: string])[] = [
  // Mexico dropped the mobile 1, 044 and 045 in 2019-2020; WhatsApp still writes +52 1.
  // IFT, Plan Técnico Fundamental de Numeración, in force on 3 August 2019.
  [/^52(?:1|04[45]|01)(\d{10})$/, '52$1'],
  // Brazil put a 9 before its mobile numbers by 2016; WhatsApp leaves it out of many.
  // Anatel, Resolução 553/2010 and 562/2011.
  [/^55([1-9]\d)([6-9]\d{7})$/, '55$19$2'],
  // Benin put 01 before all numbers on 30 November 2024 (ARCEP Bénin).
  [/^229([2-9]\d{7})$/, '22901$1'],
  // The Ivory Coast put the operator's prefix before mobile numbers on 31 January 2021 (ARTCI): 07
  // Orange, 05 MTN, 01 Moov. The operator of an old number is its second digit. Of landlines only
  // those of Orange (27) follow from the digits.
  [/^225([04-9][789]\d{6})$/, '22507$1'],
  [/^225([04-9][456]\d{6})$/, '22505$1'],
  [/^225((?:0[1-3]|[457][0-3])\d{6})$/, '22501$1'],
  [/^225((?:2(?:0[23]|1[2357]|2[245]|3[45]|4[3-5])|3(?:06|1[69]|[2-6]7))\d{5})$/, '22527$1'],
  // Vietnam made its eleven-digit mobile numbers ten-digit ones in September and October 2018
  // (Ministry of Information and Communications; recipes of libphonenumber's migrator).
  [/^8412([068]\d{7})$/, '847$1'],
  [/^84121(\d{7})$/, '8479$1'],
  [/^84122(\d{7})$/, '8477$1'],
  [/^8412([345]\d{7})$/, '848$1'],
  [/^84127(\d{7})$/, '8481$1'],
  [/^84129(\d{7})$/, '8482$1'],
  [/^8416([2-9]\d{7})$/, '843$1'],
  [/^8418([68]\d{7})$/, '845$1'],
  [/^84199(\d{7})$/, '8459$1'],
  // Ukraine dialled 8 before the 0 until 2009, and people still write it.
  // NKRZ, national numbering plan of 14 October 2009.
  [/^38080(\d{9})$/, '380$1'],
]

/** The digits of a number, the country's code first, in the plan of today. */
export const renumbered = (digits: string): string => {
  const found = RENUMBERINGS.find(([former]) => former.test(digits))
  return found ? digits.replace(found[0], found[1]) : digits
}
