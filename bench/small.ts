/** (k) The bot and its PostgreSQL on one core and 512 MB. Needs Linux, and root. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWords } from '../src/bots/words.ts'
import { inFolder, startVarsku } from './bots.ts'
import { aim, megabytes, milliseconds, percentile, printTable, rate, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { inventedNumbers } from './numbers.ts'
import { createPeers } from './peers.ts'

const MEMORY = 512 * 1024 * 1024
/** MESSAGES in the environment: fewer, for a look. */
const MESSAGES = Number(process.env['MESSAGES'] ?? 20_000)
const CHECKS = MESSAGES / 10
const IN_FLIGHT = 20
/** So many that none of them writes more often than once a second. */
const PEOPLE = 1_000

const PERIOD = 100_000
const V1 = '/sys/fs/cgroup/memory'
const V2 = '/sys/fs/cgroup'

/** A group of processes that share one core and that memory. */
const createGroup = () => {
  const name = `varsku-bench-${process.pid}`
  const folders = existsSync(V1)
    ? [join(V1, name), join('/sys/fs/cgroup/cpu', name)]
    : [join(V2, name)]
  const [first = '', cpu = first] = folders
  const isOld = folders.length > 1
  for (const folder of folders) mkdirSync(folder)
  if (isOld) {
    writeFileSync(join(first, 'memory.limit_in_bytes'), String(MEMORY))
    writeFileSync(join(cpu, 'cpu.cfs_period_us'), String(PERIOD))
    writeFileSync(join(cpu, 'cpu.cfs_quota_us'), String(PERIOD))
  } else {
    writeFileSync(join(first, 'memory.max'), String(MEMORY))
    writeFileSync(join(first, 'memory.swap.max'), '0')
    writeFileSync(join(cpu, 'cpu.max'), `${PERIOD} ${PERIOD}`)
  }
  const read = (file: string) => readFileSync(join(first, file), 'utf8')
  return {
    /** Put before a command line, it makes the program a member. */
    wrapping: [
      'sh',
      '-c',
      `${folders.map((folder) => `echo $$ > ${folder}/cgroup.procs`).join(' && ')} && exec "$@"`,
      'sh',
    ],
    most: () => Number(read(isOld ? 'memory.max_usage_in_bytes' : 'memory.peak')),
    kills: () =>
      Number(/oom_kill (\d+)/.exec(read(isOld ? 'memory.oom_control' : 'memory.events'))?.[1] ?? 0),
    end: () => {
      for (const folder of folders) rmdirSync(folder)
    },
  }
}

/** Prints how long people wait on the smallest machine that is promised, and what it holds. */
export const benchSmall = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    const words = createWords({ defaultLanguage: 'en' })
    const answers = [words.in('en', { key: 'menu.ask' }), words.in('en', { key: 'check.nothing' })]
    const numbers = inventedNumbers(CHECKS).map(({ written }) => written)
    const group = createGroup()
    const varsku = await startVarsku(folder, { wrapping: group.wrapping })
    try {
      const talk = createPeers(varsku.fake, (_, answer) =>
        answers.some((one) => answer.includes(one)),
      )
      const texts = Array<string>(MESSAGES).fill('menu')
      await talk(texts.slice(0, PEOPLE), IN_FLIGHT, PEOPLE)
      const alone = await talk(texts.slice(0, 100), 1, PEOPLE)
      const plain = await talk(texts, IN_FLIGHT, PEOPLE)
      const checks = await talk(numbers, IN_FLIGHT, PEOPLE)
      const p95 = (waits: number[]) => percentile(waits, 95)
      printTable(`On one core and ${megabytes(MEMORY)}, ${IN_FLIGHT} in flight`, [
        ['', 'p95', ': one at a time', 'a second'],
        ['one at a time', milliseconds(p95(alone.waits)), '', rate(alone.perSecond)],
        [
          `${MESSAGES} plain messages`,
          milliseconds(p95(plain.waits)),
          ratio(p95(plain.waits), p95(alone.waits)),
          rate(plain.perSecond),
        ],
        [`${CHECKS} checks`, milliseconds(p95(checks.waits)), '', rate(checks.perSecond)],
        ['memory of all, with files that are kept in it', megabytes(group.most()), '', ''],
        ['', aim(group.kills() === 0, 'nothing is killed'), '', ''],
        ['', aim(p95(plain.waits) <= 400, 'p95 of a plain message at most 400 ms'), '', ''],
      ])
      return { 'killed for memory, and one': group.kills() + 1 }
    } finally {
      await varsku.stop()
      group.end()
    }
  })
