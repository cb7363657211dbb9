/**
 * Numbers in an older plan of their country, or as a messenger still writes them.
 *
 * Each entry names its sources. If a renumbering does not follow from the digits alone, it is not
 * here: the bot asks about such a number.
 */

/** Patterns take all digits after "+", beginning with the country code. */
const RENUMBERINGS: readonly (readonly [former: RegExp, now: string])[] = [
  // Mexico dropped 1, 01, 044 and 045 on 3 August 2019 (IFT); WhatsApp still writes +52 1.
  // https://newsweekespanol.com/?p=114478 (each of the four prefixes)
  // https://www.mexperience.com/mexico-simplifies-telephone-dialing-rules/
  // https://github.com/google/libphonenumber/pull/2693
  // https://github.com/daviddrysdale/python-phonenumbers/issues/306 (WhatsApp)
  [/^52(?:1|04[45]|01)(\d{10})$/, '52$1'],
  // Brazil put a 9 before all its mobile numbers from 2012 to 6 November 2016, region by region, and
  // left landlines as they are (Anatel, Resolução 553/2010). WhatsApp leaves the 9 out of many.
  // https://vcfaz.tv/2012/10/anatel-define-cronograma-de-implementao-do-nono-dgito-em-todo-pas/ (resolution)
  // http://www.emtempo.com.br/numeros-de-celulares-de-todo-o-pais-terao-nove-digitos-a-partir-do-dia-6/
  // https://tecnoblog.net/arquivo/196195/centro-oeste-norte-nono-digito-celular-whatsapp/
  [/^55([1-9]\d)([6-9]\d{7})$/, '55$19$2'],
  // Benin put 01 before all numbers on 30 November 2024, whatever the operator (ARCEP Bénin).
  // https://fr.allafrica.com/stories/202411300249.html
  [/^229([2-9]\d{7})$/, '22901$1'],
  // The Ivory Coast put the operator's prefix before its numbers on 31 January 2021: 07 Orange, 05
  // MTN, 01 Moov. The first two digits of an old mobile number show whose it was; 60, 61, 69, 79 and
  // 99 were of others, or of nobody. Of landlines, the digits show only those of Orange (27).
  // https://newsgeek.ci/2020/07/28/telephonie-la-cote-divoire-bascule-a-10-chiffres-a-partir-du-31-janvier-2021 (ARTCI: prefixes and day)
  // https://artci.ci/en/faq/ (which numbers); https://www.digitalbusiness.africa/cote-divoire-des-le-31-janvier-2021-les-numeros-de-telephones-passeront-de-8-a-10-chiffres/
  // libphonenumber, resources/carrier/en/225.txt before 2021 (mobile), metadata of CI (landlines)
  [/^225((?:[0458][789]|[679][78])\d{6})$/, '22507$1'],
  [/^225([04-9][456]\d{6})$/, '22505$1'],
  [/^225((?:0[1-3]|[457][0-3])\d{6})$/, '22501$1'],
  [/^225((?:2(?:0[23]|1[2357]|2[245]|3[45]|4[3-5])|3(?:06|1[69]|[2-6]7))\d{5})$/, '22527$1'],
  // Vietnam made its eleven-digit mobile numbers ten-digit ones from 15 September 2018 on.
  // https://lawnet.vn/en/laws/what-is-the-current-list-of-prefixes-of-vietnamese-phone-numbers-of-mobile-network-operators-what-i-134777.html
  // libphonenumber, migrator/src/data/recipes.csv
  [/^8412([068]\d{7})$/, '847$1'],
  [/^84121(\d{7})$/, '8479$1'],
  [/^84122(\d{7})$/, '8477$1'],
  [/^8412([345]\d{7})$/, '848$1'],
  [/^84127(\d{7})$/, '8481$1'],
  [/^84129(\d{7})$/, '8482$1'],
  [/^8416([2-9]\d{7})$/, '843$1'],
  [/^8418([68]\d{7})$/, '845$1'],
  [/^84199(\d{7})$/, '8459$1'],
  // Ukraine dialled 8 before the 0 until 14 October 2009, and people still write it.
  // Ministry of Transport and Communications, order 1200 of 29 September 2008:
  // https://dinai.org/novyy-format-nabora-nomerov-telefonov.html
  [/^38080(\d{9})$/, '380$1'],
]

/** The digits of a number in the plan of today, beginning with the country code. */
export const renumbered = (digits: string): string => {
  const found = RENUMBERINGS.find(([former]) => former.test(digits))
  return found ? digits.replace(found[0], found[1]) : digits
}
