/** Whether documents quote the bot as it speaks: its list of commands, and the lines with which it says that something is wrong. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { report, root } from './report.ts'

/** Less than that is in any program. */
const SHORTEST = 6

/** The parts of the lines in the first column of every table; "…" is what differs each time. */
const partsIn = (text: string): string[] =>
  [...text.matchAll(/^\| ([^|]+) \|/gm)]
    .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)])
    .flatMap(([, line = '']) => line.split('…'))
    .map((part) => part.replace(/^[\s,;:.]+|\s+$/g, ''))
    .filter((part) => part.length >= SHORTEST)

const missingIn = (document: string, programs: string): string[] =>
  partsIn(document)
    .filter((part) => !programs.includes(part))
    .map((part) => `docs/troubleshooting.md explains a line that nothing says: ${part}`)

/** What the operator is told of the commands, against what docs/operating.md shows. */
const otherHelp = (document: string, program: string): string[] => {
  const [, help = ''] = /const HELP = `([^`]+)`/.exec(program) ?? []
  return help !== '' && document.includes(`\`\`\`\n${help}\n\`\`\``)
    ? []
    : ['docs/operating.md shows other commands than src/operator.ts has']
}

// A check that nobody has seen fail proves nothing.
const table = (cell: string) => `| you see |\n| --- |\n| ${cell} | it means |\n`
const PROGRAM = `say('The file ' + path + ' is damaged: restore it')`
const planted = [table('`The file … is broken`'), table('`is damaged`, `is older`')]
const allowed = [table('`The file … is damaged`'), table('about `FACT`'), '`is broken`']
const missed = [
  ...planted.filter((document) => missingIn(document, PROGRAM).length !== 1),
  ...allowed.filter((document) => missingIn(document, PROGRAM).length > 0),
  ...(otherHelp('```\n  stats\n```', 'const HELP = `  stop`').length === 0
    ? ['another list of commands']
    : []),
].map((document) => `this check is wrong about: ${JSON.stringify(document)}`)

const programs = ['bin/varsku', ...globSync('src/**/*.ts', { cwd: root })]
  .filter((path) => !path.includes('/generated/'))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const document = read('docs/troubleshooting.md')
const parts = partsIn(document)
report(`${parts.length} parts of lines are explained, and the bot says each`, [
  ...missed,
  ...(parts.length === 0 ? ['no line was found in docs/troubleshooting.md'] : []),
  ...missingIn(document, programs),
  ...otherHelp(read('docs/operating.md'), read('src/operator.ts')),
])
