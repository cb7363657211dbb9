import type { Pack, Statement } from '../../rights/pack.ts'
import { say, type Text } from '../../terms/text.ts'

/** Where something is from, a line each: "straffeloven § 162, § 315 (13 April 2026)". */
export const sourceLines = (pack: Pack, cited: readonly string[]): Text[] => {
  const places = new Map<string, string[]>()
  for (const one of cited) {
    const [id = '', ...where] = one.split(' ')
    const known = places.get(id) ?? []
    const place = where.join(' ')
    places.set(id, place === '' || known.includes(place) ? known : [...known, place])
  }
  return [...places].flatMap(([id, where]) => {
    const source = pack.sources[id]
    if (!source) return []
    const { title, publisher, date, law } = source
    const name = law ? `${title} ${where.join(', ')}`.trim() : `${publisher}: ${title}`
    if (date === undefined) return [say('know.source.undated', { name })]
    return date.length === 10
      ? [say('know.source.day', { name, day: Date.parse(date) })]
      : [say('know.source.year', { name, year: date.slice(0, 4) })]
  })
}

/** How much of what is said was held against its sources, when, and as of which day the law is told. */
export const checkedLines = (pack: Pack, said: readonly Statement[], day: string): Text[] => {
  const sure = said.filter(({ confidence }) => confidence === 'sourced').length
  // Where texts of several days are cited, the oldest is what can be relied on.
  const [law] = said
    .flatMap(({ sources }) => sources.map((one) => pack.sources[one.split(' ')[0] ?? '']))
    .flatMap((source) => (source?.law && source.date ? [source.date] : []))
    .sort()
  return [
    say('know.checked', { day: Date.parse(day), sure, all: said.length }),
    ...(law === undefined ? [] : [say('know.law', { day: Date.parse(law) })]),
  ]
}
