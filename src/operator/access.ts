/** Codes let people in; revoking shuts them out. */

import { revokeCode, revokeMember } from '../core/actions/revoke.ts'
import { memberListStore } from '../core/stores/member-list.ts'
import { storesIn } from '../core/stores/stores.ts'
import type { Config } from '../settings/config.ts'
import { now, withDatabase } from './command.ts'
import { out, UsageError } from './out.ts'

/** Prints single-use codes, one a line. */
export const codes = async (
  config: Config,
  { count: wanted = '1', role }: { count?: string | undefined; role: string },
): Promise<void> => {
  const count = Number(wanted)
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw new UsageError('--count takes a whole number from 1 to 1000.')
  }
  if (role !== 'member' && role !== 'moderator' && role !== 'caseworker') {
    throw new UsageError('--role takes member, moderator or caseworker.')
  }
  await withDatabase(config, async ({ database, keys }) => {
    const stores = storesIn(database.prisma, { keys, sql: database.sql })
    for (let made = 0; made < count; made += 1) {
      out(await stores.codes.issue({ role, groupId: undefined }, now()))
    }
  })
}

/** Lists the members: mark, role, and the week in which each was last seen. Never more. */
export const members = (config: Config): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    for (const { handle, role, alsoCases, week } of await memberListStore(
      database.prisma,
      keys,
    ).all())
      out(`${handle}  ${alsoCases ? `${role}, caseworker` : role}  ${week}`)
  })

/** Makes an unused code unusable, or ends memberships. */
export const revoke = async (
  config: Config,
  { member, group }: { member?: string | undefined; group: boolean },
  code: string | undefined,
): Promise<void> => {
  if ((member === undefined) === (code === undefined)) {
    throw new UsageError('revoke takes either a code or --member ID.')
  }
  await withDatabase(config, async (open) => {
    if (code !== undefined) {
      if (!(await revokeCode({ ...open, now }, code))) {
        throw new UsageError('There is no such unused code: it was used, revoked, or mistyped.')
      }
      return out('The code is revoked.')
    }
    const revoked = await revokeMember({ ...open, now }, (member ?? '').toUpperCase(), group)
    if (!revoked) throw new UsageError('There is no member with that id.')
    out(
      `Memberships ended: ${revoked.members}. Reports marked for the moderators: ${revoked.reports}.`,
    )
  })
}
