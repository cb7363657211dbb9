/** What moderators and case workers ask for who type "reports", "queue", "cases" and nothing else. */
import type { Member } from '../members/peer.ts'
import { isCaseworker, isModerator } from '../members/role.ts'
import type { CommandName } from '../terms/reply.ts'
import type { Language } from '../terms/text.ts'
import type { Phrases } from './lexicon.ts'
import { createNamesSaid } from './names-said.ts'

/** What they call it: each language lists how, in `listening.json`, under these names. */
export const WORK_NAMES = ['work-reports', 'work-cases', 'work-objections', 'work-waiting'] as const
type Name = (typeof WORK_NAMES)[number]

/**
 * Listens in every language. Nothing for whoever has no such work: from her, "reports" is a slip for "report",
 * and "cases" may be anything.
 */
export const createWorkSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  const named = createNamesSaid(phrases, WORK_NAMES)
  return (text: string, member: Member | undefined): CommandName | undefined => {
    const reads = isModerator(member)
    const helps = isCaseworker(member)
    const said = reads || helps ? named(text) : undefined
    return said && commandFor(said.name, { reads, helps })
  }
}

/** What is opened. Whoever has one pile means that one; the menu says how much is in each of both. */
const commandFor = (
  name: Name,
  { reads, helps }: { reads: boolean; helps: boolean },
): CommandName | undefined => {
  if (name === 'work-objections') return reads ? 'objections' : undefined
  if (reads && helps && name === 'work-waiting') return 'menu'
  return helps && (!reads || name === 'work-cases') ? 'cases' : 'review'
}
