/**
 * Where an alert reaches, in SQL: the rule of alerts/reaches.ts, but for what is sealed. A test holds
 * the two together.
 */
import type { AlertContent } from '../alerts/alert.ts'

/** What makes SQL of a template: Prisma's tag, or postgres.js's. */
type Tag<Sql> = (strings: TemplateStringsArray, ...values: string[]) => Sql

/**
 * What must be true of a subscription `s`: one of `town`, `near` and `country`, each of which has an
 * index of its own. Whether it is on that day (`isOn`) is seen once it is opened.
 */
export const reachesSql = <Sql>(
  sql: Tag<Sql>,
  { city, takenBack }: Pick<AlertContent, 'city' | 'takenBack'>,
) => ({
  town: takenBack ? sql`FALSE` : sql`s.city = ${city}`,
  near: takenBack ? sql`FALSE` : sql`s.near = ${city}`,
  country: takenBack ? sql`FALSE` : sql`s.country`,
})

/** Whether the peer of a delivery got its alert, or may have got it. */
export const hasGotSql = <Sql>(sql: Tag<Sql>): Sql => sql`state IN ('claimed', 'sent', 'shown')`
