/** The queue of one channel: a job in it is the next slice of an alert. */
import { setTimeout as wait } from 'node:timers/promises'
import { RateLimitError } from 'bullmq'
import { z } from 'zod'
import type { Sliced } from '../core/actions/alert-slice.ts'
import type { FanOut } from '../core/actions/send-alerts.ts'
import type { AlertPace } from '../core/alerts/pace.ts'
import type { Log } from '../logging/log.ts'
import { type Backend, RETRY_DELAY, type Taker } from './backends/backend.ts'
import { type PayloadIn, slices } from './catalog.ts'
import { createOutage } from './outage.ts'
import { keepRunning, type Running } from './running.ts'

interface Needs {
  backend: Backend
  fanOut: Pick<FanOut, 'slice'>
  log: Log
  channel: string
  pace: AlertPace
  /** Whether this process can send on the channel now. */
  here: boolean
  /** No other process sends: jobs of a process before this one are dropped. */
  alone: boolean
  /** Called before and after each slice; `pause`: how long (ms) no slice runs. */
  ran(pause?: number): void
}

type Slice = PayloadIn<typeof slices, 'alerts.slice'>

const NAME = 'alerts.slice' satisfies keyof typeof slices
const LOCK = 30_000

/** No more than one job that runs and one that waits, however often an alert is added. */
const idOf = ({ alert, channel }: Slice): string => `fan-${alert}-${channel}`

/** Opens the queue of a channel; its worker takes jobs while this process can send there. */
export const openChannelQueue = async (needs: Needs) => {
  const { backend, log, channel, pace } = needs
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

  const sliceOf = async (slice: Slice): Promise<Sliced> => {
    needs.ran()
    if (pace.more > 0) await wait(Math.random() * pace.more)
    try {
      return await needs.fanOut.slice(slice)
    } catch (error) {
      log.error({ job: NAME, alert: slice.alert, error }, 'a slice failed; it is tried again')
      // Kept beside the job, in clear text.
      throw Object.assign(new Error('see the log'), { stack: '' })
    } finally {
      needs.ran()
    }
  }

  const work: Parameters<Backend['openWorker']>[0] = async (job) => {
    const understood = z.safeParse(slices[NAME].payload, job.data)
    if (job.name !== NAME || !understood.success) {
      log.warn({ queue: name }, 'a job that this version does not know was dropped')
      return
    }
    const sliced = await sliceOf(understood.data)
    if (sliced.next === 'pause') {
      log.warn(
        { channel, retryAfter: sliced.seconds },
        'the platform asks to slow down; alerts wait that long',
      )
      needs.ran(sliced.seconds * 1000)
      await queue.rateLimit(sliced.seconds * 1000)
      throw new RateLimitError()
    }
    if (sliced.next === 'slice') await add(understood.data, job.opts.priority ?? 1)
  }

  const openWorker = (): Taker => {
    const worker = backend.openWorker(
      work,
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
    return worker
  }

  const first = needs.here ? openWorker() : undefined
  try {
    await queue.waitUntilReady()
    // A job that died with its process would be waited for.
    if (needs.alone) await queue.obliterate({ force: true })
    await first?.waitUntilReady()
  } catch (fault) {
    await Promise.all([first?.close(), queue.close()])
    throw backend.explain(fault)
  }
  let running: Running | undefined = first && keepRunning(first, outage)
  /** Workers that finish their last job. */
  const closing = new Set<Promise<void>>()
  const stop = (): void => {
    const closed = running?.close().catch(outage.begin)
    running = undefined
    if (!closed) return
    closing.add(closed)
    void closed.then(() => closing.delete(closed))
  }

  return {
    add,
    outage,
    /** Takes jobs only while this process can send; another one may be able to. */
    takes(here: boolean): void {
      // Not pause() and resume(): BullMQ's resume() runs the worker by itself, and its faults are lost.
      if (!here) stop()
      else running ??= keepRunning(openWorker(), outage)
    },
    /** Lets a job be added again that is nowhere to be found. */
    forget: (slice: Slice) => queue.removeDeduplicationKey(idOf(slice)),
    async close(): Promise<void> {
      stop()
      await Promise.all(closing)
      await queue.close()
    },
  }
}
export type ChannelQueue = Awaited<ReturnType<typeof openChannelQueue>>
