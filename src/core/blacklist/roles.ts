/**
 * Who a number is said to be.
 *
 * - **role**: people who are easily told as one another are one: who came as a client may be called
 *   a robber by the next, and a partner may be a pimp.
 */
import type { Content } from './reports.ts'
import type { Person } from './taxonomy.ts'

const ROLE_OF = {
  client: 'came',
  pretended: 'came',
  robber: 'came',
  stranger: 'came',
  online: 'came',
  partner: 'near',
  pimp: 'near',
  landlord: 'landlord',
  official: 'official',
} as const satisfies Record<Person, string>

type Told = Pick<Content, 'group' | 'person'>

/**
 * Whether groups that have nothing to do with each other say that one number is different people.
 * Then one of them may have mistyped it. All guests are one group: they may be one person.
 */
export const inSeveralRoles = (reports: readonly Told[]): boolean =>
  reports.some((one) => reports.some((other) => differ(one, other)))

const differ = (one: Told, other: Told): boolean =>
  one.group !== other.group &&
  one.person !== undefined &&
  other.person !== undefined &&
  ROLE_OF[one.person] !== ROLE_OF[other.person]
