/** Composition root: everything is made and put together here, and nothing else starts anything. */
import { flushCompileCache } from 'node:module'
import { createLog, type Log } from './logging/log.ts'
import { type Config, loadEnvFile, readConfig } from './settings/config.ts'
import { createEnding, type Ending } from './shutdown.ts'
import { openBot } from './startup/bot.ts'
import { isInTerminal, readCommand, type StartCommand } from './startup/command.ts'
import { figures } from './startup/figures.ts'
import { health } from './startup/health.ts'
import { heartbeat } from './startup/heartbeat.ts'
import { alerts, jobs, reminders, safeCalls, safeCallsHere } from './startup/jobs.ts'
import { aMinuteAgo, finishing } from './startup/left-over.ts'
import { listening } from './startup/listening.ts'
import { loadLate } from './startup/load-late.ts'
import { type Part, startParts } from './startup/part.ts'
import { onlySending, receiving } from './startup/receiving.ts'
import { openStorage } from './startup/storage.ts'
import { tell } from './startup/tell.ts'
import { tombstones } from './startup/tombstones.ts'
import { welcome } from './startup/welcome.ts'
import { StartupError } from './startup-error.ts'

interface Run {
  config: Config
  command: StartCommand
  inTerminal: boolean
  log: Log
  ending: Ending
}

/** Every part of the program, in the order in which they start. */
const partsOf = async (run: Run): Promise<Part[]> => {
  const { config, command, inTerminal, log, ending } = run
  const storage = await openStorage(run)
  const opened = await openBot({ ...run, ...storage })
  const { bot, channels } = opened
  const needs = { ...run, ...storage, ...opened }

  const sending = alerts(needs)
  const working = jobs(needs)
  const receipts = { name: 'receipts', health: bot.receipts }
  const grave = { name: 'reports', health: bot.grave }
  const cases = { name: 'cases', health: bot.cases }
  const moderators = { name: 'moderators', health: bot.moderators }
  const watching = safeCalls(needs)
  const duty = { name: 'duty', health: bot.safeCalls.duty }
  const waiting = { name: 'waiting', health: bot.unopened }
  const deletions = { name: 'deletions', health: bot.turns.deletions }
  // A worker only sends: one that receives would take the messages of the other process.
  const received = config.roles.includes('bots') ? channels : []
  const served = received.length > 0 ? received : channels.map(onlySending)
  const inBackground = [
    sending,
    ...(config.roles.includes('worker') ? [working] : reminders(needs)),
    watching,
  ]

  return [
    figures(bot, log),
    tombstones({ ...storage, keyFile: config.keyFile }, log),
    finishing(needs, channels),
    { name: 'turns', end: () => bot.turns.stop() },
    { name: 'lines', end: () => bot.safeCalls.stop() },
    ...(config.heartbeat ? [heartbeat({ url: config.heartbeat, bot, log })] : []),
    health({
      ...needs,
      parts: [
        ...served,
        working,
        sending,
        receipts,
        grave,
        cases,
        moderators,
        waiting,
        deletions,
        watching,
        duty,
      ],
    }),
    ...(inTerminal ? [{ name: 'welcome', start: () => welcome(command, storage.database) }] : []),
    // Beside a service, the service is still answering what came in during the last minute.
    { name: 'left-over', start: () => bot.turns.finish(command.chat ? aMinuteAgo() : undefined) },
    ...received.map((channel) => receiving(channel, bot, ending.signal)),
    ...(received.length > 0 && !command.chat ? [listening(opened.words, log)] : []),
    // A chat would take the service's jobs, and holds none of its channels.
    ...(command.chat ? [safeCallsHere(needs)] : inBackground),
  ]
}

const start = async (config: Config, command: StartCommand): Promise<void> => {
  const inTerminal = isInTerminal(config, command)
  const log = createLog({
    // In the terminal, somebody wants to read the conversation.
    level: inTerminal && config.logLevel === 'info' ? 'warn' : config.logLevel,
    pretty: process.stderr.isTTY === true,
  })
  config.notices.forEach(tell)
  const ending = createEnding(log)
  // Almost all is loaded now. Otherwise Node.js would keep what it has read of the cache of the sources.
  flushCompileCache()
  try {
    await startParts(await partsOf({ config, command, inTerminal, log, ending }), ending)
    log.info('ready')
  } catch (error) {
    if (ending.isEnding()) return
    if (error instanceof StartupError) tell(error.message)
    else log.fatal({ error }, 'could not start')
    void ending.end(1)
  } finally {
    ending.started()
  }
}

try {
  if (process.argv[2] === 'only-load') await loadLate()
  const command = readCommand()
  loadEnvFile('.env')
  await start(readConfig(process.env), command)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  tell(error.message)
  process.exitCode = 1
}
