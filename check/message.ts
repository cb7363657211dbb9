/** What a text asks for: its placeholders, and the forms that it has for them. */
import IntlMessageFormat from 'intl-messageformat'

/** One text, taken apart. */
export interface Message {
  /** Each placeholder with the ways in which it is used: "text", "plural", "select a|b" and so on. */
  placeholders: Map<string, string[]>
  /** The words alone. */
  words: string
  /** How many characters of it are words, in the longest of its forms. */
  length: number
  faults: string[]
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

const KINDS = ['literal', 'text', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag']

/** The plural forms that the numbers people count with need; millions may go without. */
function neededForms(language: string, type: 'cardinal' | 'ordinal'): Set<string> {
  const rules = new Intl.PluralRules(language, { type })
  const counted = Array.from({ length: 1001 }, (_, number) => rules.select(number))
  return new Set([...counted, 'other'])
}

function pluralFaults(name: string, forms: string[], needed: Set<string>): string[] {
  const named = forms.filter((form) => !form.startsWith('='))
  const known: string[] = ['zero', 'one', 'two', 'few', 'many', 'other']
  return [
    ...[...needed]
      .filter((form) => !named.includes(form))
      .map((form) => `{${name}} lacks the plural form "${form}"`),
    ...named
      .filter((form) => !needed.has(form) && form !== 'many')
      .map((form) =>
        known.includes(form)
          ? `{${name}} has the plural form "${form}", which the language does not have`
          : `{${name}} has the plural form "${form}", which no language has`,
      ),
  ]
}

/** Takes a text apart; a text that cannot be read has one fault and nothing else. */
export function readMessage(text: string, language: string): Message {
  const message: Message = { placeholders: new Map(), words: '', length: 0, faults: [] }
  const add = (name: string, kind: string) =>
    message.placeholders.set(name, [...(message.placeholders.get(name) ?? []), kind])

  const lengthOf = (elements: Element[]): number =>
    elements.reduce((length, element) => length + visit(element), 0)

  const visit = (element: Element): number => {
    const kind = KINDS[element.type] ?? 'unknown'
    if (!('value' in element)) return 0
    if (kind === 'literal') {
      message.words += element.value
      return element.value.length
    }
    const name = element.value
    if (!('options' in element)) {
      add(name, kind)
      const style = 'style' in element ? element.style : undefined
      if ((kind === 'date' || kind === 'time') && typeof style !== 'string') {
        message.faults.push(`{${name}} needs short, medium, long or full, or its time zone is lost`)
      }
      return 0
    }
    const forms = Object.keys(element.options)
    if ('pluralType' in element) {
      const type = element.pluralType ?? 'cardinal'
      add(name, `plural ${type}`)
      message.faults.push(...pluralFaults(name, forms, neededForms(language, type)))
    } else add(name, `select ${forms.sort().join('|')}`)
    return Math.max(...Object.values(element.options).map(({ value }) => lengthOf(value)))
  }

  try {
    const parsed = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    message.length = lengthOf(parsed.getAst())
  } catch (error) {
    message.faults.push(`cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  return message
}
