/**
 * What in somebody's own words may lead to her. She is asked about it before it is kept; nothing is
 * decided for her.
 *
 * Modest on purpose: it reminds a peer who wrote her name or street at three in the morning. It
 * guarantees nothing; the words are sealed in any case.
 */
import { type CountryCode, readPhones } from '../identifiers/phone/phone.ts'

export const PERSONAL = ['name', 'phone', 'address', 'email', 'link', 'date'] as const
/** A kind of thing that leads to somebody. */
export type Personal = (typeof PERSONAL)[number]

const begins = '(?<![\\p{L}\\p{M}\\p{N}])'
const ends = '(?![\\p{L}\\p{M}\\p{N}])'
const any = (...patterns: string[]): RegExp => new RegExp(patterns.join('|'), 'iu')

// It starts only at the beginning of a row of such characters. If it started at each of them, it
// would read the row as often as it is long.
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u
const LINK = any(
  'https?://',
  `${begins}(?:www\\.)?[a-z0-9-]+\\.(?:no|com|net|org|me|info|eu|app|ru|ua|ro|bg|es|br|th)${ends}`,
  '(?<!\\S)@[a-z0-9_.]{3,}',
)

// Which day of the week: together with a town and a room that is enough.
const WEEKDAY = [
  '(?:mon|tues|wednes|thurs|fri|satur|sun)days?',
  '(?:man|tirs|ons|tors|fre|lør|laur|søn|sun)dag(?:en|er)?',
  'lunes|martes|miércoles|miercoles|jueves|viernes|sábados?|sabados?|domingos?',
  // "Luni" alone also means months.
  '(?:de|pe) luni|lunea|marți|marţi|marțea|miercuri(?:ea)?|joi|vineri(?:ea)?|sâmbăt[ăa]|sambat[ăa]|duminic[ăa]',
  '(?:segunda|terça|quarta|quinta|sexta)-feira',
  'понеделник|вторник|сряда|четвъртък|петък|събота|неделя',
  'понедельник[аеу]?|вторник[аеу]?|сред[уы]|четверг[аеу]?|пятниц[ауые]|суббот[ауые]|воскресень[ея]',
  "понеділ(?:ок|ка)|вівтор(?:ок|ка)|серед[уи]|четвер(?:га)?|п['’ʼ]?ятниц[яюі]|субот[ауи]|неділ[яюі]",
].join('|')

/** The names of the months in the languages that are written here, long and short. */
const monthNames = (): string => {
  const names = ['nb', 'en', 'es', 'ro', 'th', 'pt', 'bg', 'ru', 'uk'].flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      // With a day beside it, because Slavic languages then inflect the month.
      const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, index) => {
        const parts = format.formatToParts(new Date(Date.UTC(2026, index, 5)))
        return parts.find(({ type }) => type === 'month')?.value.replace('.', '') ?? ''
      })
    }),
  )
  return [...new Set(names)].filter((name) => /\p{L}{3}/u.test(name)).join('|')
}

const datesWith = (month: string): RegExp =>
  any(
    `${begins}(?:${WEEKDAY})${ends}`,
    'วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)',
    // 12.03.2026, 12/3/26, 2026-03-12
    `${begins}(?:\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2})${ends}`,
    // 12.03. and 12/3, but not 2.5 nor 24/7
    `${begins}(?:0?[1-9]|[12]\\d|3[01])(?:\\.(?:0[1-9]|1[0-2])\\.?|/(?:0?[1-6]|[89]|1[0-2]))${ends}`,
    `${begins}\\d{1,2}(?:\\.|st|nd|rd|th|º)? ?(?:de |of |of the )?(?:${month})${ends}`,
    `${begins}(?:${month})\\.? (?:the )?\\d{1,2}(?:st|nd|rd|th)?${ends}`,
  )

let date: RegExp | undefined
/** A day. Made when it is first asked for: the names of the months take a while. */
const dates = (): RegExp => {
  date ??= datesWith(monthNames())
  return date
}

const ROOM = [
  'room|flat|apartment|apt\\.?|suite|rom|leilighet|hybel|værelse',
  'habitación|habitacion|cuarto|apartamento|apto\\.?|quarto|camera|camerei|apartamentul?',
  'стая|апартамент|комнат[аеуы]|номер[еа]?|квартир[аеуыі]|кв\\.|кімнат[аиіу]',
].join('|')

const ADDRESS = any(
  // Room 12, camera nr. 12, номер 12; a longer number is a phone's.
  `${begins}(?:${ROOM})\\s(?:nr\\.?\\s|no\\.?\\s|№\\s?|number\\s|nummer\\s|numărul\\s|número\\s|номер\\s)?\\d{1,4}[a-z]?${ends}(?! ?\\d)`,
  'ห้อง(?:เลขที่|เบอร์|หมายเลข)?\\s?\\d{1,4}(?!\\d)',
  // Storgata 12, Kirkeveien 5 B
  `${begins}\\p{L}*(?:gata|gate|gaten|gt\\.?|veien|vei|vegen|veg|vn\\.?|alleen|allé|plass|plassen|bakken|stien|torget|brygge)\\s+\\d{1,3}\\s?[a-z]?${ends}`,
  // 12 Baker Street
  `${begins}\\d{1,4}\\s+\\p{L}+(?:\\s\\p{L}+)?\\s(?:street|st|road|rd|avenue|ave|lane|drive|square)${ends}`,
  // Calle Mayor 5, Strada Lungă 7, rua Augusta 10, ул. Ленина 5
  `${begins}(?:calle|avenida|strada|str\\.|rua|ул\\.?|улица|вул\\.?|вулиця|ถนน|ซอย)\\s*[\\p{L}\\p{M}. ]{2,30},?\\s(?:nr\\.? |№ ?)?\\d{1,4}${ends}`,
)

// "Sunt Dora Ionescu": who she says that she is. Only with a capital letter, and not a nationality,
// which only English writes with one.
const SELF = new RegExp(
  [
    `${begins}(?:I am|I'm|I’m)\\s(?!\\p{L}*(?:ian|ish|ese|ean|ch|OK|Thai|Brazil)${ends})\\p{Lu}\\p{Ll}+`,
    `${begins}(?:[Jj]eg er|[Ee]g er|[Ss]oy|[Ss]unt|[Ss]ou|[Aa]qui é a|[Аа]з съм|[Яя])(?:\\s—)?\\s\\p{Lu}\\p{Ll}+`,
  ].join('|'),
  'u',
)

// Only what people say of themselves: a list of first names would find more in the plain words of
// nine languages than is there.
const NAME = any(
  `${begins}(?:my name is|i am called|jeg heter|eg heiter|navnet mitt er|me llamo|mi nombre es|mă numesc|ma numesc|mă cheamă|meu nome é|me chamo|казвам се|името ми е|меня зовут|моё имя|мене звати|моє ім'я)\\s+\\p{L}`,
  '(?:ฉันชื่อ|หนูชื่อ|ดิฉันชื่อ|ผมชื่อ|ชื่อของฉัน|ชื่อฉัน|ชื่อหนู)',
)

const patterns: { [Kind in Personal]?: readonly RegExp[] } = {
  name: [NAME, SELF],
  address: [ADDRESS],
  email: [EMAIL],
}

const found = (kind: Personal, text: string, country: CountryCode): boolean => {
  if (kind === 'phone') return readPhones(text, country).numbers.length > 0
  if (kind === 'link') return LINK.test(text.replaceAll(new RegExp(EMAIL, 'gu'), ' '))
  if (kind === 'date') return dates().test(text)
  return (patterns[kind] ?? []).some((pattern) => pattern.test(text))
}

/** The kinds of things in a text that could lead to somebody, each once. */
export const personalIn = (text: string, country: CountryCode): Personal[] =>
  PERSONAL.filter((kind) => found(kind, text.normalize('NFKC'), country))

/** The patterns of a name, a room or street, and a day. */
export const whoWhereWhen = (): readonly RegExp[] => [NAME, SELF, ADDRESS, dates()]
