/**
 * Whether somebody who reported still stands by it.
 *
 * Everybody with the receipt of a decided report is asked, always. If it were asked only while
 * somebody objects, the receipt of the listed man's own report would tell him that. The answer is
 * kept with what is listed, and only moderators who look at an objection read it.
 */
export const STANCES = ['stands', 'unsure'] as const

/** What was said, and in which quarter (year * 4 + 0 to 3). */
export interface Stance {
  says: (typeof STANCES)[number]
  quarter: number
}

const SIGNS = { stands: 's', unsure: 'u' } as const

/** As it is sealed: of one size, so that a row does not show whether anybody was asked. */
export const packedStance = (stance: Stance | undefined): string =>
  stance ? `${SIGNS[stance.says]}${String(stance.quarter).padStart(5, '0')}` : '-00000'

/** Undefined if nothing was said. */
export const unpackedStance = (packed: string): Stance | undefined => {
  const says = STANCES.find((one) => SIGNS[one] === packed[0])
  return says && { says, quarter: Number(packed.slice(1)) }
}
