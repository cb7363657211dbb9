/**
 * Whom an alert reaches, in SQL: the rule of alerts/reaches.ts without what is sealed. A test makes
 * sure that the two agree.
 */
import type { AlertContent } from '../alerts/alert.ts'

/** A tag that turns a template into SQL: that of Prisma or of postgres.js. */
type Tag<Sql> = (strings: TemplateStringsArray, ...values: string[]) => Sql

/**
 * What must be true of a subscription `s`: one of `town`, `near` and `country`, each of which has
 * its own index. Only the opened subscription says whether it is on that day (`isOn`).
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
