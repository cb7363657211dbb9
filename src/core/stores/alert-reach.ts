/** Whom an alert reaches, in SQL: the rule of alerts/reaches.ts. A test holds the two together. */
import type { AlertContent } from '../alerts/alert.ts'
import type { Day } from '../alerts/dates.ts'

/** What makes SQL of a template: Prisma's tag, or postgres.js's. */
type Tag<Sql> = (strings: TemplateStringsArray, ...values: string[]) => Sql

/**
 * What must be true of a subscription `s`: one of `town`, `near` and `country`, each of which has an
 * index of its own, and `counts`.
 */
export const reachesSql = <Sql>(
  sql: Tag<Sql>,
  { city, takenBack }: Pick<AlertContent, 'city' | 'takenBack'>,
  today: Day,
) => ({
  town: sql`s.city = ${city}`,
  near: sql`s.near = ${city}`,
  country: sql`s.country`,
  counts: takenBack ? sql`FALSE` : sql`NOT s.paused AND s.until >= ${today}::date`,
})

/** Whether the peer of a delivery got its alert, or may have got it. */
export const hasGotSql = <Sql>(sql: Tag<Sql>): Sql => sql`state IN ('claimed', 'sent', 'shown')`
