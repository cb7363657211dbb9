/** What an alert says. It is built from fields, so that each peer reads it in her own language. */
import { descriptorLines } from '../blacklist/descriptor-text.ts'
import { cityName, ELSEWHERE } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { alertId } from '../rights/statements.ts'
import { alertOf } from '../rights/texts.ts'
import { type Language, say, type Text } from '../terms/text.ts'
import type { AlertContent, AlertKind } from './alert.ts'
import type { AlertPreferences } from './preferences.ts'
import { reachOf, type TownReach } from './reaches.ts'

/** The name of a town, as peers read it. */
export const cityText = (country: Country, id: string): Text =>
  id === ELSEWHERE
    ? say('alert.elsewhere')
    : say('city.named', { name: cityName(country, id) ?? id })

/** The name of an alert, such as Oslo-4; the town of one from before alerts had numbers. */
export const alertName = (
  country: Country,
  { city, handle }: Pick<AlertContent, 'city' | 'handle'>,
): Text => {
  const town = cityText(country, city)
  return handle === undefined ? town : say('alert.name', { city: town, handle })
}

/** Which other alerts are in force in the town of an alert that is taken back. */
export const standingTexts = (
  country: Country,
  { city, handle }: AlertContent,
  all: readonly AlertContent[],
): Text[] => {
  const others = all.filter((one) => !one.takenBack && one.city === city && one.handle !== handle)
  const town = cityText(country, city)
  if (others.length === 0) return [say('alert.standsNone', { city: town })]
  return [
    say('alert.stands', { city: town }),
    ...others.map((one) => say('told.flag', { value: alertName(country, one) })),
  ]
}

/**
 * The paragraphs of an alert, for a reader of a language. `all`: the alerts that she is shown.
 * `advises`: with what to do about it.
 */
export const alertTexts = (
  content: AlertContent,
  corrects: boolean,
  country: Country,
  language: Language,
  { all = [], advises = true }: { all?: readonly AlertContent[]; advises?: boolean } = {},
): Text[] => {
  const { kind, level, when, words, handle } = content
  const city = cityText(country, content.city)
  const name = alertName(country, content)
  if (content.takenBack)
    return [
      say(`alert.takenBack.${content.why ?? 'withdrawn'}`, { name }),
      ...standingTexts(country, content, all),
    ]
  return [
    ...(handle === undefined ? [] : [say('alert.handle', { name })]),
    ...(corrects ? [say('alert.corrects')] : []),
    kind === 'client' ? say(`alert.level.${level}`, { city }) : say(`alert.kind.${kind}`, { city }),
    ...(when ? [say(`alert.when.${when}`)] : []),
    ...describedTexts(content),
    ...(words
      ? [
          words.language === language
            ? say('alert.words', { words: words.text })
            : say('alert.wordsIn', {
                language: say('language.name', { language: words.language.replace('-', '') }),
                words: words.text,
              }),
        ]
      : []),
    ...(advises ? adviceOf(content, country) : []),
  ]
}

const adviceOf = ({ kind, level }: AlertContent, country: Country): Text[] =>
  kind === 'client' ? [say(`alert.do.${level}`)] : whatToDo(kind, country)

/**
 * What to do about an alert that is not about a client: what the country pack says about the law,
 * if it covers this.
 */
const whatToDo = (kind: AlertKind, { knowledge }: Country): Text[] =>
  knowledge && kind in knowledge.pack.alerts
    ? [alertOf(knowledge.pack, kind), ...knowledge.marks(alertId(kind))]
    : [say(kind === 'rooms' ? 'alert.doRooms' : 'alert.doElse')]

/** Dangers, and how somebody looks, as lines. */
export const describedTexts = ({
  dangers,
  flags,
  descriptors,
}: Pick<AlertContent, 'dangers' | 'flags' | 'descriptors'>): Text[] => [
  ...dangers.map((danger) => say('told.flag', { value: say(`danger.${danger}`) })),
  ...flags.map((flag) => say('told.flag', { value: say(`flag.${flag}`) })),
  ...descriptorLines(descriptors),
]

/** What a lock screen shows: never what the alert is about. */
export const lineText = (line: AlertPreferences['line']): Text =>
  typeof line === 'string' ? say(`line.${line}`) : say('alerts.ownLine', { line: line.own })

/** Smaller numbers are not shown: somebody could be recognised by them. */
const FEW = 5

/** A number of peers, as moderators read it. */
export const shownCount = (count: number): Text | number =>
  count > 0 && count < FEW ? say('warn.few', { few: FEW }) : count

/** How many an alert would reach now; that it reaches nobody is said plainly. */
export const reachText = (country: Country, city: string, reach: TownReach): Text => {
  const count = reachOf(reach, city)
  return count === 0
    ? say('warn.reach.none', { city: cityText(country, city) })
    : say('warn.reach.some', { city: cityText(country, city), count: shownCount(count) })
}
