/** (g) Many safe-calls that are due in one minute, and checks meanwhile. */
import { setTimeout as pause } from 'node:timers/promises'
import { createWords } from '../src/bots/words.ts'
import { openDatabase } from '../src/database/database.ts'
import { openKeys } from '../src/database/keys.ts'
import { taken } from '../test/support/crowd.ts'
import { keepCalls } from '../test/support/silent-calls.ts'
import { inFolder, startVarsku } from './bots.ts'
import { aim, milliseconds, percentile, printTable, rate, ratio, seconds } from './figures.ts'
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
const CHECKS = 200
/** So many are kept first, to see how long keeping takes on this machine. */
const SAMPLE = 100
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
  const numbers = inventedNumbers(2 * CHECKS + PEOPLE).map(({ written }) => written)
  const varsku = await startVarsku(folder, {
    env: { TELEGRAM_ALERTS_PER_SECOND: String(PERMITTED) },
  })
  try {
    const checked = createPeers(varsku.fake, (_, answer) => answer.includes(nothing))
    await checked(numbers.splice(0, PEOPLE), 10)
    const quiet = await checked(numbers.splice(0, CHECKS), 1)
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
    const each = (performance.now() - sampled) / SAMPLE
    const due = Date.now() + 20_000 + 1.5 * each * CALLS
    const pairs = Array.from({ length: CALLS }, (_, index) => pairOf(index, due))
    const buddies = new Set(pairs.map(({ buddy }) => buddy))
    await keepCalls({ database, keys }, pairs)
    await database.close()
    if (Date.now() > due)
      throw new Error('the machine is too slow: the calls were due before they were kept')
    // Nobody else has written to them, so whatever is sent to them is the line.
    const told = () => [...taken(varsku.fake).keys()].filter((chat) => buddies.has(chat)).length
    progress(`${CALLS} calls are kept, and due in ${seconds(due - Date.now())}`)
    // Each call has two lines: hers, that somebody was told, and her buddy's.
    const bound = ((2 * CALLS) / PERMITTED) * 1_000
    const isOver = () => Date.now() > due + bound + MOST_LATE
    while (told() === 0 && !isOver()) await pause(100)
    const busy = await checked(numbers.splice(0, CHECKS), 1)
    const duringAll = told() < CALLS
    while (told() < CALLS && !isOver()) {
      progress(`${told()} are told`)
      await pause(told() < CALLS - 100 ? 5_000 : 100)
    }
    const last = Date.now() - due
    const missing = CALLS - told()

    const [before, meanwhile] = [quiet, busy].map(({ waits }) => percentile(waits, 95))
    const p95 = { before: before ?? 0, meanwhile: meanwhile ?? 0 }
    printTable(`${CALLS} safe-calls that are due in one minute`, [
      ['', 'measured', 'compared with', ''],
      ['last line after', seconds(last), `${seconds(bound)} at ${rate(PERMITTED)}`, ''],
      [
        'p95 of a check',
        milliseconds(p95.meanwhile),
        milliseconds(p95.before),
        ratio(p95.meanwhile, p95.before),
      ],
      [
        '',
        aim(missing === 0 && last <= bound + MINUTE, 'within 60 s of what the rate permits'),
        missing === 0 ? '' : `${missing} not told yet`,
        '',
      ],
      [
        '',
        aim(duringAll && p95.meanwhile <= 1.3 * p95.before, 'at most 1.3 times the quiet one'),
        '',
        '',
      ],
    ])
    return { 'a check meanwhile : before': p95.meanwhile / p95.before }
  } finally {
    await varsku.stop()
  }
}
