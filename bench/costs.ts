/** What messages take of the cores while so many are in flight. */
import type { RunningBot } from './bots.ts'
import { timeTaken, timeTakenWithChildren, watchCores } from './machine.ts'

export const IN_FLIGHT = 50

/** What one message took. */
export interface Cost {
  /** Milliseconds of a core: in the bot, in PostgreSQL, and in what stands around. */
  bot: number
  postgres: number
  around: number
  /** Cores that were busy with what is none of ours. */
  others: number
}

/** What each of so many messages takes of a bot, and of the PostgreSQL with that process id. */
export const costOf = async <Result extends { perSecond: number }>(
  { pid }: RunningBot,
  postgres: number | undefined,
  count: number,
  work: () => Promise<Result>,
): Promise<Result & { cost: Cost }> => {
  const taken = () => ({
    bot: timeTaken(pid),
    postgres: postgres === undefined ? 0 : timeTakenWithChildren(postgres),
  })
  const before = taken()
  const around = process.cpuUsage()
  const busy = watchCores()
  const result = await work()
  const after = taken()
  const { user, system } = process.cpuUsage(around)
  const cost = {
    bot: (after.bot - before.bot) / count,
    postgres: (after.postgres - before.postgres) / count,
    around: (user + system) / 1000 / count,
  }
  const ours = ((cost.bot + cost.postgres + cost.around) * result.perSecond) / 1000
  return { ...result, cost: { ...cost, others: busy() - ours } }
}

/** Of two the one that was measured while the machine had less else to do. */
export const calmer = <One extends { cost: Cost }>(one: One, other: One): One =>
  other.cost.others < one.cost.others ? other : one
