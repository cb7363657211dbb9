/** Whether every text that promises something is in docs/promises.md, with the code that keeps it and the test that shows it. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localesFolder, readLocale } from '../src/bots/locales.ts'
import { report, root } from './report.ts'

/** Texts about what is done, kept, deleted, shown or told. Each of them is in the document. */
const GROUPS =
  /^(consent|exposure|kept|privacy|receipt|settings|stopped|story|wipe|move|export\.(not|told|counts)|report\.(duty|exposure|look|numberAgain|receipt|receiptKeep|safe|thanks|uses|whom|words))(\.|$)/

/** Words with which a text promises a time, a person or a deletion, whatever its group. */
const PROMISING = [
  /\b(delet\w*|gone|keeps?|kept|locked|forg[eo]t\w*)\b/,
  /\b(seconds?|minutes?|hours?|days?|weeks?|months?|quarter|tomorrow|at once|a day)\b/,
  /\b(nobody|no one|moderators?|case workers?|staff|on duty|who told)\b/,
  /\bI (will (not )?)?(write|tell|ask)\b/,
  /\bonly (those|the|I|you)\b|\bnever\b/,
].map((words) => new RegExp(words, 'i'))

/** `{days}` is the name of a value, which nobody reads. */
const said = (text: string): string => text.replaceAll(/\{\w+(?=[,}])/g, '{')

const isPromising = (key: string, text: string): boolean =>
  GROUPS.test(key) || PROMISING.some((words) => words.test(said(text)))

/** A row of a table: which texts, what keeps the promise, what shows it. */
interface Row {
  texts: string[]
  keptBy: string[]
  shownBy: { file: string; name: string }[]
}

const quoted = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner)

/** The rows of the tables that have four columns, and the texts of the list of what promises nothing. */
const readDocument = (document: string): { rows: Row[]; without: string[] } => {
  const [promises = '', without = ''] = document.split(/^## Texts that promise nothing$/m)
  const rows = [...promises.matchAll(/^\| (`[^|]+) \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)]
  return {
    rows: rows.map(([, texts = '', , code = '', tests = '']) => ({
      texts: quoted(texts),
      keptBy: quoted(code),
      shownBy: [...tests.matchAll(/`([^`]+)`(?: “([^”]+)”)?/g)].map(([, file = '', name = '']) => ({
        file,
        name,
      })),
    })),
    without: quoted(without),
  }
}

/** `wipe.*` is every text below wipe. */
const isOf = (key: string, named: string): boolean =>
  named.endsWith('.*') ? key.startsWith(named.slice(0, -1)) : key === named

interface Given {
  texts: ReadonlyMap<string, string>
  document: string
  /** The content of a file of the repository; undefined if there is none. */
  read(path: string): string | undefined
}

const faultsIn = ({ texts, document, read }: Given): string[] => {
  const { rows, without } = readDocument(document)
  const named = [...rows.flatMap((row) => row.texts), ...without]
  const keys = [...texts.keys()].filter((key) => !/^(rights|services|practice)-/.test(key))
  const open = keys.filter(
    (key) => isPromising(key, texts.get(key) ?? '') && !named.some((name) => isOf(key, name)),
  )
  return [
    ...open.map((key) => `docs/promises.md does not say what keeps: ${key} “${texts.get(key)}”`),
    ...named
      .filter((name) => !keys.some((key) => isOf(key, name)))
      .map((name) => `docs/promises.md names a text that is not there: ${name}`),
    ...rows.flatMap(({ texts: [first], keptBy, shownBy }) => [
      ...(keptBy.length === 0 ? [`docs/promises.md does not say which code keeps ${first}`] : []),
      ...(shownBy.length === 0 ? [`docs/promises.md does not say which test shows ${first}`] : []),
      ...keptBy
        .filter((path) => read(path) === undefined)
        .map((path) => `docs/promises.md names code that is not there: ${path}`),
      ...shownBy
        .filter(({ file, name }) => !(read(file) ?? '').includes(name) || read(file) === undefined)
        .map(
          ({ file, name }) => `docs/promises.md names a test that is not there: ${file} ${name}`,
        ),
    ]),
  ]
}

// A check that nobody has seen fail proves nothing.
const files: Record<string, string> = {
  'src/wipe.ts': '',
  'test/wipe.test.ts': "it('deletes all')",
}
const row = (
  text = 'wipe.done',
  code = 'src/wipe.ts',
  test = '`test/wipe.test.ts` “deletes all”',
) => `| \`${text}\` | it is deleted | \`${code}\` | ${test} |\n`
const given = (document: string): Given => ({
  texts: new Map([
    ['wipe.done', 'All is gone.'],
    ['hello', 'Hello.'],
  ]),
  document,
  read: (path) => files[path],
})
const unsaid = [
  'We keep nothing.',
  'I write to you.',
  'Staff reads it.',
  'In two days.',
  'No one sees it.',
].filter(
  (text) =>
    faultsIn({
      ...given(row()),
      texts: new Map([
        ['wipe.done', ''],
        ['hello', text],
      ]),
    }).length !== 1,
)
const allowed = [row(), row('wipe.*'), '## Texts that promise nothing\n`wipe.done`']
const planted = [
  '',
  `${row()}${row('wipe.other')}`,
  row('wipe.done', 'src/gone.ts'),
  row('wipe.done', 'src/wipe.ts', '`test/wipe.test.ts` “keeps all”'),
  row('wipe.done', 'src/wipe.ts', '`test/gone.test.ts`'),
  row('wipe.done', 'src/wipe.ts', ''),
]
const missed = [
  ...allowed.filter((document) => faultsIn(given(document)).length > 0),
  ...planted.filter((document) => faultsIn(given(document)).length !== 1),
  ...unsaid,
].map((document) => `this check is wrong about: ${JSON.stringify(document)}`)

const documentFile = join(root, 'docs/promises.md')
const document = existsSync(documentFile) ? readFileSync(documentFile, 'utf8') : ''
const paths = new Set(globSync('{src,test,prisma}/**/*.{ts,prisma}', { cwd: root }))
const { rows } = readDocument(document)
report(`${rows.length} kinds of promise are kept by code and shown by a test`, [
  ...missed,
  ...faultsIn({
    texts: readLocale(localesFolder, 'en').texts,
    document,
    read: (path) => (paths.has(path) ? readFileSync(join(root, path), 'utf8') : undefined),
  }),
])
