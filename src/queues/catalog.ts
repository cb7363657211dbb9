import { z } from 'zod'

/** When a recurring job is due. */
export type Schedule =
  | {
      /** Milliseconds from one run to the next. */
      every: number
    }
  | {
      /** In cron's notation; in UTC if there is no time zone. */
      pattern: string
      tz?: string
    }

/** What a job carries, when it is due and how hard it tries. */
export interface JobDefinition {
  payload: z.ZodType
  schedule?: Schedule
  options: {
    /** How often it is tried. A recurring job is tried once: its next run is the next try. */
    attempts: number
    backoff?: { type: 'fixed' | 'exponential'; delay: number }
    /** Required of every job: what is not removed is kept for ever. */
    removeOnComplete: boolean | { age: number; count: number }
    removeOnFail: boolean | { age: number; count: number }
  }
}

/** Jobs by name. */
export type Catalog = Readonly<Record<string, JobDefinition>>

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How often (ms) it is looked whose subscription ends soon, also in processes without a worker. */
export const REMIND_EVERY = 5 * MINUTE

/** How often (ms) it is looked which safe-calls are due, also in processes without a worker. */
export const WATCH_EVERY = 15 * SECOND

/** How often (ms) it is looked what waits for whom, also in processes without a worker. */
export const NOTICES_EVERY = MINUTE

/** What the recurring jobs call. Each call finds in the database what is due. */
export interface JobCalls {
  /** Answers messages that were accepted and not answered, for whatever reason. */
  finishTurns(): Promise<unknown>
  /** Deletes from the chats what may be shown there no longer. */
  eraseMessages(): Promise<unknown>
  /** Puts approved reports on the list when their time has come. */
  publish(): Promise<unknown>
  /** Tells those whose subscriptions end soon, so that nobody stops being warned without knowing. */
  remind(): Promise<unknown>
  /** Does what is due about safe-calls, and tells whom it concerns. */
  watchOver(): Promise<unknown>
  /** Tells those who wish it that something waits for them. */
  notify(): Promise<unknown>
  /** Deletes what has had its time. */
  expire(): Promise<unknown>
  /** Takes what was deleted off the disk as well. */
  rewriteTables(): Promise<unknown>
}

/** A job that carries nothing, is due by the clock, and does one call. */
export interface RecurringJob extends JobDefinition {
  schedule: Schedule
  calls: keyof JobCalls
}

const once = { attempts: 1, removeOnComplete: true, removeOnFail: true }

const recurring = (calls: keyof JobCalls, schedule: Schedule): RecurringJob => ({
  payload: z.strictObject({}),
  schedule,
  options: once,
  calls,
})

/**
 * Every background job: its name, what it calls, and when.
 *
 * A job may be lost, doubled or late without harm, because the database says what is due and the
 * job only looks.
 */
export const jobs: Readonly<Record<string, RecurringJob>> = {
  'turns.finish': recurring('finishTurns', { every: 30 * SECOND }),
  'messages.erase': recurring('eraseMessages', { every: MINUTE }),
  'reports.publish': recurring('publish', { every: MINUTE }),
  'alerts.remind': recurring('remind', { every: REMIND_EVERY }),
  // Somebody may be in danger: oftener than any other.
  'safe-calls.watch': recurring('watchOver', { every: WATCH_EVERY }),
  'notices.send': recurring('notify', { every: NOTICES_EVERY }),
  expire: recurring('expire', { every: 15 * MINUTE }),
  // Rewrites tables, so that deleted rows leave the files. It locks each for a moment; while tables are
  // large, it does so at night only (database/rewrite-tables.ts).
  'deleted.forget': recurring('rewriteTables', { pattern: '30 * * * *' }),
}

/**
 * The next few sends of an alert. They have a queue for each channel, each with a pace of its own.
 *
 * Payloads hold ids only: queues keep them in clear text.
 */
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
