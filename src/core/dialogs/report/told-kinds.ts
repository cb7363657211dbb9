/**
 * What she is asked first: which of the eight dangers it was, or what lists nobody.
 *
 * - **kind**: one of these. Each but the last three has harms that make it more precise.
 */
import { COARSE_HARM, DANGERS, type Danger, dangerOf, detailsOf } from '../../blacklist/danger.ts'
import { HARMS, type Harm } from '../../blacklist/taxonomy.ts'
import { say, type Text } from '../../terms/text.ts'

const ALONE = ['official', 'eviction', 'feeling'] as const satisfies readonly Harm[]
type Alone = (typeof ALONE)[number]

/** `town`: no person did it, but a town may be warned of it. */
export type ToldKind = Danger | Alone | 'town'

/** What is always offered. */
export const KINDS: readonly ToldKind[] = [...DANGERS, ...ALONE]

const isDanger = (kind: ToldKind): kind is Danger => DANGERS.some((danger) => danger === kind)
const isAlone = (one: string): one is Alone => ALONE.some((alone) => alone === one)

/** A kind, as it is tapped. */
export const kindLabel = (kind: ToldKind): Text => {
  if (kind === 'town') return say('report.town.label')
  return isDanger(kind) ? say(`danger.${kind}`) : say(`harm.${kind}`)
}

/** Whether she tells of nothing but a town. */
export const isOnlyTown = (kinds: readonly ToldKind[] = []): boolean =>
  kinds.length === 1 && kinds[0] === 'town'

/** The kinds of some harms, in the order in which they are offered. */
export const kindsOf = (harms: readonly Harm[] = []): ToldKind[] => {
  const kinds = new Set(harms.map((harm) => (isAlone(harm) ? harm : dangerOf(harm))))
  return KINDS.filter((kind) => kinds.has(kind as Danger | Alone))
}

/** What can be told more precisely of some kinds. */
export const detailsFor = (kinds: readonly ToldKind[] = []): Harm[] =>
  kinds.filter(isDanger).flatMap(detailsOf)

/** The harms of some kinds: those that she told more precisely, otherwise the danger itself. */
export const told = (kinds: readonly ToldKind[], harms: readonly Harm[] = []): Harm[] => {
  const all = new Set<Harm>()
  for (const kind of kinds) {
    if (isDanger(kind)) {
      const details = detailsOf(kind).filter((harm) => harms.includes(harm))
      for (const harm of details.length > 0 ? details : [COARSE_HARM[kind]]) all.add(harm)
    } else if (kind !== 'town') all.add(kind)
  }
  return (Object.keys(HARMS) as Harm[]).filter((harm) => all.has(harm))
}

/** Whether every danger is told more precisely, if that can be done at all. */
export const isToldEnough = (kinds: readonly ToldKind[] = [], harms: readonly Harm[]): boolean =>
  kinds.filter(isDanger).every((kind) => {
    const details = detailsOf(kind)
    return details.length === 0 || details.some((harm) => harms.includes(harm))
  })
