/** Whether every file imports only what it may (.dependency-cruiser.mjs). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { BORROWING_DIALOGS, FLOORS, LENDING_DIALOGS, PURE } from './floors.ts'
import { report, root } from './report.ts'

// A rule that nobody has seen fail proves nothing: each list is a file that breaks it, and what it needs.
type Planted = { rule: string; files: Record<string, string> }

const plant = (rule: string, files: Record<string, string>): Planted => ({ rule, files })

/** A file of each floor that uses each floor above it. */
const upward: Planted[] = FLOORS.flatMap((names, floor) =>
  names.flatMap((lower) =>
    FLOORS.slice(floor + 1)
      .flat()
      .map((higher) =>
        plant(`no-way-up-from-${names[0]}`, {
          [`core/${lower}/up-to-${higher}.ts`]: `import '../${higher}/used-by-${lower}.ts'`,
          [`core/${higher}/used-by-${lower}.ts`]: '',
        }),
      ),
  ),
)

/** A dialog that lends steps and borrows from each that may only borrow. */
const sideways: Planted[] = LENDING_DIALOGS.flatMap((lending) =>
  BORROWING_DIALOGS.map((borrowing) =>
    plant('lending-dialogs-borrow-nothing', {
      [`core/dialogs/${lending}/from-${borrowing}.ts`]: `import '../${borrowing}/to-${lending}.ts'`,
      [`core/dialogs/${borrowing}/to-${lending}.ts`]: '',
    }),
  ),
)

/** A file of each pure floor that uses the database. */
const impure: Planted[] = PURE.map((name) =>
  plant('pure-rules-know-no-database', {
    [`core/${name}/impure.ts`]: `import '../../database/impure-${name}.ts'`,
    [`database/impure-${name}.ts`]: '',
  }),
)

const planted: Planted[] = [
  ...['terms/plain.ts', 'listening/typed.ts'].map((path) =>
    plant('only-listening-compares-what-is-typed', {
      'core/dialogs/talk/words.ts': `import '../../${path}'`,
      [`core/${path}`]: '',
    }),
  ),
  ...upward,
  ...sideways,
  ...impure,
  plant('every-folder-of-core-is-on-a-floor', {
    'core/actions/a.ts': `import '../attic/a.ts'`,
    'core/attic/a.ts': '',
  }),
  plant('core-is-put-together-once', {
    'core/conversation/b.ts': `import '../bot.ts'`,
    'core/bot.ts': '',
  }),
  plant('core-imports-nothing-above-it', {
    'core/terms/c.ts': `import '../../bots/c.ts'`,
    'bots/c.ts': '',
  }),
  plant('database-knows-only-terms', {
    'database/d.ts': `import '../core/blacklist/d.ts'`,
    'core/blacklist/d.ts': '',
  }),
  ...['settings', 'content'].map((name) =>
    plant('settings-are-passed-on', {
      [`bots/from-${name}.ts`]: `import '../${name}/e.ts'`,
      [`${name}/e.ts`]: '',
    }),
  ),
  plant('settings-are-passed-on', { 'bots/f.ts': `import '../shutdown.ts'`, 'shutdown.ts': '' }),
  plant('core-uses-no-sdk', { 'core/terms/g.ts': `import 'pino'` }),
  plant('core-reads-no-environment', { 'core/terms/h.ts': `import 'node:process'` }),
  plant('generated-code-stays-behind-the-stores', {
    'core/actions/i.ts': `import type { I } from '../../database/generated/i.ts'`,
    'database/generated/i.ts': 'export type I = 1',
  }),
  plant('bots-know-neither-queues-nor-main', {
    'bots/j.ts': `import '../queues/j.ts'`,
    'queues/j.ts': '',
  }),
  plant('queues-know-neither-bots-nor-main', {
    'queues/k.ts': `import '../bots/k.ts'`,
    'bots/k.ts': '',
  }),
  plant('one-bot-does-not-know-another', {
    'bots/telegram/l.ts': `import '../whatsapp/l.ts'`,
    'bots/whatsapp/l.ts': '',
  }),
  plant('only-stores-speak-to-the-database', { 'bots/m.ts': `import '@prisma/client'` }),
  plant('only-words-puts-texts-into-words', { 'bots/n.ts': `import i18next from 'i18next'` }),
  plant('only-telegram-speaks-to-telegram', {
    'bots/whatsapp/o.ts': `import { Bot } from 'grammy'`,
  }),
  plant('only-whatsapp-speaks-to-whatsapp', { 'bots/p.ts': `import '@whiskeysockets/baileys'` }),
  plant('only-queues-know-the-queue', { 'bots/q.ts': `export * from 'bullmq'` }),
  plant('the-bot-runs-without-its-tests', {
    'core/terms/r.ts': `import('../../../test/r.ts')`,
    '../test/r.ts': '',
  }),
  plant('no-cycle', { 'core/terms/s.ts': `import './t.ts'`, 'core/terms/t.ts': `import './s.ts'` }),
  plant('no-cycle-of-folders', {
    'core/dialogs/check/u.ts': `import '../know/u.ts'`,
    'core/dialogs/know/u.ts': '',
    'core/dialogs/know/v.ts': `import '../check/v.ts'`,
    'core/dialogs/check/v.ts': '',
  }),
  plant('nothing-left-over', { 'core/terms/w.ts': '', 'main.ts': '' }),
  plant('every-import-leads-somewhere', { 'core/terms/x.ts': `import './nowhere.ts'` }),
]

const { forbidden = [], options } = await extractConfiguration(
  join(root, '.dependency-cruiser.mjs'),
)

async function violations(folder: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    ...options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
  })
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with a text')
  return output
}

/** The planted violations that no rule catches, and the rules for which nothing is planted. */
async function missing(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dependencies-'))
  try {
    for (const [path, content] of planted.flatMap(({ files }) => Object.entries(files))) {
      const file = join(folder, 'src', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    const { summary } = await violations(folder)
    const isCaught = ({ rule, files }: Planted) => {
      const [breaks = ''] = Object.keys(files).map((path) => `src/${path}`)
      return summary.violations.some(
        ({ rule: { name }, from, to }) =>
          // A rule about folders names the folder.
          name === rule && [from, to].some((path) => path === breaks || path === dirname(breaks)),
      )
    }
    return [
      ...planted
        .filter((violation) => !isCaught(violation))
        .map(({ rule, files }) => `${rule} lets ${Object.keys(files)[0]} pass`),
      ...forbidden
        .filter(({ name }) => !planted.some(({ rule }) => rule === name))
        .map(({ name }) => `no violation is planted for the rule ${name}`),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const missed = await missing()
const { summary, modules } = await violations(root)
const own = modules.filter(({ source }) => source.startsWith('src/'))
const faults = [
  ...missed,
  ...(own.length === 0 ? ['no file was looked at: the parser cannot read them'] : []),
  ...summary.violations.map(({ rule, from, to, cycle }) => {
    const comment = forbidden.find(({ name }) => name === rule.name)?.comment
    const way = cycle ? cycle.map(({ name }) => name) : [to]
    return `${rule.name}: ${[from, ...way].join(' → ')} (${comment})`
  }),
]
report(
  `${own.length} files import only what they may; ${planted.length} planted violations are caught`,
  faults,
)
