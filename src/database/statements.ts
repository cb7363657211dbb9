import type postgres from 'postgres'
import type { Transaction } from './database.ts'

type Value = string | number | Date | Uint8Array | readonly string[] | null

/** Runs SQL: each statement on its own, or all in one transaction. */
export interface Statements {
  /** The rows that a statement returns. */
  rows<Row>(statement: TemplateStringsArray, ...values: Value[]): Promise<Row[]>
  /** How many rows a statement has written. */
  change(statement: TemplateStringsArray, ...values: Value[]): Promise<number>
}

/** Each statement commits on its own. */
export const ownStatements = (sql: postgres.Sql): Statements => {
  const run = (statement: TemplateStringsArray, values: readonly Value[]) =>
    sql(statement, ...values.map((value) => (Array.isArray(value) ? sql.array(value) : value)))
  return {
    async rows<Row>(statement: TemplateStringsArray, ...values: Value[]): Promise<Row[]> {
      return [...((await run(statement, values)) as Iterable<Row>)]
    },
    change: async (statement, ...values) => (await run(statement, values)).count,
  }
}

/** The statements commit with everything else in a transaction of Prisma's. */
const statementsWithin = (tx: Transaction): Statements => ({
  rows: (statement, ...values) => tx.$queryRaw(statement, ...values),
  change: (statement, ...values) => tx.$executeRaw(statement, ...values),
})

/** Statements that take part in a transaction of Prisma's, or on their own if `db` is none. */
export const statementsIn = (db: Transaction, sql: postgres.Sql): Statements =>
  // A transaction of Prisma's has `$transaction`, too: it can hold others.
  '$connect' in db ? ownStatements(sql) : statementsWithin(db)
