/** Whether every text is said somewhere, with the values that it asks for. */
import { baseLanguage, localesFolder, readLocale } from '../src/bots/locales.ts'
import { readMessage } from './message.ts'
import { report } from './report.ts'
import { below, field, isNode, list, type Node, readSources, type Source } from './sources.ts'

/** A key as it stands in the code: whole, or with a part that is only known later. */
interface Named {
  shown: string
  is(key: string): boolean
}

interface Said {
  keys: Named[]
  place: string
  /** The values given with it; undefined where they come from elsewhere. */
  values: string[] | undefined
}

/** What keys a node can name; none if that cannot be told. */
function named(node: unknown): Named[] {
  if (!isNode(node)) return []
  if (/^(Parenthesis|TsAs)Expression$/.test(node.type)) return named(node['expression'])
  if (node.type === 'ConditionalExpression') {
    return [...named(node['consequent']), ...named(node['alternate'])]
  }
  if (node.type !== 'StringLiteral' && node.type !== 'TemplateLiteral') return []
  const parts =
    node.type === 'StringLiteral'
      ? [String(node['value'])]
      : list(node['quasis']).map((quasi) => String(field(quasi, 'cooked')))
  // What begins with something unknown could be any key; what holds a space is none.
  if (!parts[0] || parts.some((part) => /[^\w.-]/.test(part))) return []
  const pattern = parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')
  const whole = new RegExp(`^${pattern}$`)
  return [{ shown: parts.join('…'), is: (key) => whole.test(key) }]
}

function valuesOf(expression: unknown): string[] | undefined {
  if (expression === undefined) return []
  if (field(expression, 'type') !== 'ObjectExpression') return undefined
  const names = list(field(expression, 'properties')).map(
    (property) => field(property, 'key', 'value') ?? field(property, 'value'),
  )
  return names.every((name) => typeof name === 'string') ? names : undefined
}

// core/terms/text.ts lends say() to whoever speaks to peers; others may have one of their own.
const speaks = ({ nodes }: Source) =>
  nodes.some(
    ({ node }) =>
      node.type === 'ImportDeclaration' &&
      /(^|\/)text\.ts$/.test(String(field(node, 'source', 'value'))) &&
      list(node['specifiers']).some((name) => field(name, 'local', 'value') === 'say'),
  )

const isSaying = (node: Node) =>
  node.type === 'CallExpression' && field(node, 'callee', 'value') === 'say'

// The fields of options and of yes-or-no questions whose text stands on a button.
const BUTTONS = ['label', 'yes', 'no']

/** What stands on a button there: in a field of that name, or handed over for it. */
const onButton = (node: Node, takesLabel: ReadonlyMap<string, number>): unknown => {
  if (BUTTONS.includes(String(field(node, 'key', 'value')))) return node['value'] ?? node['body']
  if (node.type !== 'CallExpression') return undefined
  const place = takesLabel.get(String(field(node, 'callee', 'value')))
  return place === undefined ? undefined : list(node['arguments'])[place]
}

/** Functions by their names. */
const functionsIn = (sources: Source[]): [name: string, made: unknown][] =>
  sources.flatMap(({ nodes }) =>
    nodes.flatMap(({ node }): [string, unknown][] => {
      if (node.type === 'FunctionDeclaration')
        return [[String(field(node, 'identifier', 'value')), node]]
      const isArrow = field(node, 'init', 'type') === 'ArrowFunctionExpression'
      return node.type === 'VariableDeclarator' && isArrow
        ? [[String(field(node, 'id', 'value')), node['init']]]
        : []
    }),
  )

const parametersOf = (made: unknown): string[] =>
  list(field(made, 'params')).map((one) =>
    String(field(one, 'value') ?? field(one, 'pat', 'value')),
  )

/** What the code says: which keys it names at all, which with values, and which on buttons. */
export function usedTexts(sources: Source[]) {
  const all: Named[] = []
  const labels: Named[] = []
  const said: Said[] = []
  const functions = functionsIn(sources)
  const takesLabel = new Map(
    functions.flatMap(([name, made]): [string, number][] => {
      const place = parametersOf(made).indexOf('label')
      return place < 0 ? [] : [[name, place]]
    }),
  )
  /** What stands on a button, also where another function finds the words. */
  const labelsIn = (shown: unknown): Named[] =>
    [...below(shown)].flatMap((node) => {
      const callee = node.type === 'CallExpression' ? field(node, 'callee', 'value') : undefined
      const found = functions.filter(([name]) => name === callee && name !== 'say')
      return [...named(node), ...found.flatMap(([, made]) => [...below(made)].flatMap(named))]
    })
  for (const source of sources) {
    const listens = speaks(source)
    for (const { node, line } of source.nodes) {
      all.push(...named(node))
      labels.push(...labelsIn(onButton(node, takesLabel)))
      if (!listens || !isSaying(node)) continue
      const [key, values] = list(node['arguments']).map((given) => field(given, 'expression'))
      said.push({ keys: named(key), place: `${source.path}:${line}`, values: valuesOf(values) })
    }
  }
  return {
    said,
    isUsed: (key: string) => all.some((name) => name.is(key)),
    // A key that is only known in part could also be the question that stands beside its answers.
    isLabel: (key: string) =>
      labels.some(({ shown, is }) => shown === key || (is(key) && !key.endsWith('.ask'))),
  }
}

/** Texts that nothing says, and sayings without the values that their text asks for. */
export function saidFaults(texts: Map<string, string>, sources: Source[]): string[] {
  const { said, isUsed } = usedTexts(sources)
  const faults = [...texts.keys()]
    .filter((key) => !isUsed(key))
    .map((key) => `${key} is said nowhere in src`)
  for (const { keys, place, values } of said) {
    const asked = new Set<string>()
    for (const { shown, is } of keys) {
      const found = [...texts].filter(([key]) => is(key))
      if (found.length === 0) faults.push(`${place} says ${shown}, which has no text`)
      for (const [key, text] of found) {
        for (const name of readMessage(text, baseLanguage).placeholders.keys()) {
          asked.add(name)
          if (values && !values.includes(name))
            faults.push(`${place} says ${key} without {${name}}`)
        }
      }
    }
    for (const name of keys.length > 0 ? (values ?? []) : []) {
      if (!asked.has(name)) faults.push(`${place} gives {${name}}, which its text does not ask for`)
    }
  }
  return faults
}

if (import.meta.main) {
  const { texts } = readLocale(localesFolder, baseLanguage)
  report(`${texts.size} texts are said, with what they ask for`, saidFaults(texts, readSources()))
}
