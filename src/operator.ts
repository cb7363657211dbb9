/**
 * The operator's commands, over the same core.
 *
 * Plain output, one thing a line; exit status 0 only on success; never a number or an address.
 */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { type Config, loadEnvFile, readConfig } from './config.ts'
import { contentStatus } from './content-status.ts'
import { expire } from './core/expiry.ts'
import { figuresOf } from './core/figures.ts'
import type { Keys } from './core/keys.ts'
import { revokeCode, revokeMember } from './core/members/revoke.ts'
import { countryOf } from './core/rights/countries.ts'
import { type Database, openDatabase, stopServer } from './core/storage/database.ts'
import { forgetDeleted } from './core/storage/forget.ts'
import { openKeys } from './core/storage/keys.ts'
import { rotateSubjectKey } from './core/storage/rotation.ts'
import { StartupError } from './core/storage/startup-error.ts'
import { storesIn } from './core/storage/stores.ts'
import { turnStore } from './core/storage/turns.ts'

const HELP = `npm run operator -- COMMAND

  codes --count N [--role member|moderator]   print N single-use codes, one a line
  revoke CODE                                 make an unused code unusable
  revoke --member ID [--group]                end a membership (or those of her whole group)
  stats [--json]                              how much there is to do and on the list
  content status                              what is due, not confirmed or missing in what the bot knows
  rotate-key                                  lay a new key over the whole list, while the bot runs
  purge                                       delete what has had its time, now, and from the disk too
  stop                                        end the bot's own PostgreSQL, when nothing uses it`

/** A mistake in the command itself. */
class UsageError extends Error {}

const out = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const note = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const read = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        count: { type: 'string' },
        role: { type: 'string', default: 'member' },
        member: { type: 'string' },
        group: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'not understood')
  }
}
type Values = ReturnType<typeof read>['values']

interface Open {
  database: Database
  keys: Keys
}

const withDatabase = async (config: Config, work: (open: Open) => Promise<void>): Promise<void> => {
  const interruption = new AbortController()
  const { signal } = interruption
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => interruption.abort())
  }
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.database.kind === 'given' && { databaseUrl: config.database.url.reveal() }),
    exclusive: false,
    onNotice: note,
  })
  try {
    const { keys, notices } = await openKeys({ file: config.keyFile, database })
    notices.forEach(note)
    if (!signal.aborted) await Promise.race([work({ database, keys }), once(signal, 'abort')])
  } finally {
    await database.close()
    if (signal.aborted) {
      note('Interrupted. What was done until now stays done.')
      // The work may be half-way still, and would go on.
      process.exit(1)
    }
  }
}

const now = () => new Date()

const codes = async (config: Config, values: Values): Promise<void> => {
  const count = Number(values.count ?? '1')
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw new UsageError('--count takes a whole number from 1 to 1000')
  }
  const { role } = values
  if (role !== 'member' && role !== 'moderator') {
    throw new UsageError('--role takes member or moderator')
  }
  await withDatabase(config, async ({ database, keys }) => {
    const stores = storesIn(database.prisma, { keys, sql: database.sql })
    for (let made = 0; made < count; made += 1) {
      out(await stores.codes.issue({ role, groupId: undefined }, now()))
    }
  })
}

const revoke = async (config: Config, values: Values, code: string | undefined): Promise<void> => {
  const { member } = values
  if ((member === undefined) === (code === undefined)) {
    throw new UsageError('revoke takes either a code or --member ID')
  }
  await withDatabase(config, async (open) => {
    if (code !== undefined) {
      if (!(await revokeCode({ ...open, now }, code))) {
        throw new UsageError('no unused code like that: it was used, revoked, or mistyped')
      }
      return out('The code is revoked.')
    }
    const revoked = await revokeMember({ ...open, now }, (member ?? '').toUpperCase(), values.group)
    if (!revoked) throw new UsageError('no member with that id')
    out(
      `Memberships ended: ${revoked.members}. Reports marked for the moderators: ${revoked.reports}.`,
    )
  })
}

const stats = (config: Config, { json }: Values): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    const figures = await figuresOf(database, keys, now())
    if (json) return out(JSON.stringify(figures))
    out(`Members: ${figures.members}, of them moderators: ${figures.moderators}`)
    out(`Reports waiting for a moderator: ${figures.waiting}`)
    for (const { state, level, count } of figures.reports) {
      out(`Reports, ${state}, level ${level ?? 'none'}: about ${count}`)
    }
    out(`Searches that found nothing, this month: about ${figures.unfound}`)
    for (const { level, count } of figures.entries) out(`Listed, level ${level}: about ${count}`)
  })

const rotateKey = (config: Config): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    const version = await rotateSubjectKey({ file: config.keyFile, database, keys })
    out(
      `The list now lies under key ${version}. Make a new copy of KEY_FILE, and keep it apart from the data.`,
    )
  })

const purge = (config: Config): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    await expire({ database, keys, turns: turnStore(database), now })
    await forgetDeleted(database.sql)
    out('Done.')
  })

const run = async (): Promise<void> => {
  const { positionals, values } = read()
  const [command, argument] = positionals
  if (positionals.length > (command === 'revoke' || command === 'content' ? 2 : 1)) {
    throw new UsageError(`${command} takes no "${positionals.at(-1)}"`)
  }
  loadEnvFile('.env')
  const config = readConfig(process.env)
  config.notices.forEach(note)
  switch (command) {
    case 'codes':
      return codes(config, values)
    case 'revoke':
      return revoke(config, values, argument)
    case 'stats':
      return stats(config, values)
    case 'content':
      return content(config, argument)
    case 'rotate-key':
      return rotateKey(config)
    case 'purge':
      return purge(config)
    case 'stop':
      return stop(config)
    default:
      throw new UsageError(command === undefined ? 'which command?' : 'no such command')
  }
}

const content = async (config: Config, argument: string | undefined): Promise<void> => {
  if (argument !== 'status') throw new UsageError('content takes status')
  const { country, factsFile } = config
  const { faults, lines } = contentStatus({
    country: countryOf(country),
    factsFile,
    now: now(),
  })
  for (const line of lines) out(line)
  if (faults.length > 0) throw new StartupError(faults.join('\n'))
}

const stop = async ({ dataDir }: Config): Promise<void> => {
  const found = await stopServer(dataDir)
  if (found === 'in use') {
    throw new StartupError('PostgreSQL is in use: end the bot and every chat first.')
  }
  out(found === 'stopped' ? 'PostgreSQL is stopped.' : 'PostgreSQL was not running.')
}

try {
  await run()
} catch (error) {
  if (error instanceof UsageError) note(`${error.message}\n\n${HELP}`)
  else if (error instanceof StartupError) note(error.message)
  else throw error
  process.exitCode = 1
}
