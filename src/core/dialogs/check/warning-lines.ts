/** What a member reads about one number, and what a moderator sees that members would read. */
import { dangersOf } from '../../blacklist/danger.ts'
import type { Warning } from '../../blacklist/warning.ts'
import { say, type Text } from '../../terms/text.ts'

/** The lines about one number: what is told of it, when that was counted, and what to do. */
export const warningLines = (warning: Warning | undefined): Text[] => [
  ...toldLines(warning),
  ...(warning ? [say('check.counted'), say(`check.do.${warning.level}`)] : []),
]

/** What is told of a number: the level and how many told, how recent it is, and the dangers. */
export const toldLines = (warning: Warning | undefined): Text[] => {
  if (!warning) return [say('check.nothing')]
  const { dangers, recency, counted } = warning
  const harms = counted?.harms ?? []
  const named = dangersOf(harms)
  return [
    headingOf(warning),
    say(`check.recency.${recency}`),
    ...dangers
      .filter((danger) => !named.includes(danger))
      .map((danger) => say('check.harm', { harm: say(`danger.${danger}`) })),
    ...harms.map((harm) => say('check.harm', { harm: say(`harm.${harm}`) })),
  ]
}

/** The level, how many told it at that level, and how many told at any level. */
export const headingOf = ({
  level,
  counted,
  all,
}: Pick<Warning, 'level' | 'counted' | 'all'>): Text => {
  const told = say('check.told', { voices: counted?.voices ?? 0 })
  const heading = say(`check.level.${level}`, { told })
  return all && all !== counted?.voices
    ? say('check.headed', { heading, all: say('check.all', { voices: all }) })
    : heading
}
