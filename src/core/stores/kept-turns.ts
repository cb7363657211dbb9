import type postgres from 'postgres'
import type { Database } from '../../database/database.ts'
import { faultCode } from '../../database/faults.ts'
import type { Statements } from '../../database/statements.ts'
import type { Member } from '../members/peer.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { capColumns, type ExpectedUse } from './counters.ts'
import type { SessionRow } from './sessions.ts'

/** A turn that leads to an answer and to where she is from now on, and to nothing else. */
export interface PlainTurn {
  id: string
  sender: Bytes
  /** What is to be sent, sealed. */
  content: Bytes
  /** Her membership as it was when the message was understood. It must be the same still. */
  member: Member | undefined
  session: SessionRow
  /** The revision that her session must still have; 0 if there was none. */
  before: number
  /** The caps that it uses, and what was expected of them. */
  use?: ExpectedUse | undefined
}

/** What division by zero is called: the way in which a statement undoes all that it did. */
const UNDONE = '22012'

/**
 * Keeps a turn in one statement. False if it may not be kept so, because something has changed
 * meanwhile: then nothing was done.
 */
export const keepPlainTurn = async (
  { database: { sql }, keys }: { database: Pick<Database, 'sql'>; keys: Keys },
  { id, sender, content, member, session, before, use }: PlainTurn,
): Promise<boolean> => {
  const { sender: tag, content: sealed, revision, expiresAt } = session
  const memberId = member?.id ?? null
  const saved =
    before === 0
      ? sql`
        INSERT INTO session (sender, content, revision, expires_at)
        SELECT ${tag}::bytea, ${sealed}::bytea, ${revision}::int, ${expiresAt}::timestamptz
        WHERE EXISTS (SELECT FROM handled) ON CONFLICT (sender) DO NOTHING RETURNING 1`
      : sql`
        UPDATE session
        SET content = ${sealed}, revision = ${revision}, expires_at = ${expiresAt}
        WHERE sender = ${tag} AND revision = ${before} AND EXISTS (SELECT FROM handled)
        RETURNING 1`
  // After the member and before all else: caps are always locked in this order.
  const used =
    use && usedIn(sql, keys, use, sql`${memberId}::uuid IS NULL OR EXISTS (SELECT FROM still)`)
  try {
    await sql`
      WITH still AS MATERIALIZED (
        SELECT id FROM member
        WHERE id = ${memberId}::uuid AND group_id = ${member?.groupId ?? null}::uuid
          AND role = ${member?.role ?? null}::"Role" AND also_cases = ${member?.alsoCases ?? false}
        FOR SHARE),
      used AS MATERIALIZED (${used ?? sql`SELECT true AS fits`}),
      handled AS (
        UPDATE turn SET state = 'handled', content = ${content}, sender = ${sender}
        WHERE id = ${id} AND state = 'accepted' AND (SELECT fits FROM used)
          AND (${memberId}::uuid IS NULL OR EXISTS (SELECT FROM still))
          AND NOT EXISTS (
            SELECT FROM turn earlier
            WHERE earlier.sender = ${sender} AND earlier.state = 'accepted'
              AND earlier.sequence < turn.sequence)
        RETURNING 1),
      saved AS (${saved})
      SELECT 1 / (SELECT count(*) FROM handled) / (SELECT count(*) FROM saved)`
    return true
  } catch (fault) {
    if (faultCode(fault) === UNDONE) return false
    throw fault
  }
}

const usedIn = (
  sql: Database['sql'],
  keys: Keys,
  { caps, amount, now, kind, most }: ExpectedUse,
  isMember: postgres.PendingQuery<postgres.Row[]>,
) => {
  const { owners, kinds, days, months, today } = capColumns(keys, { caps, now })
  return sql`
    SELECT allowed AND everybody <= ${most} AS fits
    FROM use_caps(${sql.array(owners)}::text[], ${sql.array(kinds)}::text[],
      ${sql.array(days)}::int[], ${sql.array(months)}::int[], ${amount}::int, ${today}::date, ${kind}::text)
    WHERE ${isMember}`
}

/** A turn that is kept in a transaction, with its session. */
export type TurnWithEffects = Pick<PlainTurn, 'id' | 'sender' | 'content' | 'session' | 'before'>

/**
 * Keeps a turn and its session in a transaction. `handled` is false if the turn was handled already, or an
 * earlier one is not handled yet; `saved` is false if the session is no longer at the revision `before`. In both
 * cases the transaction must be undone.
 */
export const keepTurnWithin = async (
  { rows }: Statements,
  { id, sender, content, session, before }: TurnWithEffects,
): Promise<{ handled: boolean; saved: boolean }> => {
  const { sender: tag, content: sealed, revision, expiresAt } = session
  const [kept] = await rows<{ handled: boolean; saved: boolean }>`
    WITH handled AS (
      UPDATE turn SET state = 'handled', content = ${content}, sender = ${sender}
      WHERE id = ${id}::uuid AND state = 'accepted' AND NOT EXISTS (
        SELECT FROM turn earlier
        WHERE earlier.sender = ${sender} AND earlier.state = 'accepted'
          AND earlier.sequence < turn.sequence)
      RETURNING 1),
    saved AS (
      INSERT INTO session (sender, content, revision, expires_at)
      SELECT ${tag}::bytea, ${sealed}::bytea, ${revision}::int, ${expiresAt}::timestamptz
      WHERE EXISTS (SELECT FROM handled) AND (
        ${before}::int = 0 OR EXISTS (
          SELECT FROM session WHERE sender = ${tag} AND revision = ${before}::int))
      ON CONFLICT (sender) DO UPDATE SET content = excluded.content, revision = excluded.revision,
        expires_at = excluded.expires_at
      WHERE session.revision = ${before}::int
      RETURNING 1)
    SELECT EXISTS (SELECT FROM handled) AS handled, EXISTS (SELECT FROM saved) AS saved`
  return { handled: kept?.handled === true, saved: kept?.saved === true }
}
