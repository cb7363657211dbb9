import { setTimeout as wait } from 'node:timers/promises'
import { RateLimitError } from 'bullmq'
import { z } from 'zod'
import type { AlertPace, FanOut } from '../core/actions/send-alerts.ts'
import type { Log } from '../logging/log.ts'
import { type Backend, RETRY_DELAY } from './backends/backend.ts'
import { type PayloadIn, slices } from './catalog.ts'
import { createOutage } from './outage.ts'
import type { JobWorker } from './worker.ts'

interface Needs {
  backend: Backend
  /** The channels that this process can send on; `here`: whether it can just now. */
  channels: readonly { name: string; here?(): boolean }[]
  fanOut: Pick<FanOut, 'slice' | 'unfinished' | 'release' | 'paceOf' | 'health'>
  log: Log
  /** Nobody else sends: what a process before this one took and did not finish is begun anew at once. */
  alone?: boolean
  /** How often (ms) it is looked whether an alert has somebody left to go to. */
  every?: number
}

type Slice = PayloadIn<typeof slices, 'alerts.slice'>

const NAME = 'alerts.slice' satisfies keyof typeof slices
const LOOK = 5_000
const LOCK = 30_000
/** How long (ms) an alert may rest with somebody left to go to, before its job counts as lost. */
const LOST = 60_000

/** No more than one job that runs and one that waits, however often an alert is added. */
const idOf = ({ alert, channel }: Slice): string => `fan-${alert}-${channel}`

const openChannel = async (
  { backend, fanOut, log, alone }: Needs,
  channel: string,
  pace: AlertPace,
  ran: (pause?: number) => void,
) => {
  const outage = createOutage(log)
  const name = `alerts-${channel}`
  const queue = backend.openQueue({ streams: { events: { maxLen: 100 } } }, name)
  queue.on('error', outage.begin)

  const add = async (slice: Slice, priority: number): Promise<void> => {
    await queue.add(NAME, slice, {
      ...slices[NAME].options,
      priority,
      // The next slice goes behind those of other alerts that are as urgent.
      deduplication: { id: idOf(slice), keepLastIfActive: true },
    })
    outage.end()
  }

  const worker = backend.openWorker(
    async (job) => {
      const understood = z.safeParse(slices[NAME].payload, job.data)
      if (job.name !== NAME || !understood.success) {
        log.warn({ queue: name }, 'a job that this version does not know was dropped')
        return
      }
      ran()
      if (pace.more > 0) await wait(Math.random() * pace.more)
      const sliced = await fanOut.slice(understood.data).catch((error: unknown) => {
        log.error(
          { job: NAME, alert: understood.data.alert, error },
          'a slice failed; it is tried again',
        )
        throw Object.assign(new Error('see the log'), { stack: '' })
      })
      ran()
      if (sliced.next === 'pause') {
        log.warn(
          { channel, retryAfter: sliced.seconds },
          'the platform asks to slow down; alerts wait that long',
        )
        ran(sliced.seconds * 1000)
        await queue.rateLimit(sliced.seconds * 1000)
        throw new RateLimitError()
      }
      if (sliced.next === 'slice') await add(understood.data, job.opts.priority ?? 1)
    },
    {
      autorun: false,
      concurrency: 1,
      limiter: { max: 1, duration: pace.every },
      lockDuration: LOCK,
      stalledInterval: LOCK / 3,
      maxStalledCount: 3,
      runRetryDelay: RETRY_DELAY,
      drainDelay: LOCK / 1000,
    },
    name,
  )
  worker.on('error', outage.begin)
  worker.on('active', outage.end)
  let isOpen = true
  let isHere = true
  try {
    await queue.waitUntilReady()
    // A job that died in somebody's hands would be waited for.
    if (alone) await queue.obliterate({ force: true })
    await worker.waitUntilReady()
  } catch (fault) {
    await Promise.all([worker.close(), queue.close()])
    throw backend.explain(fault)
  }
  const keepRunning = async () => {
    while (isOpen) {
      try {
        await worker.run()
      } catch (fault) {
        outage.begin(fault)
      }
      if (isOpen) await wait(RETRY_DELAY)
    }
  }
  void keepRunning()
  return {
    add,
    outage,
    /** Takes jobs only while this process can send; another one may be able to. */
    async takes(here: boolean): Promise<void> {
      if (here === isHere) return
      isHere = here
      if (here) await worker.resume()
      else await worker.pause(true)
    },
    /** Lets a job be added again that is nowhere to be found. */
    forget: (slice: Slice) => queue.removeDeduplicationKey(idOf(slice)),
    async close(): Promise<void> {
      isOpen = false
      await worker.close()
      await queue.close()
    },
  }
}

/**
 * Sends alerts on the channels of this process, each at its pace, for as long as it runs.
 *
 * The jobs may be lost: every few seconds the database is asked which alerts have somebody left to
 * go to, and those are added again.
 */
export const startFanOut = async (needs: Needs): Promise<JobWorker> => {
  const { channels, fanOut, log, every = LOOK } = needs
  let lastRun = Date.now()
  const open = new Map<string, Awaited<ReturnType<typeof openChannel>>>()
  const closeAll = () => Promise.all([...open.values()].map((channel) => channel.close()))
  try {
    if (needs.alone) await fanOut.release(channels.map(({ name }) => name))
    for (const { name } of channels)
      open.set(
        name,
        await openChannel(needs, name, fanOut.paceOf(name), (pause = 0) => {
          lastRun = Date.now() + pause
        }),
      )
  } catch (fault) {
    await closeAll()
    throw fault
  }

  let trouble = ''
  let looking: Promise<void> | undefined
  const look = async (): Promise<void> => {
    try {
      for (const { name, here } of channels) await open.get(name)?.takes(here?.() ?? true)
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
      trouble = `the database or ${needs.backend.name} does not answer`
      for (const { outage } of open.values()) outage.begin(fault)
    }
  }
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
