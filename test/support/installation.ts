/** The repository as somebody has it who installs it with an npm and a Node.js of their own. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/**
 * What an npm that runs us has set would be passed on to the one that is tried. The certificates of a
 * network of one's own stay.
 */
const surroundings = (bin: string, folder: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|vitest|node_(?!extra_ca_certs))/i.test(name),
    ),
  ),
  PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`,
  LANG: 'en_GB.UTF-8',
  DATA_DIR: join(folder, 'data'),
  KEY_FILE: join(folder, 'keys', 'varsku.key'),
})

/** Copies what git has of the repository, or would take, and gets that npm and that Node.js from the registry. */
export const createInstallation = async (versions: { npm: string; node: string }) => {
  const folder = await mkdtemp(join(tmpdir(), 'varsku-installation-'))
  const clone = join(folder, 'varsku')
  const tools = join(folder, 'tools')
  const node = `node-${process.platform}-${process.arch}`
  const bin = join(tools, 'node_modules', node, 'bin')
  const env = surroundings(bin, folder)

  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout: names } = await run('git', listed, { cwd: ROOT })
  for (const name of names.split('\0').filter(Boolean)) {
    await cp(join(ROOT, name), join(clone, name))
  }
  await run(
    'npm',
    [
      ...['install', '--prefix', tools, '--prefer-offline', '--ignore-scripts', '--no-save'],
      ...[`npm@${versions.npm}`, `${node}@${versions.node}`],
    ],
    { env: { ...env, PATH: `${dirname(process.execPath)}:${process.env['PATH']}` } },
  )

  /** Runs a command there; gives what it wrote. Throws where it fails, with all that it said. */
  const say = async (program: string, parts: string[], lines: string[] = []): Promise<string> => {
    const running = run(program, parts, { cwd: clone, env, maxBuffer: 1e8 })
    running.child.stdin?.end(lines.map((line) => `${line}\n`).join(''))
    const { stdout, stderr } = await running
    return stdout + stderr
  }
  const cli = join(tools, 'node_modules', 'npm', 'bin', 'npm-cli.js')

  return {
    clone,
    /** Runs that npm in the clone. */
    npm: (parts: string[], lines?: string[]) => say(join(bin, 'node'), [cli, ...parts], lines),
    /** How much the clone takes, in MB, without what git keeps. */
    size: async () => Number((await say('du', ['-sm', clone])).split('\t')[0]),
    end: () => rm(folder, { recursive: true }),
  }
}
export type Installation = Awaited<ReturnType<typeof createInstallation>>
