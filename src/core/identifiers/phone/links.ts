/**
 * Replaces links by the phone numbers in them. Links without a number are taken out: links of
 * advertisements and maps are full of other digits.
 */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { visibleCharacters } from './plain-characters.ts'

/** Stands for something that is not a phone number. */
export const SOMETHING_ELSE = '\u00A4'

const NUMBER = '[\\d ().-]{5,25}'
// Some links have an invitation after "+". It is a number only if all that follows is digits.
const MESSENGER = new RegExp(
  `^(?:[a-z]+://)?(?:www\\.)?(?:wa\\.me/(?:c/)?\\+?|viber\\.click/\\+?|t(?:elegram)?\\.me/\\+|signal\\.(?:me|tube)/#p/\\+)(${NUMBER})(?=[/?#&]|$)`,
  'i',
)
const PARAMETER = new RegExp(
  `[?&](?:phone|phone_number|number|to|tel|mobile|whatsapp)=(\\+?)(${NUMBER})(?=[&#]|$)`,
  'i',
)
const KNOWN = /^(?:whatsapp|viber|tg|sgnl):|^(?:https?:\/\/)?(?:\w+\.)?whatsapp\.com\//i

// Pages where people look up who called. The number is in the path or the query, mostly without its
// country code. The country is then in the path or at the end of the host's name.
const DIRECTORY = new RegExp(
  '^(?:https?://)?(?:www\\.|m\\.|mobile\\.)?(?:truecaller|tellows|1881|180|gulesider|opplysningen|hitta|eniro|merinfo|krak|degulesider|numlookup|sync\\.me|shouldianswer|spamcalls|cleverdialer|whocallsme|who-called|who-calledme|unknownphone|telefonnummer|telefonterror|hvemringer|dasoertliche|wemgehoert|werruft|slick|neznam|getcontact|numverify|whocalled|infobel)' +
    `(?:\\.([a-z]{2,4}))?(?:\\.([a-z]{2}))?(?:/[^#]*?)?[/=](\\+|00)?(${NUMBER})(?=[/?#&]|$)`,
  'i',
)

const decoded = (link: string) => {
  try {
    return visibleCharacters(decodeURIComponent(link)).normalize('NFKC')
  } catch {
    return link
  }
}

/** The country that such a page is about: "/no/" before the number, or the end of the host. */
const countryOf = (link: string, hosts: readonly (string | undefined)[]) => {
  const inPath = /\/([a-z]{2})(?=\/\+?\d[\d ().-]*(?:[/?#&]|$))/i.exec(link)?.[1]
  return [inPath, ...hosts]
    .map((name) => (name?.toLowerCase() === 'uk' ? 'GB' : name?.toUpperCase()))
    .find((name) => name !== undefined && isSupportedCountry(name))
}

const inDirectory = (link: string): string | undefined => {
  const [, first, second, sign, digits] = DIRECTORY.exec(link) ?? []
  if (digits === undefined) return undefined
  if (sign !== undefined) return `\n+${digits}\n`
  const country = countryOf(link, [second, first])
  if (country === undefined || !isSupportedCountry(country)) return `\n${digits}\n`
  return `\n${parsePhoneNumberFromString(digits, country)?.number ?? digits}\n`
}

const numberIn = (written: string): string => {
  const link = decoded(written)
  const path = MESSENGER.exec(link)?.[1]
  if (path !== undefined) return `\n+${path}\n`
  const listed = inDirectory(link)
  if (listed !== undefined) return listed
  const [, plus, digits] = PARAMETER.exec(link) ?? []
  if (digits === undefined) return ` ${SOMETHING_ELSE} `
  // A plus that was not escaped is a space here.
  return plus === '+' || KNOWN.test(link) ? `\n+${digits.trim()}\n` : `\n${digits}\n`
}

const dialled = (written: string) => {
  const [link = ''] = decoded(written).split('?')
  const context = /;phone-context=(\+\d{1,4})(?:;|$)/i.exec(link)?.[1] ?? ''
  const number = link.replace(/;[a-z-]+=[^;]*/gi, '')
  return `\n${number.startsWith('+') ? '' : context}${number}`
}

/** The text, with links that dial replaced by what they dial. */
export const openedDialling = (text: string): string =>
  text.replace(
    /(?<!\w)(?:tel|sms|smsto|mms|callto|facetime|facetime-audio):(?:\/\/)?[ ]?((?=[+%\d(])[^\s<>"',]{1,120})/gi,
    (_, number: string) => dialled(number),
  )

/** The text, with its links replaced by the phone numbers in them. */
export const openLinks = (text: string): string =>
  openedDialling(text)
    .replace(
      /(?<![\w.+-])(?:[a-z][a-z+.-]{0,20}:\/\/|(?:viber|whatsapp|tg):|[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[a-z]{2,12}\/)[^\s<>"]{0,2000}/gi,
      numberIn,
    )
    .replace(/(?<![\w.+-])\+?(\d{7,15})(?::\d+)?@(?:s\.whatsapp\.net|c\.us)(?!\w)/gi, '\n+$1\n')
    .replace(/(?<![\w.+-])[\w.+-]{0,64}@[\w.-]{2,80}/g, ` ${SOMETHING_ELSE} `)
