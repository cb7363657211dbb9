/**
 * The operator's commands, over the same core.
 *
 * Plain output, one thing a line; exit status 0 only on success; never an address, and a number only
 * where its reporter wants it handed over.
 */
import { parseArgs } from 'node:util'
import { codes, revoke } from './operator/access.ts'
import { cases } from './operator/cases.ts'
import { note, out, Refused, UsageError } from './operator/command.ts'
import { content } from './operator/content.ts'
import { importFile } from './operator/import.ts'
import { objection } from './operator/objection.ts'
import { stats } from './operator/stats.ts'
import { purge, rotateKey, stop } from './operator/upkeep.ts'
import { whatsapp } from './operator/whatsapp.ts'
import { loadEnvFile, readConfig } from './settings/config.ts'
import { StartupError } from './startup-error.ts'

const HELP = `bin/varsku operator COMMAND

  codes --count N [--role member|moderator]   print N single-use codes, one a line
  revoke CODE                                 make an unused code unusable
  revoke --member ID [--group]                end a membership (or those of her whole group)
  stats [--json]                              what there is to do, on the list, and was counted
  content status                              what is due, not confirmed or missing in what the bot knows
  objection                                   open a case for the number on standard input
  objection list                              the cases that are open
  objection cancel ID                         take back one that was opened by mistake
  case list                                   reports that wait for a case worker or the police
  case show ID                                what was told; the reading is recorded
  case close ID                               delete what was told
  import FILE.csv --organisation NAME         take over a list (--dry-run: only look; --yes: do it)
  rotate-key                                  lay a new key over the whole list, while the bot runs
  whatsapp pair                               show what the bot's phone scans, or types, to let it in
  whatsapp status [--json]                    whether a phone has let the bot in, and whether it is served
  whatsapp unpair                             take that back, and forget the account's keys
  purge                                       delete what has had its time, now, and from the disk too
  stop                                        end the bot's own PostgreSQL, when nothing uses it`

/** How many words may stand behind a command. */
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
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new UsageError('an option was not understood', { cause: error })
  }
}

const run = async (): Promise<void> => {
  const { positionals, values } = read()
  const [command, ...words] = positionals
  if (values.help || command === 'help') return out(HELP)
  if (command !== undefined && words.length > (WORDS[command] ?? 0)) {
    // What was typed may be a number or a code: it is not repeated.
    throw new UsageError('there are more words than that command takes')
  }
  loadEnvFile('.env')
  const config = readConfig(process.env)
  config.notices.forEach(note)
  switch (command) {
    case 'codes':
      return codes(config, values)
    case 'revoke':
      return revoke(config, values, words[0])
    case 'stats':
      return stats(config, values)
    case 'objection':
      return objection(config, words)
    case 'case':
      return cases(config, words)
    case 'import':
      return importFile(config, values, words[0])
    case 'whatsapp':
      return whatsapp(config, values, words[0])
    case 'content':
      return content(config, words[0])
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

// Who reads on, as head, may have enough: the command does its work to the end, and says no more.
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
