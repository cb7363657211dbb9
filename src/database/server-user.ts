import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { StartupError } from '../startup-error.ts'

const run = promisify(execFile)

/** The system user that PostgreSQL's programs run as. */
export interface ServerUser {
  /** Absent: our own user. */
  owner?: { uid: number; gid: number }
  /** What comes before the program's own command line. */
  wrapping: string[]
}

/** The environment of PostgreSQL's programs: nothing of ours, no secrets, no PG* settings. */
export const BARE_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

const numberFrom = async (option: string, user: string): Promise<number> =>
  Number((await run('id', [option, user], { env: BARE_ENVIRONMENT })).stdout)

const systemUser = async (): Promise<{ uid: number; gid: number }> => {
  const find = async () => ({
    uid: await numberFrom('-u', 'postgres'),
    gid: await numberFrom('-g', 'postgres'),
  })
  try {
    return await find()
  } catch {
    try {
      await run(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
        { env: BARE_ENVIRONMENT },
      )
      return await find()
    } catch (cause) {
      throw new StartupError(
        'PostgreSQL refuses to run as root, and the system user "postgres" could not be made. Start Varsku as an ordinary user, make that user, or set DATABASE_URL.',
        { cause },
      )
    }
  }
}

const ownerOf = async (folder: string): Promise<{ uid: number; gid: number } | undefined> => {
  const found = await stat(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined
    throw fault
  })
  return found && { uid: found.uid, gid: found.gid }
}

const withCapability = ({ uid, gid }: { uid: number; gid: number }, capability: string) => [
  'setpriv',
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  `--inh-caps=+${capability}`,
  `--ambient-caps=+${capability}`,
  // Without it access(2) ignores the capability, and PostgreSQL does not find its own program.
  '--securebits=+no_setuid_fixup',
]

const works = async (serverUser: ServerUser, folder: string, program: string): Promise<boolean> => {
  const script = 'cd "$1" && exec "$2" --version'
  const [file = 'sh', ...parts] = commandAs(serverUser, 'sh', ['-c', script, 'sh', folder, program])
  try {
    const { stderr } = await run(file, parts, {
      ...spawnOptions(serverUser),
      env: BARE_ENVIRONMENT,
    })
    return !stderr.includes('invalid binary')
  } catch {
    return false
  }
}

/** The command line that runs a program as that user. */
export const commandAs = (serverUser: ServerUser, program: string, parts: string[]): string[] => [
  ...serverUser.wrapping,
  program,
  ...parts,
]

/** What spawn needs to know about that user. */
export const spawnOptions = ({ owner, wrapping }: ServerUser) =>
  // setpriv changes the user itself, and may only do so as root.
  owner && wrapping.length === 0 ? { cwd: '/', ...owner } : { cwd: '/' }

/** The user that PostgreSQL runs as: our own, or another one, because PostgreSQL refuses root. */
export const serverUserFor = async (cluster: string): Promise<ServerUser> => {
  const own = process.getuid?.()
  const owner = await ownerOf(cluster)
  if (own !== 0) {
    if (owner && owner.uid !== own)
      throw new StartupError(
        `${cluster} belongs to another user (${owner.uid}). Start Varsku as that user or as root, or give it another DATA_DIR.`,
      )
    return { wrapping: [] }
  }
  return { owner: owner && owner.uid !== 0 ? owner : await systemUser(), wrapping: [] }
}

/**
 * The same user, able to enter `folder` and to run `program`.
 *
 * Both may be in a folder that only root can enter (/root, a fresh temporary folder). We do not change
 * the modes of such folders; instead the server gets the smallest capability that lets it through.
 */
export const serverUserThatReaches = async (
  serverUser: ServerUser,
  folder: string,
  program: string,
): Promise<ServerUser> => {
  const { owner } = serverUser
  if (!owner || (await works(serverUser, folder, program))) return serverUser
  for (const capability of ['dac_read_search', 'dac_override']) {
    const wrapped = { owner, wrapping: withCapability(owner, capability) }
    if (await works(wrapped, folder, program)) return wrapped
  }
  throw new StartupError(
    `PostgreSQL refuses to run as root, and user ${owner.uid} cannot enter ${folder} or run ${program}. Start Varsku as an ordinary user, move it to a folder that others may enter, or set DATABASE_URL.`,
  )
}
