/** What the operator has to check in the bot's knowledge: what is due, not confirmed, or missing. */
import { existsSync, readFileSync } from 'node:fs'
import {
  baseLanguage,
  isOptional,
  languagesIn,
  localesFolder,
  readLocale,
} from '../bots/locales.ts'
import { type Corrections, NOTHING_CORRECTED, readCorrections } from '../core/rights/corrections.ts'
import type { Country } from '../core/rights/country.ts'
import { createKnowledge, type Knowledge } from '../core/rights/knowledge.ts'
import { EXPERTS, type Expert, type Pack, type Statement } from '../core/rights/pack.ts'
import { codeOfWords } from '../core/rights/statements.ts'
import { callLines } from './calls.ts'
import { faultLine, wordsOf } from './facts-file.ts'

interface Needs {
  country: Country
  factsFile: string | undefined
  now: Date
  localesFolder?: string
}

export interface ContentStatus {
  /** Lines of FACTS_FILE that cannot be used. */
  faults: string[]
  lines: string[]
}

const correctionsIn = (
  file: string | undefined,
  country: Parameters<typeof readCorrections>[1],
): { faults: string[]; corrections: Corrections } => {
  if (file === undefined) return { faults: [], corrections: NOTHING_CORRECTED }
  if (!existsSync(file))
    return {
      faults: ['FACTS_FILE does not exist: correct the path, or remove the setting'],
      corrections: NOTHING_CORRECTED,
    }
  const read = readCorrections(readFileSync(file, 'utf8'), country)
  return { faults: read.faults.map(faultLine), corrections: read.corrections }
}

/** Examines everything that the bot knows, with the operator's corrections. */
export const contentStatus = (needs: Needs): ContentStatus => {
  const { country, factsFile, now, localesFolder: folder = localesFolder } = needs
  const { pack, code, timeZone } = country
  if (!pack) return { faults: [], lines: [`There is no pack for ${code} yet.`] }
  const words = wordsOf(pack, folder)
  const { faults, corrections } = correctionsIn(factsFile, { code, pack, words })
  const knowledge = createKnowledge(pack, timeZone, () => corrections)
  const content = { pack, knowledge, services: knowledge.services(Object.keys(pack.services)) }
  return {
    faults,
    lines: [
      sizeLine(content),
      ...statementLines(content, words),
      ...callLines(content.services, pack),
      ...reviewLines(content, now),
      ...languagesIn(folder).flatMap((language) => languageLines(content, folder, language)),
    ],
  }
}

interface Content {
  pack: Pack
  knowledge: Knowledge
  services: ReturnType<Knowledge['services']>
}

const sizeLine = ({ pack, knowledge, services }: Content): string => {
  const topics = Object.keys(pack.topics).length
  return `${topics} topics, ${knowledge.statements().length} statements, ${services.length} services open.`
}

const reviewLines = ({ pack, knowledge }: Content, now: Date): string[] => {
  const topics = Object.keys(pack.topics)
  const due = topics.filter((topic) => knowledge.due(topic) <= now)
  const [next] = topics.map((topic) => knowledge.due(topic).toISOString().slice(0, 10)).sort()
  return [
    `Due for review: ${due.length}${due.length === 0 ? `; the next on ${next}` : ''}`,
    ...due.map((topic) => `  topic ${topic} reviewed YYYY-MM-DD`),
  ]
}

/**
 * What has to be confirmed, grave statements first. Each with its words in the language of the
 * country, to be read to the person who confirms it, and the code of these words.
 */
const statementLines = ({ knowledge }: Content, texts: ReadonlyMap<string, string>): string[] => {
  const all = knowledge.statements().map(({ id, text }) => ({
    ...knowledge.statement(id),
    id,
    said: texts.get(text.key) ?? '',
  }))
  const unsureFirst = all.toSorted((a, b) => Number(isSure(a)) - Number(isSure(b)))
  const graveFor = (expert: Expert): string[] => {
    const lines = unsureFirst
      .filter(({ grave }) => grave === expert)
      .map(({ id, said }) => `  fact ${id} ${expert} ${codeOfWords(said)}   # ${said}`)
    return [`Grave, and no ${expert} has confirmed it: ${lines.length}`, ...lines]
  }
  const rest = all
    .filter((one) => !isSure(one) && one.grave === undefined)
    .map(({ id, said, confidence }) => {
      const remark = confidence === 'remembered' ? 'no source was found: ' : ''
      return `  fact ${id} confirmed ${codeOfWords(said)}   # ${remark}${said}`
    })
  return [...EXPERTS.flatMap(graveFor), `Not confirmed: ${rest.length}`, ...rest]
}

const isSure = ({ confidence }: Pick<Statement, 'confidence'>): boolean => confidence === 'sourced'

const languageLines = (
  { pack, knowledge }: Content,
  folder: string,
  language: string,
): string[] => {
  const files = [`rights-${pack.name}`, `services-${pack.name}`, `practice-${pack.name}`]
  const isOfPack = (key: string) => files.some((file) => key.startsWith(`${file}.`))
  const base = [...readLocale(folder, baseLanguage).texts.keys()].filter(isOfPack)
  const { texts } = readLocale(folder, language)
  const missing = base.filter((key) => !texts.has(key) && !isOptional(key)).length
  const isOriginal = language === baseLanguage || language === pack.language
  const lines: string[] = []
  if (missing > 0) lines.push(`Language ${language} lacks ${missing} texts of the pack.`)
  if (!isOriginal && !knowledge.isRead(language)) {
    lines.push(`No native reader has read ${language} yet: language ${language} read`)
  }
  return lines
}
