/** Whether names in src can be searched for: each exported type has its own, and file names say what is in the file. */
import { basename } from 'node:path'
import { report } from './report.ts'
import { field, readSource, readSources, type Source } from './sources.ts'

/** File names that can mean several things, and so say nothing. */
const VAGUE = new Set([
  'telling',
  'told',
  'uses',
  'wishes',
  'until',
  'settle',
  'amend',
  'forget',
  'place',
  'in-turn',
  'elsewhere',
  'news',
])

const MOST_LINES = 250
/** Data, not code: as long as a country needs. */
const isData = (path: string) => path.startsWith('src/core/rights/no/')

const DECLARES_TYPE =
  /^(TsInterfaceDeclaration|TsTypeAliasDeclaration|TsEnumDeclaration|ClassDeclaration)$/

/** The types that a file exports under a name of its own; what it only passes on does not count. */
const exportedTypes = ({ path, nodes }: Source) =>
  nodes.flatMap(({ node, line }) => {
    if (node.type !== 'ExportDeclaration') return []
    if (!DECLARES_TYPE.test(String(field(node, 'declaration', 'type')))) return []
    const id = field(node, 'declaration', 'id') ?? field(node, 'declaration', 'identifier')
    return [{ name: String(field(id, 'value')), where: `${path}:${line}` }]
  })

const twice = (sources: Source[]): string[] =>
  [...Map.groupBy(sources.flatMap(exportedTypes), ({ name }) => name)].flatMap(([name, all]) =>
    all.length === 1
      ? []
      : [
          `${name} is exported by ${all.map(({ where }) => where).join(' and ')}: rename all but one`,
        ],
  )

const vague = (sources: Source[]): string[] =>
  sources.flatMap(({ path }) =>
    VAGUE.has(basename(path, '.ts')) ? [`${path}: name it after what is in it`] : [],
  )

const long = (sources: Source[]): string[] =>
  sources.flatMap(({ path, length }) =>
    length > MOST_LINES && !isData(path)
      ? [`${path} has ${length} lines, and ${MOST_LINES} is the most: split it`]
      : [],
  )

const faultsIn = (sources: Source[]) => [...twice(sources), ...vague(sources), ...long(sources)]

// A check that nobody has seen fail proves nothing: each is a set of files that breaks a rule.
const planted: Record<string, string>[] = [
  { 'a.ts': 'export interface Same {}', 'b.ts': 'export type Same = 1' },
  { 'a.ts': 'export class Same {}', 'b.ts': 'export enum Same { One }' },
  { 'told.ts': 'export const lines = []' },
  { 'deep/in-turn.ts': 'export const order = 1' },
  { 'a.ts': 'export const a = 1\n'.repeat(MOST_LINES + 1) },
]
const allowed: Record<string, string>[] = [
  { 'a.ts': 'export interface Own {}', 'b.ts': `export type { Own } from './a.ts'` },
  { 'a.ts': 'export interface Own {}', 'b.ts': 'interface Own {}' },
  { 'a.ts': 'export const A = 1', 'b.ts': 'export const A = 1' },
  { 'retold.ts': 'export const a = 1\n'.repeat(MOST_LINES) },
  { 'src/core/rights/no/towns.ts': 'export const a = 1\n'.repeat(MOST_LINES + 1) },
]

const faultsOf = (files: Record<string, string>) =>
  faultsIn(Object.entries(files).map(([path, content]) => readSource(path, content)))

const missed = [
  ...planted.filter((files) => faultsOf(files).length !== 1),
  ...allowed.filter((files) => faultsOf(files).length > 0),
].map((files) => `this check is wrong about: ${JSON.stringify(files).slice(0, 100)}`)

const sources = readSources()
const names = sources.flatMap(exportedTypes)
report(`${names.length} exported types in ${sources.length} files, each with a name of its own`, [
  ...missed,
  ...(names.length === 0 ? ['no exported type was found'] : []),
  ...faultsIn(sources),
])
