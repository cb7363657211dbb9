/**
 * What a report may be used for. Code that uses a report asks here first. Nothing is allowed unless
 * the reporter chose it, and each use gets only what it needs.
 */
import type { Consents, Content, Reported, ReportFacts } from './reports.ts'
import { harmsLeft } from './review.ts'
import { HARMS, type Harm, type Time } from './taxonomy.ts'

/** What was told, without where its reporter can be reached. */
type Told = Omit<ReportFacts, 'wish'>

/** What each use gets. */
export interface Given {
  /** Moderators read everything except the numbers. */
  review: Omit<ReportFacts, 'subjects' | 'otherNumbers' | 'wish'> & {
    subjects: Pick<Reported, 'fingerprint' | 'ending'>[]
  }
  /** What the entries of the list are made of. */
  warn: { subjects: Reported['fingerprint'][]; harms: Harm[] }
  /** No number and no words. If the report names a number, nothing that a check would not say. */
  alert: Pick<ReportFacts, 'harms' | 'flags' | 'descriptors' | 'city'> & {
    time?: Time
    /** Whether the alert may name the coarse kinds of danger. */
    namesKinds: boolean
  }
  /** A case worker reads it and writes back. */
  caseWorker: Told
  policeAnonymous: Omit<Told, 'outreach'>
  policeForMe: Told
  /** One-way tables. Two of them are never joined. */
  statistics: Pick<ReportFacts, 'harms' | 'city' | 'consents'>
}
export type Use = keyof Given

/** The parts of a report that a use gets; undefined if the report may not be used in that way. */
export const usable = <To extends Use>(told: ReportFacts, use: To): Given[To] | undefined =>
  uses[use](told)

const uses: { [To in Use]: (told: ReportFacts) => Given[To] | undefined } = {
  // Nothing is done with a report that nobody has read, so sending it means sending it to be read.
  review(told) {
    const { otherNumbers: _, ...rest } = onlyTold(told)
    // Not what the number is like: a moderator could look for one that she knows.
    const subjects = told.subjects.map(({ fingerprint, ending }) => ({ fingerprint, ending }))
    return { ...rest, subjects }
  },
  warn(told) {
    const harms = told.harms.filter((harm) => HARMS[harm].track === 'list')
    const subjects = told.subjects.map(({ fingerprint }) => fingerprint)
    const may = mayWarn(told) && subjects.length > 0 && harms.length > 0
    return may ? { subjects, harms } : undefined
  },
  alert(told) {
    if (!mayWarn(told)) return undefined
    const { harms, flags, descriptors, city, time, subjects, consents } = told
    const named = { harms, city, ...(time && { time }) }
    if (subjects.length === 0) return { ...named, flags, descriptors, namesKinds: true }
    const { place: _, vehicle: __, ...looks } = descriptors
    const namesKinds = consents.kind === true
    return { ...named, flags: namesKinds ? flags : [], descriptors: looks, namesKinds }
  },
  caseWorker: (told) => (told.consents.caseWorker ? onlyTold(told) : undefined),
  policeAnonymous(told) {
    if (!told.consents.policeAnonymous) return undefined
    const { outreach: _, ...rest } = onlyTold(told)
    return rest
  },
  policeForMe: (told) => (told.consents.policeForMe ? onlyTold(told) : undefined),
  statistics: ({ harms, city, consents }) => ({ harms, city, consents }),
}

const mayWarn = ({ consents, exposure }: ReportFacts): boolean =>
  consents.warn && exposure !== 'never'

/** Whether somebody must be able to use the number itself, not only to recognise it. */
export const needsNumber = (consents: Consents): boolean =>
  consents.caseWorker || consents.policeAnonymous || consents.policeForMe

/** The report, with the numbers themselves only if somebody must be able to use them. */
export const numbersAsNeeded = (content: Content): Content => {
  if (needsNumber(content.consents)) return content
  const { otherNumbers: _, ...rest } = content
  return { ...rest, subjects: content.subjects.map(withoutNumber) }
}

/** A subject without the number itself. */
export const withoutNumber = ({ number: _, ...subject }: Reported): Reported => subject

/** What may be kept after the decision: nothing, unless a case worker or the police get it. */
export const keptAfterwards = (content: Content): ReportFacts | undefined =>
  needsNumber(content.consents)
    ? { ...onlyTold(content), ...(content.wish && { wish: content.wish }) }
    : undefined

/**
 * What is kept of an approved report that waits for its week or for another voice: only what is
 * needed to publish it. No words and no town, unless a case worker or the police are to have them.
 */
export const waitingCopy = (content: Content): Content => {
  const { undo: _, ...rest } = content
  if (content.exposure === 'reviewed' || needsNumber(content.consents)) return rest
  const { group, withdrawal, exposure, decided, stance, entries } = content
  const { subjects = [], harms = [] } =
    usable({ ...content, harms: harmsLeft(content) }, 'warn') ?? {}
  return {
    group,
    withdrawal,
    exposure,
    harms,
    subjects: subjects.map((fingerprint) => ({ fingerprint, ending: '' })),
    city: '',
    flags: [],
    descriptors: {},
    consents: { ...ONLY_WARN, ...(content.consents.kind && { kind: true }) },
    ...(decided && { decided: { ...decided, by: '', harms } }),
    ...(stance && { stance }),
    ...(entries && { entries }),
  }
}

const ONLY_WARN: Consents = {
  warn: true,
  caseWorker: false,
  policeAnonymous: false,
  policeForMe: false,
}

/** Leaves out whose voice it is, what its entries keep of its receipt, and who decided on it. */
const onlyTold = (told: ReportFacts): Told => {
  const { harms, subjects, city, consents, exposure, flags, descriptors } = told
  const { person, time, words, otherNumbers, added, question, answers, outreach, town } = told
  return {
    harms,
    subjects,
    city,
    consents,
    exposure,
    flags,
    descriptors,
    ...(person && { person }),
    ...(time && { time }),
    ...(words && { words }),
    ...(otherNumbers && { otherNumbers }),
    ...(added && { added }),
    ...(question && { question }),
    ...(answers && { answers }),
    ...(outreach && { outreach }),
    ...(town && { town }),
  }
}
