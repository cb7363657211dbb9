/** (h) What a plain message takes of a core, in the bot and in PostgreSQL, beside the bare echo bot. */
import { createWords } from '../src/bots/words.ts'
import { atRest, inFolder, postgresOf, startEcho, startVarsku } from './bots.ts'
import { type Cost, calmer, costOf, IN_FLIGHT } from './costs.ts'
import { aim, milliseconds, printTable, rate, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { createPeers, PEOPLE } from './peers.ts'

const ROUNDS = 3
const EACH = 3
const MESSAGES = PEOPLE * EACH

interface Part {
  perSecond: number
  cost: Cost
}

/** Prints what it takes to answer "menu". */
export const benchTurns = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    const words = createWords({ defaultLanguage: 'en' })
    const menu = words.in('en', { key: 'menu.ask' })
    const texts = (count: number): string[] => Array(count).fill('menu')
    const echo = await startEcho()
    const varsku = await startVarsku(folder)
    const postgres = await postgresOf(folder)
    try {
      const echoed = createPeers(echo.fake, (text, answer) => answer === text)
      const answered = createPeers(varsku.fake, (_, answer) => answer.includes(menu))
      // Everybody is known, and the code is compiled.
      await atRest(varsku)
      await echoed(texts(PEOPLE), IN_FLIGHT)
      await answered(texts(PEOPLE), IN_FLIGHT)
      const rounds: { bare: Part; plain: Part }[] = []
      while (rounds.length < ROUNDS)
        rounds.push({
          bare: await costOf(echo, undefined, MESSAGES, () => echoed(texts(MESSAGES), IN_FLIGHT)),
          plain: await costOf(varsku, postgres, MESSAGES, () =>
            answered(texts(MESSAGES), IN_FLIGHT),
          ),
        })
      return printTurns(
        rounds.map(({ bare }) => bare).reduce(calmer),
        rounds.map(({ plain }) => plain).reduce(calmer),
      )
    } finally {
      await varsku.stop()
      await echo.stop()
    }
  })

const printTurns = (bare: Part, plain: Part): Ratios => {
  const wholeOf = ({ cost: { bot, postgres } }: Part) => bot + postgres
  const row = (name: string, part: Part) => [
    name,
    milliseconds(part.cost.bot),
    milliseconds(part.cost.postgres),
    milliseconds(wholeOf(part)),
    ratio(wholeOf(part), wholeOf(bare)),
    rate(part.perSecond),
    `${part.cost.others.toFixed(2)} cores`,
  ]
  printTable(`A plain message, ${IN_FLIGHT} in flight: time of a core`, [
    ['', 'bot', 'PostgreSQL', 'both', ': echo bot', 'a second', 'others took meanwhile'],
    row('menu', plain),
    row('echo bot', bare),
    ['', '', '', aim(wholeOf(plain) <= 2.5, 'at most 2.5 ms')],
    ['', '', '', aim(wholeOf(plain) <= 7 * wholeOf(bare), 'at most 7 ×')],
  ])
  return { 'a plain message : echo': wholeOf(plain) / wholeOf(bare) }
}
