/** Whether documents are short enough, lead somewhere, and name what is there. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { FLOORS } from './floors.ts'
import { report, root } from './report.ts'

/** README is read on a screen or two. */
const MOST_BYTES = 8192

/** Every file of a repository by its path; only what a document says has to be read. */
type Files = ReadonlyMap<string, string>

/** Every path of files and of the folders that they are in. */
const pathsOf = (files: Files): Set<string> => {
  const paths = new Set<string>(['.'])
  for (const file of files.keys()) {
    for (let path = file; path !== '.'; path = posix.dirname(path)) paths.add(path)
  }
  return paths
}

const withoutBlocks = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```/gm, '')

/** The names by which GitHub links to headings. */
const anchorsOf = (text: string): Set<string> => {
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutBlocks(text).matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-')
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`
    anchors.add(anchor)
  }
  return anchors
}

const LINK = /\]\(([^)\s]+)\)|<img src="([^"]+)"/g

function* deadLinks(document: string, text: string, files: Files, paths: Set<string>) {
  for (const [, link, picture] of withoutBlocks(text).matchAll(LINK)) {
    const target = link ?? picture ?? ''
    if (/^[a-z]+:/.test(target)) continue
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? document : posix.join(posix.dirname(document), path)
    if (!paths.has(posix.normalize(file).replace(/\/$/, ''))) {
      yield `${document}: ${target} leads nowhere`
    } else if (anchor !== undefined && !anchorsOf(files.get(file) ?? '').has(anchor)) {
      yield `${document}: ${target} names a heading that is not there`
    }
  }
}

/** What is said to be a file, or something in a folder that there is. */
const isPath = (word: string, folders: Set<string>): boolean => {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(word) || /^(node_modules|\.)\//.test(word)) return false
  const [first = '', second] = word.split('/')
  return second === undefined
    ? /\.(ts|mjs|json|md|tsv|prisma|sql|yaml|service)$/.test(word)
    : folders.has(first)
}

/** Paths may begin anywhere: `core/stores` is as good as `src/core/stores`. */
function* missingPaths(document: string, text: string, paths: Set<string>) {
  const ends = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let from = 0; from < parts.length; from++) ends.add(parts.slice(from).join('/'))
  }
  const folders = new Set([...paths].map((path) => posix.basename(posix.dirname(path))))
  for (const [, word = ''] of withoutBlocks(text).matchAll(/`([^`\n]+)`/g)) {
    if (isPath(word, folders) && !ends.has(word.replace(/\/$/, '')))
      yield `${document}: there is no ${word}`
  }
}

/** Commands of npm that are not in package.json; what a line of .ci/run does and README does not say. */
function* wrongCommands(document: string, text: string, files: Files) {
  const { scripts = {} }: { scripts?: object } = JSON.parse(files.get('package.json') ?? '{}')
  for (const [command, name = ''] of text.matchAll(/npm run (\w+(?:[:-]\w+)*)/g)) {
    if (!Object.hasOwn(scripts, name)) yield `${document}: there is no ${command}`
  }
  if (document !== 'README.md') return
  for (const [line] of (files.get('.ci/run') ?? '').matchAll(/npm .+/g)) {
    if (!new RegExp(`^${line}\\b`, 'm').test(text)) yield `README.md does not say ${line}`
  }
}

/** The floors as ARCHITECTURE shows them, against the list that the rules are made of. */
function* wrongFloors(document: string, text: string) {
  if (document !== 'ARCHITECTURE.md') return
  const [, section = ''] = text.split('\n## The floors\n')
  const block = /```\n([\s\S]*?)```/.exec(section)?.[1] ?? ''
  const shown = block.split('\n').map((line) => /^core\/(\w+)/.exec(line)?.[1])
  const named = shown.filter((name) => name !== undefined)
  const floorOf = (name: string) => FLOORS.findIndex((names) => names.includes(name))
  const isFalling = named.every(
    (name, at) => at === 0 || floorOf(named[at - 1] ?? '') > floorOf(name),
  )
  if (!isFalling) yield `${document}: the floors are in another order than in check/floors.ts`
  for (const name of FLOORS.flat()) {
    if (!block.includes(name)) yield `${document}: the floors lack ${name}`
  }
}

const faultsIn = (files: Files): string[] => {
  const paths = pathsOf(files)
  return [...files].flatMap(([document, text]) => {
    if (!document.endsWith('.md')) return []
    const bytes = Buffer.byteLength(text)
    const isLong = document === 'README.md' && bytes > MOST_BYTES
    return [
      ...(isLong ? [`${document} has ${bytes} bytes, and ${MOST_BYTES} is the most`] : []),
      ...deadLinks(document, text, files, paths),
      ...missingPaths(document, text, paths),
      ...wrongCommands(document, text, files),
      ...wrongFloors(document, text),
    ]
  })
}

// A check that nobody has seen fail proves nothing: each is a set of files with one fault.
const FALLING = FLOORS.map((names) => `core/${names.join(' ')}`).reverse()
const floors = (lines: string[]) => `\n## The floors\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n`
const planted: Record<string, string>[] = [
  { 'README.md': 'a'.repeat(MOST_BYTES + 1) },
  { 'README.md': '[a](docs/b.md)', 'docs/c.md': '' },
  { 'README.md': '<img src="docs/b.png">', 'docs/c.png': '' },
  { 'docs/a.md': '[b](#there)\n\n## Not there' },
  { 'docs/a.md': '[b](b.md#there)', 'docs/b.md': '```\n# there\n```' },
  { 'a.md': '`src/b.ts`', 'src/c.ts': '' },
  { 'a.md': '`b.ts`', 'src/c.ts': '' },
  { 'a.md': '`core/stores/`', 'src/core/terms/c.ts': '' },
  { 'a.md': '`npm run b`', 'package.json': '{ "scripts": { "c": "" } }' },
  { 'README.md': 'npm test', '.ci/run': 'npm ci\nnpm test' },
  { 'ARCHITECTURE.md': floors(FALLING.filter((line) => line !== 'core/members')) },
  { 'ARCHITECTURE.md': floors([...FALLING].reverse()) },
]
const allowed: Record<string, string>[] = [
  { 'README.md': 'a'.repeat(MOST_BYTES) },
  {
    'docs/a.md': '[b](b.md#bs-way) [c](../src/) [d](https://e.f/g)',
    'docs/b.md': "# B's way",
    'src/d.ts': '',
  },
  {
    'a.md': '`core/c.ts`, `c.ts`, `Europe/Oslo`, `src/<name>.ts`, `node_modules/b.ts`, `./data/b`',
    'src/core/c.ts': '',
  },
  { 'README.md': 'npm ci && npm start', '.ci/run': 'npm ci' },
  { 'ARCHITECTURE.md': floors(FALLING) },
]

const faultsOf = (files: Record<string, string>) => faultsIn(new Map(Object.entries(files)))
const missed = [
  ...planted.filter((files) => faultsOf(files).length !== 1),
  ...allowed.filter((files) => faultsOf(files).length > 0),
].map((files) => `this check is wrong about: ${JSON.stringify(files).slice(0, 200)}`)

/** What is not of the repository, or too much. */
const OTHERS = new Set(['.git', 'node_modules', 'data', 'keys', 'coverage'])
const listed = readdirSync(root)
  .filter((name) => !OTHERS.has(name))
  .flatMap((name) =>
    statSync(join(root, name)).isDirectory()
      ? readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
          .map((path) => posix.join(name, path))
          .filter((path) => statSync(join(root, path)).isFile())
      : [name],
  )
const isRead = (path: string) => /\.md$|^package\.json$|^\.ci\/run$/.test(path)
const files = new Map(
  listed.map((path) => [path, isRead(path) ? readFileSync(join(root, path), 'utf8') : '']),
)
const documents = [...files.keys()].filter((path) => path.endsWith('.md'))
report(`${documents.length} documents lead somewhere, and name what is there`, [
  ...missed,
  ...(documents.length === 0 ? ['no document was found'] : []),
  ...faultsIn(files),
])
