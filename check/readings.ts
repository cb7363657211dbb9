/**
 * docs/readings.md: which statement was read beside the Norwegian, in which language, by what kind of reader.
 *
 * The table holds a hash of the Norwegian text and of each translation as they were when they were read.
 * A tick lasts as long as both are the same. `npm run readings` writes the table anew from the locales;
 * `npm run readings -- es a housing.now care.pep` ticks what somebody has read, and without ids everything.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languagesIn, localesFolder, readLocale } from '../src/bots/locales.ts'
import { countryOf } from '../src/core/rights/countries.ts'
import { codeOfWords as hashOf, statementsOf } from '../src/core/rights/statements.ts'
import { report, root } from './report.ts'

const PAGE = join(root, 'docs/readings.md')

/** Kinds of reader: of the author of a change, who compares; of a native who knows the trade. */
const READERS = ['a', 'n'] as const
type Reader = (typeof READERS)[number]

export interface Said {
  id: string
  grave: boolean
  original: string
  /** The translations, by language. */
  translations: ReadonlyMap<string, string>
}

/** Ticks by statement and language: "a" or "n", and the hashes of what was read. */
type Ticks = Map<string, { reader: string; original: string; translation: string }>
const tickKey = (id: string, language: string): string => `${id} ${language}`

/** The ticks that a page holds. */
const ticksIn = (page: string): Ticks => {
  const rows = page.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    return cells.length > 3 ? [cells.slice(1, -1)] : []
  })
  const [head = [], , ...body] = rows
  const ticks: Ticks = new Map()
  for (const [name = '', original = '', ...cells] of body) {
    const id = name.replaceAll(/[`*]/g, '')
    for (const [place, cell] of cells.entries()) {
      const [, reader = '', translation = ''] = /^([an]) (\w+)$/.exec(cell) ?? []
      const language = head[place + 2] ?? ''
      if (reader !== '') ticks.set(tickKey(id, language), { reader, original, translation })
    }
  }
  return ticks
}

/** The tick of a translation, as far as neither text has changed since. */
const lasting = (ticks: Ticks, { id, original, translations }: Said, language: string) => {
  const tick = ticks.get(tickKey(id, language))
  const isSame =
    tick?.original === hashOf(original) &&
    tick.translation === hashOf(translations.get(language) ?? '')
  return isSame ? tick : undefined
}

/** The page anew: what was read and has not changed keeps its tick. */
export const pageOf = (
  all: readonly Said[],
  languages: readonly string[],
  page: string,
): string => {
  const ticks = ticksIn(page)
  const read = (language: string): number =>
    all.filter((one) => lasting(ticks, one, language) !== undefined).length
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    '# Which statement was read in which language',
    '',
    'What the bot says of law, health and services, by the ids of `FACTS_FILE`; grave ones in bold. A tick says that',
    'the translation was read beside the Norwegian, and that neither has changed since: **a** by the author of a',
    'change, who compared what they say; **n** by a native reader who knows the trade. `npm run readings` makes this',
    'page from the locales.',
    '',
    `Read so far, of ${all.length} statements: ${languages.map((one) => `${one} ${read(one)}`).join(', ')}.`,
    '',
    row(['Statement', 'Norwegian', ...languages]),
    row(['---', '---', ...languages.map(() => '---')]),
    ...all.map((one) =>
      row([
        one.grave ? `**\`${one.id}\`**` : `\`${one.id}\``,
        hashOf(one.original),
        ...languages.map((language) => {
          const tick = lasting(ticks, one, language)
          return tick ? `${tick.reader} ${tick.translation}` : ''
        }),
      ]),
    ),
    '',
  ].join('\n')
}

/** The page with more ticks. */
export const ticked = (
  all: readonly Said[],
  languages: readonly string[],
  page: string,
  by: { reader: Reader; language: string; ids: readonly string[] },
): string => {
  const { reader, language, ids } = by
  const fresh = pageOf(all, languages, page).split('\n')
  const column = languages.indexOf(language)
  return pageOf(
    all,
    languages,
    fresh
      .map((line) => {
        const cells = line.split(' | ')
        const said = all.find(({ id }) => cells[0]?.includes(`\`${id}\``))
        if (!said || column < 0 || (ids.length > 0 && !ids.includes(said.id))) return line
        const parts = line.split('|')
        parts[column + 3] = ` ${reader} ${hashOf(said.translations.get(language) ?? '')} `
        return parts.join('|')
      })
      .join('\n'),
  )
}

/** Grave texts that changed after they were read; and whether the page is as old as the texts. */
export const readingFaults = (
  all: readonly Said[],
  languages: readonly string[],
  page: string,
): string[] => {
  const ticks = ticksIn(page)
  const changed = all
    .filter(({ grave }) => grave)
    .flatMap((one) => {
      const lost = languages.filter(
        (language) => ticks.has(tickKey(one.id, language)) && !lasting(ticks, one, language),
      )
      return lost.length === 0
        ? []
        : [`${one.id} is grave, and has changed since it was read in ${lost.join(', ')}`]
    })
  return page === pageOf(all, languages, page)
    ? changed
    : [...changed, 'docs/readings.md is older than the texts: npm run readings']
}

/** The statements of Norway, in the languages that are translations of its own. */
const readAll = (): { all: Said[]; languages: string[] } => {
  const { pack } = countryOf('NO')
  if (!pack) throw new Error('Norway has no pack')
  const locales = new Map(
    languagesIn(localesFolder).map((one) => [one, readLocale(localesFolder, one)] as const),
  )
  const languages = [...locales.keys()].filter((one) => one !== pack.language)
  const all = statementsOf(pack).map(({ id, text, statement }) => ({
    id,
    grave: statement.grave !== undefined,
    original: locales.get(pack.language)?.texts.get(text.key) ?? '',
    translations: new Map(
      languages.map((one) => [one, locales.get(one)?.texts.get(text.key) ?? ''] as const),
    ),
  }))
  return { all, languages }
}

if (import.meta.main) {
  const { all, languages } = readAll()
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''
  const [write, language, by, ...ids] = process.argv.slice(2)
  if (write === '--write') {
    const reader = READERS.find((one) => one === by)
    if (language !== undefined && (reader === undefined || !languages.includes(language)))
      throw new Error(`a language of ${languages.join(', ')}, then a or n, then ids`)
    const anew =
      language !== undefined && reader !== undefined
        ? ticked(all, languages, page, { reader, language, ids })
        : pageOf(all, languages, page)
    writeFileSync(PAGE, anew)
  } else {
    report(
      `docs/readings.md knows who has read ${all.length} statements`,
      readingFaults(all, languages, page),
    )
  }
}
