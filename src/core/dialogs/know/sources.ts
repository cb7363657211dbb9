import type { Pack, Source, Statement } from '../../rights/pack.ts'
import { say, type Text } from '../../terms/text.ts'

/** The sources of a text, one line for each: "straffeloven § 162, § 315 (13 April 2026)". */
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

const sourcesOf = (pack: Pack, { sources }: Statement): Source[] =>
  sources.flatMap((one) => pack.sources[one.split(' ')[0] ?? ''] ?? [])

/**
 * How many of the statements were checked against their sources and when, for how many of them only
 * parts of the sources were read, and the day of the law that they describe.
 */
export const checkedLines = (pack: Pack, said: readonly Statement[], day: string): Text[] => {
  const sure = said.filter(({ confidence }) => confidence === 'sourced')
  const partly = sure.filter((one) => sourcesOf(pack, one).some((source) => source.partly)).length
  // If texts of several days are cited, the oldest day is the one to rely on.
  const [law] = said
    .flatMap((one) => sourcesOf(pack, one))
    .flatMap((source) => (source.law && source.date ? [source.date] : []))
    .sort()
  return [
    say('know.checked', { day: Date.parse(day), sure: sure.length - partly, all: said.length }),
    ...(partly > 0 ? [say('know.partly', { partly })] : []),
    ...(law === undefined ? [] : [say('know.law', { day: Date.parse(law) })]),
  ]
}
