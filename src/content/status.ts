/** What the operator has to check in the bot's knowledge: what is due, not confirmed, or missing. */
import { existsSync, readFileSync } from 'node:fs'
import { baseLanguage, languagesIn, localesFolder, readLocale } from '../bots/locales.ts'
import { type Corrections, NOTHING_CORRECTED, readCorrections } from '../core/rights/corrections.ts'
import type { Country } from '../core/rights/country.ts'
import { createKnowledge } from '../core/rights/knowledge.ts'
import { faultLine } from './facts-file.ts'

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
  return 'faults' in read
    ? { faults: read.faults.map(faultLine), corrections: NOTHING_CORRECTED }
    : { faults: [], corrections: read.corrections }
}

/** Examines everything that the bot knows, with the operator's corrections. */
export const contentStatus = (needs: Needs): ContentStatus => {
  const { country, factsFile, now, localesFolder: folder = localesFolder } = needs
  const { pack, code } = country
  if (!pack) return { faults: [], lines: [`There is no pack for ${code} yet.`] }
  const { faults, corrections } = correctionsIn(factsFile, { code, pack })
  const knowledge = createKnowledge(pack, () => corrections)
  const day = (date: Date) => date.toISOString().slice(0, 10)

  const topics = Object.keys(pack.topics)
  const due = topics.filter((topic) => knowledge.due(topic) <= now)
  const next = topics.map((topic) => day(knowledge.due(topic))).sort()[0]
  const facts = Object.entries(pack.topics).flatMap(([topic, { facts }]) =>
    Object.keys(facts).map((fact) => ({ id: `${topic}.${fact}`, topic, fact })),
  )
  const unsure = facts.flatMap(({ id, topic, fact }) => {
    const confidence = knowledge.confidence(topic, fact)
    return confidence === 'sourced' ? [] : [{ id, confidence }]
  })
  const services = knowledge.services(Object.keys(pack.services))
  const files = [`rights-${pack.name}`, `services-${pack.name}`, `practice-${pack.name}`]
  const isOfPack = (key: string) => files.some((file) => key.startsWith(`${file}.`))
  const base = [...readLocale(folder, baseLanguage).texts.keys()].filter(isOfPack)

  return {
    faults,
    lines: [
      `${topics.length} topics, ${facts.length} facts, ${services.length} services open.`,
      `Due for review: ${due.length}${due.length === 0 ? `; the next on ${next}` : ''}`,
      ...due.map((topic) => `  topic ${topic} reviewed YYYY-MM-DD`),
      `Facts not confirmed: ${unsure.length}`,
      ...unsure.map(
        ({ id, confidence }) =>
          `  fact ${id} confirmed${confidence === 'remembered' ? '   # no source was found' : ''}`,
      ),
      `Services not confirmed: ${services.filter(({ confidence }) => confidence !== 'sourced').length}`,
      ...services
        .filter(({ confidence }) => confidence !== 'sourced')
        .map(({ id, phone }) => `  service ${id} ${phone ? 'confirmed' : 'phone …'}`),
      ...languagesIn(folder).flatMap((language) => {
        const { texts } = readLocale(folder, language)
        const missing = base.filter((key) => !texts.has(key)).length
        const original = [baseLanguage, pack.language].includes(language)
        return [
          ...(missing > 0 ? [`Language ${language} lacks ${missing} texts of the pack.`] : []),
          ...(original || knowledge.isRead(language)
            ? []
            : [`No native reader has read ${language} yet: language ${language} read`]),
        ]
      }),
    ],
  }
}
