/**
 * Whether docs/settings.md says what .env.example says; with `--write` the page is made anew.
 *
 * In .env.example, `## …` begins a group, and each setting is a paragraph: comments, then `#NAME=default`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { report, root } from './report.ts'

const EXAMPLE = '.env.example'
const PAGE = 'docs/settings.md'
const MADE = `<!-- Made from ${EXAMPLE} by npm run settings: change the settings there. -->`

const wordsOf = (lines: string[]): string =>
  lines.map((line) => line.replace(/^#+ ?/, '')).join('\n')

/** A paragraph of the file, as a section of the page. */
const sectionOf = (paragraph: string): string => {
  const lines = paragraph.split('\n')
  const [, name, value] = /^#([A-Z_]+)=(.*)$/.exec(lines.at(-1) ?? '') ?? []
  if (lines.every((line) => /^## \S/.test(line))) return paragraph
  if (name === undefined) return wordsOf(lines)
  const told = [wordsOf(lines.slice(0, -1)), ...(value ? [`Default: \`${value}\``] : [])]
  return [`### ${name}`, ...told].join('\n\n')
}

/** The page as it has to be. */
const pageOf = (example: string): string =>
  `${[
    '# Settings',
    MADE,
    ...example
      .trim()
      .split(/\n{2,}/)
      .map(sectionOf),
  ].join('\n\n')}\n`

/** Settings that nobody explains, or that have no line of their own. */
const unclear = (example: string): string[] =>
  example
    .trim()
    .split(/\n{2,}/)
    .flatMap((paragraph) => {
      const names = [...paragraph.matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name)
      if (names.length > 1) return [`${names.join(' and ')} need a paragraph each`]
      return names.length === 1 && !/^# \S/.test(paragraph) ? [`${names[0]} has no comment`] : []
    })

const faultsIn = (example: string, page: string): string[] => [
  ...unclear(example).map((fault) => `${EXAMPLE}: ${fault}`),
  ...(page === pageOf(example) ? [] : [`${PAGE} differs from ${EXAMPLE}; run: npm run settings`]),
]

// A check that nobody has seen fail proves nothing: each pair differs, or leaves a setting unexplained.
const sample =
  '# All settings.\n\n## Doors\n\n# How many doors.\n#DOORS=2\n\n# Who has a key.\n#KEY='
const planted: [example: string, page: string][] = [
  [sample, pageOf(sample).replace('How many', 'How few')],
  [sample, pageOf(sample).replace('`2`', '`3`')],
  [sample, pageOf(sample.replace('## Doors\n\n', ''))],
  [`${sample}\n\n# A new one.\n#ROOF=red`, pageOf(sample)],
  ['#DOORS=2', pageOf('#DOORS=2')],
  ['# Doors.\n#DOORS=2\n#KEY=', pageOf('# Doors.\n#DOORS=2\n#KEY=')],
]
const missed = planted
  .filter(([example, page]) => faultsIn(example, page).length !== 1)
  .map(([example]) => `this check is wrong about: ${JSON.stringify(example)}`)
if (faultsIn(sample, pageOf(sample)).length > 0)
  missed.push('this check refuses a page that is right')

const example = readFileSync(join(root, EXAMPLE), 'utf8')
const file = join(root, PAGE)
if (process.argv.includes('--write')) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, pageOf(example))
}
const page = existsSync(file) ? readFileSync(file, 'utf8') : ''
const count = example.match(/^#[A-Z_]+=/gm)?.length ?? 0
report(`${count} settings, on ${PAGE} as in ${EXAMPLE}`, [...missed, ...faultsIn(example, page)])
