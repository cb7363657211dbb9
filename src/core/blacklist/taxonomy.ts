/**
 * What can be reported.
 *
 * - **harm**: what happened. Merged from the PION survey of 2019 (50 people who sell sex in
 *   Norway), National Ugly Mugs, Jasmine, SWAN and Ugly Mugs NL. Harms that need help within hours
 *   come first. Then harms of one kind stand together. The first of a kind is told by somebody who
 *   tells no more than the kind.
 * - **level**: 1 nuisance, 2 risk, 3 danger, 4 grave danger. A moderator starts from the level
 *   given here and may change it by one.
 * - **track**: `list` can list a number; `own` is read and counted, but lists nobody; `statistics`
 *   is only counted.
 */
export type Level = 1 | 2 | 3 | 4
export const LEVELS = [1, 2, 3, 4] as const satisfies readonly Level[]

export const HARMS = {
  sexual: { level: 3, track: 'list', care: true },
  forced: { level: 4, track: 'list', care: true },
  condom: { level: 3, track: 'list', care: true },
  drugged: { level: 4, track: 'list', care: true },
  pressured: { level: 2, track: 'list' },
  groped: { level: 3, track: 'list' },
  pictures: { level: 3, track: 'list' },
  filmed: { level: 3, track: 'list' },
  exposed: { level: 3, track: 'list' },
  threat: { level: 3, track: 'list' },
  blackmail: { level: 3, track: 'list' },
  money: { level: 2, track: 'list' },
  'no-payment': { level: 2, track: 'list' },
  robbery: { level: 3, track: 'list' },
  threats: { level: 3, track: 'list' },
  violence: { level: 3, track: 'list' },
  weapon: { level: 4, track: 'list' },
  hit: { level: 3, track: 'list' },
  handled: { level: 3, track: 'list' },
  choked: { level: 4, track: 'list', care: true },
  'kill-attempt': { level: 4, track: 'list' },
  'locked-in': { level: 4, track: 'list' },
  stalking: { level: 2, track: 'list' },
  trouble: { level: 1, track: 'list' },
  insults: { level: 1, track: 'list' },
  intoxicated: { level: 1, track: 'list' },
  'time-waster': { level: 1, track: 'list' },
  exploiter: { level: 4, track: 'list' },
  official: { track: 'own' },
  eviction: { track: 'own' },
  feeling: { track: 'statistics' },
} as const satisfies Record<
  string,
  { level?: Level; track: 'list' | 'own' | 'statistics'; care?: true }
>
export type Harm = keyof typeof HARMS
export const HARM_IDS = Object.keys(HARMS) as Harm[]

export const FLAGS = ['armed', 'group', 'hate', 'minor', 'injured', 'care'] as const
export type Flag = (typeof FLAGS)[number]

/** Who did it. In the survey 30 % met violence by others than clients. */
export const PERSONS = [
  'client',
  'pretended',
  'robber',
  'partner',
  'pimp',
  'landlord',
  'official',
  'stranger',
  'online',
] as const
export type Person = (typeof PERSONS)[number]

/** How long ago; never a date. */
export const TIMES = ['week', 'month', 'earlier'] as const
export type Time = (typeof TIMES)[number]

/** Coarse on purpose: enough to warn, not enough to point at somebody. */
export const DESCRIPTORS = {
  age: ['under25', '25to40', '40to60', 'over60'],
  build: ['slim', 'medium', 'heavy', 'tall', 'short'],
  place: ['hotel', 'his', 'mine', 'car', 'street', 'online'],
  vehicle: ['none', 'car', 'van', 'truck', 'taxi', 'motorcycle'],
} as const
export type DescriptorKind = keyof typeof DESCRIPTORS
export type Descriptors = { [Kind in DescriptorKind]?: (typeof DESCRIPTORS)[Kind][number] }

/** The highest level among some harms; undefined if none of them can list a number. */
export const suggestedLevel = (
  harms: readonly Harm[],
  flags: readonly Flag[],
): Level | undefined => {
  const levels = harms.flatMap((harm) => {
    const kind = HARMS[harm]
    if (!('level' in kind)) return []
    return harm === 'robbery' && flags.includes('armed') ? [4 as const] : [kind.level]
  })
  return levels.length === 0 ? undefined : levels.reduce((a, b) => (a > b ? a : b))
}

/**
 * The harms that make up a level, among those of one report: not those of a lower level that were
 * told with them. A moderator may have moved the level by one, so the gravest always stay.
 */
export const harmsAt = (level: Level, harms: readonly Harm[]): Harm[] => {
  const least = Math.min(level, suggestedLevel(harms, []) ?? level)
  return harms.filter((harm) => (suggestedLevel([harm], []) ?? 0) >= least)
}

/** Whether help within hours matters: infection, pregnancy, evidence; a neck that swells inside. */
export const needsCare = (harms: readonly Harm[]): boolean =>
  harms.some((harm) => 'care' in HARMS[harm])
