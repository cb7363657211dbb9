import {
  ABOVE_LISTENING,
  BORROWING_DIALOGS,
  FLOORS,
  LENDING_DIALOGS,
  PURE,
} from './check/floors.ts'

// Who may import whom: main, operator → bots → core ← queues, and inside core the floors below.
// Checked by check/dependencies.ts, which also plants a violation for each rule.

const folder = (names) => `^src/core/(${names.join('|')})/`

const floorRules = FLOORS.slice(0, -1).map((names, floor) => ({
  name: `no-way-up-from-${names[0]}`,
  comment: 'a floor uses only what lies below it (check/floors.ts).',
  severity: 'error',
  from: { path: folder(names) },
  to: { path: folder(FLOORS.slice(floor + 1).flat()) },
}))

/** A package, whether it is installed or not; a trailing slash in a name stands for a whole scope. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`

const databaseSdks = packages('@prisma', 'prisma', 'postgres', 'pg')

/** What core may use from outside: nothing that speaks to a network, a database or a person. */
const coreMayUse = packages('libphonenumber-js', '@noble', '@node-rs/argon2', 'zod', 'minisearch')

const only = (name, comment, importer, path) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: importer },
  to: { path },
})

export default {
  forbidden: [
    ...floorRules,
    {
      name: 'every-folder-of-core-is-on-a-floor',
      comment: 'a new folder gets its place in FLOORS; loose files other than bot.ts get a folder.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/core/', pathNot: `${folder(FLOORS.flat())}|^src/core/bot\\.ts$` },
    },
    {
      name: 'lending-dialogs-borrow-nothing',
      comment: 'steps that two dialogs share lie in the one that is told first.',
      severity: 'error',
      from: { path: `^src/core/dialogs/(${LENDING_DIALOGS.join('|')})/` },
      to: { path: `^src/core/dialogs/(${BORROWING_DIALOGS.join('|')})/` },
    },
    {
      name: 'core-is-put-together-once',
      comment: 'core/bot.ts puts core together, so nothing in core uses it.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/core/bot\\.ts$' },
    },
    {
      name: 'core-imports-nothing-above-it',
      comment: 'core knows no bot, no queue, no setting and no log.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: '^src/',
        pathNot: '^src/(core/|database/|startup-error\\.ts$|queues/catalog\\.ts$)',
      },
    },
    {
      name: 'pure-rules-know-no-database',
      comment: 'below the stores, rules go from values to values.',
      severity: 'error',
      from: { path: folder(PURE) },
      to: { path: '^src/database/' },
    },
    {
      name: 'only-listening-compares-what-is-typed',
      comment: 'what a message means is decided in core/listening, for all dialogs at once.',
      severity: 'error',
      from: { path: folder(ABOVE_LISTENING) },
      to: {
        path: '^src/core/(listening/|terms/(plain|latin)\\.ts$)',
        pathNot: '^src/core/listening/(meaning|options|listening-to|return-time)\\.ts$',
      },
    },
    {
      name: 'database-knows-only-terms',
      comment: 'the database is PostgreSQL and keys; what the tables mean is for the stores.',
      severity: 'error',
      from: { path: '^src/database/' },
      to: { path: '^src/', pathNot: '^src/(database/|core/terms/|startup-error\\.ts$|logging/)' },
    },
    {
      name: 'settings-are-passed-on',
      comment:
        'main and the operator read settings and content; all others are given what they need.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/(main|operator|startup|settings|content|shutdown)(/|\\.ts$)',
      },
      to: { path: '^src/(settings|content|shutdown)(/|\\.ts$)' },
    },
    {
      name: 'core-uses-no-sdk',
      comment: 'core is data in, data out; only its stores speak to the database.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '^src/core/stores/' },
      to: { dependencyTypesNot: ['local', 'core'], pathNot: [coreMayUse, '^\\.'] },
    },
    {
      name: 'core-reads-no-environment',
      comment: 'settings are read once, in settings/, and passed in.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(process|child_process)$' },
    },
    {
      name: 'generated-code-stays-behind-the-stores',
      comment: 'tables are known to database/ and core/stores/.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(database|core/stores)/' },
      to: { path: '^src/database/generated/' },
    },
    {
      name: 'bots-know-neither-queues-nor-main',
      comment: 'main puts them together.',
      severity: 'error',
      from: { path: '^src/bots/' },
      to: { path: '^src/(queues|main|operator|startup)(/|\\.ts$)' },
    },
    {
      name: 'queues-know-neither-bots-nor-main',
      comment: 'main puts them together.',
      severity: 'error',
      from: { path: '^src/queues/' },
      to: { path: '^src/(bots|main|operator|startup)(/|\\.ts$)' },
    },
    {
      name: 'one-bot-does-not-know-another',
      comment: 'what two channels share is in bots/channel.ts or in core.',
      severity: 'error',
      from: { path: '^src/bots/([^/]+)/' },
      to: { path: '^src/bots/[^/]+/', pathNot: '^src/bots/$1/' },
    },
    only(
      'only-stores-speak-to-the-database',
      'stores are the only way to a table.',
      '^src/(database|core/stores)/',
      databaseSdks,
    ),
    only(
      'only-words-puts-texts-into-words',
      'everything else hands keys on.',
      '^src/bots/words\\.ts$',
      packages('i18next', 'i18next-icu', 'intl-messageformat'),
    ),
    only(
      'only-telegram-speaks-to-telegram',
      'the port is bots/channel.ts.',
      '^src/bots/telegram/',
      packages('grammy', '@grammyjs'),
    ),
    only(
      'only-whatsapp-speaks-to-whatsapp',
      'the port is bots/channel.ts.',
      '^src/bots/whatsapp/',
      packages('@whiskeysockets', 'baileys'),
    ),
    only(
      'only-queues-know-the-queue',
      'jobs are in queues/catalog.ts.',
      '^src/queues/',
      packages('bullmq', 'ioredis'),
    ),
    {
      name: 'the-bot-runs-without-its-tests',
      comment: 'what tests, benches and checks need stays with them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|check)/' },
    },
    {
      name: 'no-cycle',
      comment: 'files that need each other are one file, or lack a third.',
      severity: 'error',
      from: { pathNot: '^src/database/generated/' },
      to: { circular: true },
    },
    {
      name: 'no-cycle-of-folders',
      comment: 'two folders that need each other are one, or lack a third.',
      severity: 'error',
      scope: 'folder',
      from: { pathNot: '^src/(database/generated|core/rights)' },
      to: { circular: true },
    },
    {
      name: 'nothing-left-over',
      comment: 'what neither main nor operator leads to is not part of the bot.',
      severity: 'error',
      from: { path: '^src/(main|operator)\\.ts$' },
      to: {
        path: '^src/',
        pathNot: '^src/(database/generated/|(main|operator)\\.ts$)',
        reachable: false,
      },
    },
    {
      name: 'every-import-leads-somewhere',
      comment: 'a file or a package that is not there.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // It cannot read TypeScript 7, and without another parser it would pass having seen nothing.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    exclude: { path: '\\.json$' },
  },
}
