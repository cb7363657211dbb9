/**
 * Whether core is told the time, the settings and what is random, instead of asking; and whether only
 * core/listening looks at what people type.
 */
import { report } from './report.ts'
import { isNode, type Node, readSource, readSources, type Source } from './sources.ts'

const name = (value: unknown): string | undefined => {
  if (!isNode(value)) return undefined
  if (value.type === 'Identifier' && typeof value['value'] === 'string') return value['value']
  if (value.type === 'Computed') return name(value['expression']) ?? text(value['expression'])
  if (value.type !== 'MemberExpression') return undefined
  return `${name(value['object'])}.${name(value['property'])}`
}

const text = (value: unknown): string | undefined =>
  isNode(value) && typeof value['value'] === 'string' ? value['value'] : undefined

const isEmpty = (list: unknown) => !Array.isArray(list) || list.length === 0

const ASKED =
  /^(globalThis\.)?(process(\..+)?|Date\.now|performance\.now|Math\.random|setTimeout|setInterval)$/

/** What the code asks the machine for; undefined for all that is passed in. */
function asked(node: Node): string | undefined {
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const called = name(node['callee'])
    const date = called === 'Date' || called === 'globalThis.Date'
    if (date && (node.type === 'CallExpression' || isEmpty(node['arguments']))) return 'new Date()'
    if (called && /^(globalThis\.)?set(Timeout|Interval)$/.test(called)) return called
  }
  if (node.type !== 'MemberExpression') return undefined
  const path = name(node)
  return path && ASKED.test(path) ? path : undefined
}

const faultsIn = (sources: Source[]) =>
  sources.flatMap(({ path, nodes }) =>
    nodes.flatMap(({ node, line }) => {
      const what = asked(node)
      return what ? [`${path}:${line} asks the machine for ${what}: let it be passed in`] : []
    }),
  )

/** The lists of what people type, and by which words they are told apart. */
const TYPED = /(^|\.)words\.(typed|phrases|choosing)$/

const listensIn = (sources: Source[]) =>
  sources.flatMap(({ path, nodes }) =>
    path.startsWith('src/core/listening/')
      ? []
      : nodes.flatMap(({ node, line }) =>
          node.type === 'MemberExpression' && TYPED.test(name(node) ?? '')
            ? [`${path}:${line} looks at what people type: that is for core/listening`]
            : [],
        ),
  )

// A check that nobody has seen fail proves nothing: each line is one thing that core may not do.
const planted = [
  'const é = Date.now()',
  "const b = Date['now']()",
  'const c = new Date()',
  'const d = Date()',
  'const e = Math.random()',
  'const f = process.env.HOME',
  "const g = process['env']",
  'const h = globalThis.process.env',
  'const i = performance.now()',
  'setTimeout(() => {}, 5)',
]
const allowed = ['const a = new Date(0)', 'const b = now.getTime()', 'const c = Date.UTC(2026, 1)']

const missed = planted
  .filter((code) => faultsIn([readSource('planted.ts', `\n${code}\n`)]).length === 0)
  .concat(allowed.filter((code) => faultsIn([readSource('allowed.ts', code)]).length > 0))
  .map((code) => `this check is wrong about: ${code}`)

const overheard = ['needs.words.typed', "words['phrases']", 'words.choosing'].filter(
  (code) => listensIn([readSource('src/core/dialogs/planted.ts', `\n${code}\n`)]).length === 0,
)

const core = readSources().filter(({ path }) => path.startsWith('src/core/'))
const none = core.length === 0 ? ['no file of core was looked at'] : []
report(
  `${core.length} files of core ask neither clock, settings nor chance, and only listening looks at what is typed`,
  [
    ...missed,
    ...none,
    ...faultsIn(core),
    ...overheard.map((code) => `this check does not see ${code}`),
    ...listensIn(core),
  ],
)
