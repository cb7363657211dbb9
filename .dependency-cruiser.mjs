// Who may import whom: main, operator → bots → core ← queues. Checked by check/dependencies.ts.

/** A package, whether it is installed or not; a trailing slash in a name stands for a whole scope. */
const packages = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`

const storageSdks = packages('@prisma', 'prisma', 'postgres', 'pg')

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
    {
      name: 'core-imports-nothing-above-it',
      comment: 'core knows no bot, no queue, no setting and no log.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/(core/|queues/catalog\\.ts$)' },
    },
    {
      name: 'core-uses-no-sdk',
      comment: 'core is data in, data out; only core/storage speaks to the database.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '^src/core/storage/' },
      to: { dependencyTypesNot: ['local', 'core'], pathNot: [coreMayUse, '^\\.'] },
    },
    {
      name: 'core-reads-no-environment',
      comment: 'settings are read once, by config.ts, and passed in.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '^src/core/storage/' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(process|child_process)$' },
    },
    {
      name: 'core-does-not-lean-on-its-store',
      comment: 'generated code stays behind the stores.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/storage/' },
      to: { path: '^src/core/storage/generated/' },
    },
    {
      name: 'bots-know-neither-queues-nor-main',
      comment: 'main puts them together.',
      severity: 'error',
      from: { path: '^src/bots/' },
      to: { path: '^src/(queues/|main\\.ts$|operator\\.ts$)' },
    },
    {
      name: 'queues-know-neither-bots-nor-main',
      comment: 'main puts them together.',
      severity: 'error',
      from: { path: '^src/queues/' },
      to: { path: '^src/(bots/|main\\.ts$|operator\\.ts$)' },
    },
    {
      name: 'one-bot-does-not-know-another',
      comment: 'what two channels share is in bots/channel.ts or in core.',
      severity: 'error',
      from: { path: '^src/bots/([^/]+)/' },
      to: { path: '^src/bots/[^/]+/', pathNot: '^src/bots/$1/' },
    },
    only(
      'only-storage-speaks-to-the-database',
      'stores are the only way to a table.',
      '^src/core/storage/',
      storageSdks,
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
      from: { pathNot: '^src/core/storage/generated/' },
      to: { circular: true },
    },
    {
      name: 'nothing-left-over',
      comment: 'what neither main nor operator leads to is not part of the bot.',
      severity: 'error',
      from: { path: '^src/(main|operator)\\.ts$' },
      to: {
        path: '^src/',
        pathNot: '^src/(core/storage/generated/|(main|operator)\\.ts$)',
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
