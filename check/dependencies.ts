/** Whether every file imports only what it may (.dependency-cruiser.mjs). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { report, root } from './report.ts'

// A rule that nobody has seen fail proves nothing: for each, files that break it and no other.
const planted: Record<string, Record<string, string>> = {
  'core-imports-nothing-above-it': { 'core/a.ts': `import '../log.ts'`, 'log.ts': '' },
  'core-uses-no-sdk': { 'core/b.ts': `import 'pino'` },
  'core-reads-no-environment': { 'core/c.ts': `import 'node:process'` },
  'core-does-not-lean-on-its-store': {
    'core/d.ts': `import type { D } from './storage/generated/d.ts'`,
    'core/storage/generated/d.ts': 'export type D = 1',
  },
  'bots-know-neither-queues-nor-main': {
    'bots/e.ts': `import '../queues/e.ts'`,
    'queues/e.ts': '',
  },
  'queues-know-neither-bots-nor-main': { 'queues/f.ts': `import '../bots/f.ts'`, 'bots/f.ts': '' },
  'one-bot-does-not-know-another': {
    'bots/telegram/g.ts': `import '../whatsapp/g.ts'`,
    'bots/whatsapp/g.ts': '',
  },
  'only-storage-speaks-to-the-database': { 'bots/h.ts': `import '@prisma/client'` },
  'only-words-puts-texts-into-words': { 'bots/i.ts': `import i18next from 'i18next'` },
  'only-telegram-speaks-to-telegram': { 'bots/whatsapp/j.ts': `import { Bot } from 'grammy'` },
  'only-whatsapp-speaks-to-whatsapp': { 'bots/k.ts': `import '@whiskeysockets/baileys'` },
  'only-queues-know-the-queue': { 'bots/l.ts': `export * from 'bullmq'` },
  'the-bot-runs-without-its-tests': {
    'core/m.ts': `import('../../test/m.ts')`,
    '../test/m.ts': '',
  },
  'no-cycle': { 'core/n.ts': `import './o.ts'`, 'core/o.ts': `import './n.ts'` },
  'nothing-left-over': { 'main.ts': '', 'core/p.ts': '' },
  'every-import-leads-somewhere': { 'core/q.ts': `import './nowhere.ts'` },
}

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

async function rulesThatMiss(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dependencies-'))
  try {
    for (const files of Object.values(planted)) {
      for (const [path, content] of Object.entries(files)) {
        const file = join(folder, 'src', path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, content)
      }
    }
    const { summary } = await violations(folder)
    const caught = (rule: string) =>
      summary.violations.some(
        ({ rule: { name }, from, to }) =>
          name === rule &&
          Object.keys(planted[rule] ?? {}).some((path) => [from, to].includes(`src/${path}`)),
      )
    return forbidden.map(({ name = '' }) => name).filter((name) => !caught(name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const missed = await rulesThatMiss()
const { summary, modules } = await violations(root)
const own = modules.filter(({ source }) => source.startsWith('src/'))
const faults = [
  ...missed.map((name) => `the rule ${name} does not catch the violation planted for it`),
  ...(own.length === 0 ? ['no file was looked at: the parser cannot read them'] : []),
  ...summary.violations.map(({ rule, from, to, cycle }) => {
    const comment = forbidden.find(({ name }) => name === rule.name)?.comment
    const way = cycle ? cycle.map(({ name }) => name) : [to]
    return `${rule.name}: ${[from, ...way].join(' → ')} (${comment})`
  }),
]
report(`${own.length} files import only what they may`, faults)
