import type { FanOut } from '../core/actions/send-alerts.ts'
import type { Log } from '../logging/log.ts'
import type { Backend } from './backends/backend.ts'
import { type ChannelQueue, openChannelQueue } from './channel-queue.ts'
import type { JobWorker } from './worker.ts'

interface Needs {
  backend: Backend
  /** The channels that this process can send on; `here`: whether it can just now. */
  channels: readonly { name: string; here?(): boolean }[]
  fanOut: Pick<FanOut, 'slice' | 'unfinished' | 'release' | 'paceOf' | 'health'>
  log: Log
  /** No other process sends: what a process before this one did not finish is begun again at once. */
  alone?: boolean
  /** How often (ms) it is looked whether an alert has somebody left to go to. */
  every?: number
}

const LOOK = 5_000
/** How long (ms) an alert may rest with somebody left to go to, before its job counts as lost. */
const LOST = 60_000

/**
 * Sends alerts on the channels of this process, each at its pace, for as long as it runs.
 *
 * The jobs may be lost: every few seconds the database is asked which alerts have somebody left to
 * go to, and those are added again.
 */
export const startFanOut = async (needs: Needs): Promise<JobWorker> => {
  const { backend, channels, fanOut, log, alone = false, every = LOOK } = needs
  let lastRun = Date.now()
  const ran = (pause = 0): void => {
    lastRun = Date.now() + pause
  }
  const open = new Map<string, ChannelQueue>()
  const closeAll = () => Promise.all([...open.values()].map((channel) => channel.close()))
  try {
    if (alone) await fanOut.release(channels.map(({ name }) => name))
    for (const { name, here } of channels) {
      const pace = fanOut.paceOf(name)
      const isHere = here?.() ?? true
      const queue = { backend, fanOut, log, channel: name, pace, here: isHere, alone, ran }
      open.set(name, await openChannelQueue(queue))
    }
  } catch (fault) {
    await closeAll()
    throw fault
  }

  let trouble = ''
  const look = async (): Promise<void> => {
    try {
      for (const { name, here } of channels) open.get(name)?.takes(here?.() ?? true)
      const found = await fanOut.unfinished()
      const isLost = found.length > 0 && Date.now() - lastRun > LOST
      trouble = isLost ? 'an alert does not go on' : ''
      if (found.length === 0) lastRun = Date.now()
      for (const { alert, channel, priority } of found) {
        if (isLost) {
          log.warn({ alert, channel }, 'the job of an alert was lost and is made anew')
          await open.get(channel)?.forget({ alert, channel })
        }
        await open.get(channel)?.add({ alert, channel }, priority)
      }
    } catch (fault) {
      trouble = `the database or ${backend.name} does not answer`
      for (const { outage } of open.values()) outage.begin(fault)
    }
  }
  let looking: Promise<void> | undefined
  const lookOnce = (): void => {
    looking ??= look().finally(() => {
      looking = undefined
    })
  }
  lookOnce()
  const timer = setInterval(lookOnce, every)

  let closed: Promise<void> | undefined
  const end = async (): Promise<void> => {
    clearInterval(timer)
    await looking
    await closeAll()
  }
  return {
    close() {
      closed ??= end()
      return closed
    },
    health() {
      if (closed !== undefined) return { ok: false, detail: 'closed' }
      return trouble === '' ? fanOut.health() : { ok: false, detail: trouble }
    },
  }
}
