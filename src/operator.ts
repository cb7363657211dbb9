/**
 * The operator's commands, over the same core.
 *
 * Plain output, one thing a line; exit status 0 only on success; never an address, and a number only
 * where its reporter wants it handed over.
 */
import { parseArgs } from 'node:util'
import { note, out, Refused, UsageError } from './operator/out.ts'
import type { Config } from './settings/config.ts'
import { StartupError } from './startup-error.ts'

const HELP = `bin/varsku operator COMMAND

  codes --count N [--role ROLE]               print N codes, one a line; each lets in one person.
                                              ROLE: member, moderator, caseworker
  revoke CODE                                 make an unused code unusable
  revoke --member ID [--group]                end a membership; --group: those of her whole group
  members                                     list marks, roles, and the week in which each was last seen
  stats [--json]                              show what there is to do, what is listed, and the figures
  content status                              show what the bot knows that is due, not confirmed or missing
  objection [--ground GROUND]                 open a case for the number on standard input; within 12
                                              months of another only with a new ground: changed-hands, judgment
  objection list                              list the cases of the last 30 days
  objection cancel ID                         cancel a case that was opened by mistake
  case list                                   list reports that wait for a case worker or the police
  case show ID                                show such a report, and record that it was read
  case close ID                               delete what was told
  import FILE.csv --organisation NAME         import a list (--dry-run: only check it; --yes: do it)
  rotate-key                                  protect the whole list with a new key, while the bot runs
  whatsapp pair                               link the bot to its phone: show what the phone scans or types
  whatsapp status [--json]                    show whether a phone is linked, and whether a bot serves it
  whatsapp unpair                             end that link, and delete the account's keys
  purge                                       delete now what has had its time, also from the disk
  stop                                        stop the bot's own PostgreSQL, if nothing uses it`

/** How many words may follow a command. */
const WORDS: Record<string, number> = {
  revoke: 1,
  import: 1,
  objection: 2,
  case: 2,
  whatsapp: 1,
  content: 1,
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
        organisation: { type: 'string' },
        ground: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new UsageError('There is no such option, or it needs a value.', { cause: error })
  }
}

type Values = ReturnType<typeof read>['values']
type Work = (config: Config, values: Values, words: string[]) => Promise<void>

/** Each is loaded when it is asked for. */
const COMMANDS: Record<string, Work> = {
  codes: async (config, values) => (await import('./operator/access.ts')).codes(config, values),
  revoke: async (config, values, [code]) =>
    (await import('./operator/access.ts')).revoke(config, values, code),
  members: async (config) => (await import('./operator/access.ts')).members(config),
  stats: async (config, values) => (await import('./operator/stats.ts')).stats(config, values),
  objection: async (config, values, words) =>
    (await import('./operator/objection.ts')).objection(config, words, values),
  case: async (config, _, words) => (await import('./operator/cases.ts')).cases(config, words),
  import: async (config, values, [file]) =>
    (await import('./operator/import.ts')).importFile(config, values, file),
  whatsapp: async (config, values, [word]) =>
    (await import('./operator/whatsapp.ts')).whatsapp(config, values, word),
  content: async (config, _, [word]) =>
    (await import('./operator/content.ts')).content(config, word),
  'rotate-key': async (config) => (await import('./operator/upkeep.ts')).rotateKey(config),
  purge: async (config) => (await import('./operator/upkeep.ts')).purge(config),
  stop: async (config) => (await import('./operator/upkeep.ts')).stop(config),
}

const run = async (): Promise<void> => {
  const { positionals, values } = read()
  const [command, ...words] = positionals
  if (values.help || command === 'help') return out(HELP)
  if (command !== undefined && words.length > (WORDS[command] ?? 0)) {
    // The words may be a number or a code, so the message does not repeat them.
    throw new UsageError('This command takes fewer words.')
  }
  if (command === undefined) throw new UsageError('Name a command.')
  const work = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!work) throw new UsageError('There is no such command.')
  const { loadEnvFile, readConfig } = await import('./settings/config.ts')
  loadEnvFile('.env')
  const config = readConfig(process.env)
  config.notices.forEach(note)
  await work(config, values, words)
}

// A program that reads the output, such as head, may stop early: the command still does all its work.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exitCode = 1
})
try {
  await run()
} catch (error) {
  if (error instanceof UsageError) note(`${error.message}\n\n${HELP}`)
  else if (error instanceof StartupError || error instanceof Refused) note(error.message)
  else throw error
  process.exitCode = 1
}
