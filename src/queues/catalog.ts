import { z } from 'zod'

/** When a recurring job is due. */
export type Schedule =
  | {
      /** Milliseconds from one run to the next. */
      every: number
    }
  | {
      /** In cron's notation; without a time zone in UTC. */
      pattern: string
      tz?: string
    }

/** What a job carries, when it is due and how hard it tries. */
export interface JobDefinition {
  payload: z.ZodType
  schedule?: Schedule
  options: {
    /** How often it is tried; a recurring job is tried once, its next run being the next try. */
    attempts: number
    backoff?: { type: 'fixed' | 'exponential'; delay: number }
    /** Said for every job: what is not removed is kept for ever. */
    removeOnComplete: boolean | { age: number; count: number }
    removeOnFail: boolean | { age: number; count: number }
  }
}

/** Jobs by name. */
export type Catalog = Readonly<Record<string, JobDefinition>>

const SECOND = 1000
const MINUTE = 60 * SECOND

const nothing = z.strictObject({})

const once = { attempts: 1, removeOnComplete: true, removeOnFail: true }

/**
 * Every background job.
 *
 * Payloads hold ids only: queues keep them in clear text. A job may be lost, doubled or late
 * without harm, because the database says what is due and the job only looks.
 */
export const jobs = {
  'turns.finish': { payload: nothing, schedule: { every: 30 * SECOND }, options: once },
  'messages.erase': { payload: nothing, schedule: { every: MINUTE }, options: once },
  'reports.publish': { payload: nothing, schedule: { every: MINUTE }, options: once },
  'alerts.remind': { payload: nothing, schedule: { every: 5 * MINUTE }, options: once },
  expire: { payload: nothing, schedule: { every: 15 * MINUTE }, options: once },
  // Each table is closed for a moment; large ones only at an hour when few write.
  'deleted.forget': { payload: nothing, schedule: { pattern: '30 * * * *' }, options: once },
} as const satisfies Catalog

/** The next few sends of an alert. They have a queue for each channel, each with a pace of its own. */
export const slices = {
  'alerts.slice': {
    payload: z.strictObject({ alert: z.uuid(), channel: z.string().regex(/^[a-z]{1,20}$/) }),
    options: once,
  },
} as const satisfies Catalog

/** What a job of a catalog carries. */
export type PayloadIn<Jobs extends Catalog, Name extends keyof Jobs> = z.output<
  Jobs[Name]['payload']
>

/** One handler for each job of a catalog. */
export type HandlersFor<Jobs extends Catalog> = {
  [Name in keyof Jobs]: (payload: PayloadIn<Jobs, Name>) => Promise<void>
}

/** The name of a job. */
export type JobName = keyof typeof jobs

/** One handler for each job in the catalog; a missing one does not compile. */
export type JobHandlers = HandlersFor<typeof jobs>
