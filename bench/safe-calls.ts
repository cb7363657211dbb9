/** (g) Many safe-calls that are due in one minute, and checks meanwhile. */
import { setTimeout as pause } from 'node:timers/promises'
import { createWords } from '../src/bots/words.ts'
import { openDatabase } from '../src/database/database.ts'
import { openKeys } from '../src/database/keys.ts'
import { taken } from '../test/support/crowd.ts'
import { keepCalls } from '../test/support/silent-calls.ts'
import { inFolder, postgresOf, startVarsku } from './bots.ts'
import { costOf } from './costs.ts'
import { aim, milliseconds, percentile, printTable, ratio, seconds } from './figures.ts'
import type { Ratios } from './gate.ts'
import { inventedNumbers } from './numbers.ts'
import { createPeers, PEOPLE } from './peers.ts'

/** CALLS in the environment: fewer, for a look. */
const CALLS = Number(process.env['CALLS'] ?? 10_000)
/**
 * TELEGRAM_ALERTS_PER_SECOND. Telegram permits 25 by itself; with that, ten thousand calls take a quarter
 * of an hour, and what is measured is how well the bot keeps to a rate.
 */
const PERMITTED = Number(process.env['PERMITTED'] ?? 100)
/** So many before, meanwhile and after: a check now and then, as people write. CHECKS: fewer, for a look. */
const CHECKS = Number(process.env['CHECKS'] ?? Math.min(200, CALLS / 10))
const BETWEEN = 50
/** So many are kept first, to see how long keeping takes on this machine. */
const SAMPLE = 250
const MINUTE = 60_000
/** What is missing so long after the bound is not waited for. */
const MOST_LATE = 5 * MINUTE

const begun = Date.now()
/** It takes some minutes, so it says where it is. */
const progress = (what: string): void =>
  void process.stderr.write(`${seconds(Date.now() - begun)}: ${what}\n`)

/** Prints how long it takes to tell of everybody, and what a check takes meanwhile. */
export const benchSafeCalls = (): Promise<Ratios> => inFolder(manyCalls)

const manyCalls = async (folder: string): Promise<Ratios> => {
  const words = createWords({ defaultLanguage: 'en' })
  const nothing = words.in('en', { key: 'check.nothing' })
  const numbers = inventedNumbers(3 * CHECKS + PEOPLE).map(({ written }) => written)
  const varsku = await startVarsku(folder, {
    env: { TELEGRAM_ALERTS_PER_SECOND: String(PERMITTED) },
  })
  try {
    const checked = createPeers(varsku.fake, (_, answer) => answer.includes(nothing))
    /** Milliseconds that most checks take at most, one at a time. */
    const checkNowAndThen = async (): Promise<number> => {
      const waits: number[] = []
      for (const number of numbers.splice(0, CHECKS)) {
        waits.push(...(await checked([number], 1)).waits)
        await pause(BETWEEN)
      }
      return percentile(waits, 95)
    }
    await checked(numbers.splice(0, PEOPLE), 10)
    const before = await checkNowAndThen()
    progress('the quiet checks are done')

    const people = Array.from({ length: 2 * (CALLS + SAMPLE) }, () =>
      varsku.fake.person({ language: 'en' }),
    )
    // Telegram lets a bot write only to who wrote to it. What they wrote is dropped.
    for (const person of people) person.says('/start')
    varsku.fake.updates.deleteWebhook(true)
    const pairOf = (index: number, due: number) => ({
      her: people[2 * index]?.id ?? 0,
      buddy: people[2 * index + 1]?.id ?? 0,
      due,
    })
    const database = await openDatabase({
      dataDir: `${folder}/data`,
      exclusive: false,
      onNotice: () => {},
    })
    const { keys } = await openKeys({ file: `${folder}/varsku.key`, database })
    const tomorrow = Date.now() + 24 * 60 * MINUTE
    const sampled = performance.now()
    await keepCalls(
      { database, keys },
      Array.from({ length: SAMPLE }, (_, index) => pairOf(CALLS + index, tomorrow)),
    )
    const keeping = ((performance.now() - sampled) / SAMPLE) * CALLS
    const due = Date.now() + 20_000 + 1.5 * keeping
    const pairs = Array.from({ length: CALLS }, (_, index) => pairOf(index, due))
    const buddies = new Set(pairs.map(({ buddy }) => buddy))
    await keepCalls({ database, keys }, pairs)
    await database.close()
    if (Date.now() > due)
      throw new Error('the machine is too slow: the calls were due before they were kept')
    // Nobody else has written to them, so whatever is sent to them is the line.
    const told = () => [...taken(varsku.fake).keys()].filter((chat) => buddies.has(chat)).length
    // Also that she reads it.
    const all = new Set(pairs.flatMap(({ her, buddy }) => [her, buddy]))
    const lines = () => [...taken(varsku.fake).keys()].filter((chat) => all.has(chat)).length
    // The line of an alarm comes again after two minutes and after five.
    const sentIn = () => [...taken(varsku.fake)].filter(([chat]) => all.has(chat))
    const sent = () => sentIn().reduce((sum, [, times]) => sum + times, 0)
    progress(`${CALLS} calls are kept, and due in ${seconds(due - Date.now())}`)
    /** How long so many lines take at the rate that is permitted. */
    const bound = (count: number): number => (count / PERMITTED) * 1_000
    // Each call has two lines, her buddy's and hers, that somebody was told; and those that come again.
    const isOver = () => Date.now() > due + bound(4 * CALLS) + MOST_LATE
    const postgres = await postgresOf(folder)
    while (told() === 0 && !isOver()) await pause(100)
    let toldAfter = Number.POSITIVE_INFINITY
    let last = Number.POSITIVE_INFINITY
    /** Looks whether the last buddy was just told, and whether the last line was just sent. */
    const watch = setInterval(() => {
      if (toldAfter === Number.POSITIVE_INFINITY && told() >= CALLS) toldAfter = Date.now() - due
      if (last === Number.POSITIVE_INFINITY && lines() >= 2 * CALLS) last = Date.now() - due
    }, 500)
    const sending = async () => {
      const begunAt = performance.now()
      const meanwhile = await checkNowAndThen()
      while (last === Number.POSITIVE_INFINITY && !isOver()) {
        if (Math.random() < 0.1) progress(`${told()} are told, ${sent()} lines are sent`)
        await pause(500)
      }
      const perSecond = (1_000 * sent()) / (performance.now() - begunAt)
      return { meanwhile, perSecond }
    }
    const { meanwhile, cost } = await costOf(varsku, postgres, 2 * CALLS, sending)
    clearInterval(watch)
    const [missing, count] = [2 * CALLS - lines(), sent()]
    const each = (cost.bot + cost.postgres) * ((2 * CALLS) / count)
    const after = await checkNowAndThen()
    const quiet = (before + after) / 2
    const isTold = toldAfter <= bound(CALLS) + MINUTE
    const isSent = missing === 0 && last <= bound(count) + MINUTE

    printTable(`${CALLS} safe-calls that are due in one minute, ${PERMITTED} lines a second`, [
      ['', 'measured', 'compared with', ''],
      ['last buddy told after', seconds(toldAfter), seconds(bound(CALLS)), ''],
      [`last of ${count} lines after`, seconds(last), seconds(bound(count)), ''],
      [
        'p95 of a check',
        milliseconds(meanwhile),
        `${milliseconds(before)} before, ${milliseconds(after)} after`,
        ratio(meanwhile, quiet),
      ],
      ['time of a core for each line', milliseconds(each), '', ''],
      ['others took meanwhile', `${cost.others.toFixed(2)} cores`, '', ''],
      [
        '',
        aim(isTold && isSent, 'within 60 s of what the rate permits'),
        missing === 0 ? '' : `${missing} not sent yet`,
        '',
      ],
      ['', aim(meanwhile <= 1.3 * quiet, 'at most 1.3 times the quiet one'), '', ''],
    ])
    return { 'a check meanwhile : before': meanwhile / quiet }
  } finally {
    await varsku.stop()
  }
}
