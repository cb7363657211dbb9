/** What a member reads about one number, and what a moderator sees that members would read. */
import { dangersOf } from '../../blacklist/danger.ts'
import type { Warning } from '../../blacklist/warning.ts'
import { say, type Text } from '../../terms/text.ts'

/**
 * The lines about one number: the level and how many told, how recent it is, the dangers, and what
 * to do.
 */
export const warningLines = (warning: Warning | undefined): Text[] => {
  if (!warning) return [say('check.nothing')]
  const { level, dangers, recency, counted } = warning
  const harms = counted?.harms ?? []
  const named = dangersOf(harms)
  return [
    headingOf(warning),
    say(`check.recency.${recency}`),
    ...dangers
      .filter((danger) => !named.includes(danger))
      .map((danger) => say('check.harm', { harm: say(`danger.${danger}`) })),
    ...harms.map((harm) => say('check.harm', { harm: say(`harm.${harm}`) })),
    say('check.counted'),
    say(`check.do.${level}`),
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
