/** What an alert says. It is built from fields, so that each peer reads it in her own language. */
import { descriptorLines } from '../blacklist/descriptor-text.ts'
import { cityName, ELSEWHERE } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { alertId } from '../rights/statements.ts'
import { alertOf } from '../rights/texts.ts'
import { type Language, say, type Text } from '../terms/text.ts'
import type { AlertContent, AlertKind } from './alert.ts'
import type { AlertPreferences } from './preferences.ts'

/** The name of a town, as peers read it. */
export const cityText = (country: Country, id: string): Text =>
  id === ELSEWHERE
    ? say('alert.elsewhere')
    : say('city.named', { name: cityName(country, id) ?? id })

/** The paragraphs of an alert, for a reader of a language. */
export const alertTexts = (
  content: AlertContent,
  corrects: boolean,
  country: Country,
  language: Language,
): Text[] => {
  const { kind, level, when, words } = content
  const city = cityText(country, content.city)
  if (content.takenBack) return [say('alert.takenBack', { city })]
  return [
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
    ...(kind === 'client' ? [say(`alert.do.${level}`)] : whatToDo(kind, country)),
  ]
}

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
