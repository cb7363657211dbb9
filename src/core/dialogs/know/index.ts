/**
 * Rights, services and safety practice. Anybody can read them without saying anything about
 * herself.
 */

import { type AnyDialog, type Dialog, dialogFor } from '../../engine/dialog.ts'
import { choice, choiceOf, offer } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { screenMarks } from '../../rights/knowledge.ts'
import { isGroup, isPhase } from '../../rights/pack.ts'
import { createSearch, type Hit } from '../../rights/search.ts'
import { serviceName, titleOf } from '../../rights/texts.ts'
import type { Wanted } from '../../terms/meaning.ts'
import type { CommandName, Finished } from '../../terms/reply.ts'
import { say, type Text, type Words } from '../../terms/text.ts'
import type { Draft, KnowNeeds, StepName } from './draft.ts'
import { practiceSteps } from './practice.ts'
import { serviceSteps } from './services.ts'
import { topicSteps } from './topics.ts'

interface Given {
  country: Country
  words: Words
}

/** The dialogs for reading: rights by topic, the first 72 hours, services, safety practice. */
export const knowDialogs = ({ country, words }: Given): AnyDialog[] => {
  const { knowledge } = country
  if (!knowledge) return nothingKnown(country)
  const { pack } = knowledge
  const search = createSearch(pack, words)
  const needs: KnowNeeds = { country, knowledge }
  const steps = {
    ...topicSteps(needs),
    ...serviceSteps(needs),
    ...practiceSteps(needs),
    found: foundStep(needs),
  }
  const dialog = (
    name: CommandName,
    first: StepName,
    draft: Partial<Draft>,
    more: Pick<Dialog<Draft, StepName>, 'hears'> = {},
  ) =>
    dialogFor<Draft>()<StepName>({
      name,
      version: 2,
      first,
      browsing: true,
      begin: async () => ({ draft }),
      steps,
      // No step leads here. She leaves by the menu.
      finish: async () => ({ replies: [], goOn: 'menu' }),
      ...more,
    })
  return [
    dialog(
      'rights',
      'groups',
      {},
      {
        hears: (text, wanted, { language }) => {
          const asked = wanted.flatMap((one) => hitOf(one) ?? [])
          // Guesses of the search come last, and only if little else was understood.
          const guessed = asked.length < ENOUGH_HITS ? search(text, language) : []
          const isFarFetched = ({ kind }: Hit) => kind === 'group' && asked.length > 0
          const found = onlyOnce([...asked, ...guessed.filter((one) => !isFarFetched(one))])
            .filter(isOpen)
            .slice(0, MOST_HITS)
          // The menu stands below every list.
          const also = wanted.flatMap((one) =>
            one.kind === 'command' && one.name !== 'start' ? [one.name] : [],
          )
          const isHarm = found.some(({ id }) => HARM_TOPICS.includes(id))
          // The first 72 hours are a topic and a command: one of them is enough.
          const isCare = found.some(({ kind, id }) => kind === 'topic' && id === pack.care)
          const commands = [...new Set([...(isHarm ? HARM_COMMANDS : []), ...also])].filter(
            (name) => name !== 'care' || !isCare,
          )
          return found.length === 0 ? undefined : { step: 'found', draft: { found, commands } }
        },
      },
    ),
    dialog('care', 'topic', { topic: pack.care, page: 0, original: false }),
    dialog('services', 'city', {}),
    dialog('safety', 'phase', {}),
  ]

  function isOpen({ kind, id }: Hit): boolean {
    if (kind === 'topic') return id in needs.knowledge.pack.topics
    return kind !== 'service' || needs.knowledge.service(id) !== undefined
  }
}

const ENOUGH_HITS = 3
const MOST_HITS = 4

const onlyOnce = (hits: readonly Hit[]): Hit[] =>
  hits.filter(
    ({ kind, id }, index) => hits.findIndex((one) => one.kind === kind && one.id === id) === index,
  )

/** After these topics, help and the report are one tap away. */
const HARM_TOPICS = ['consent', 'stealthing', 'violence-robbery', 'filming', 'threats', 'care']
const HARM_COMMANDS = ['care', 'report'] as const satisfies readonly CommandName[]

const commandLabel = (name: CommandName): Text =>
  say(name === 'start' ? 'command.menu' : `command.${name}`)

/** What she asked to read; undefined if she asked for something else. */
const hitOf = (wanted: Wanted): Hit | undefined => ('id' in wanted ? wanted : undefined)

const foundStep = ({ knowledge: { pack } }: KnowNeeds) => {
  const labelOf = ({ kind, id }: Hit): Text => {
    if (kind === 'service') return serviceName(pack, id)
    if (kind === 'group' && isGroup(id)) return say(`group.${id}`)
    return kind === 'practice' && isPhase(id) ? say(`phase.${id}`) : titleOf(pack, id)
  }
  return choiceOf<Draft, StepName, Draft['chosen']>({
    ask: [say('know.found')],
    also: ({ commands = [] }) =>
      commands.map((name) => ({ id: `/${name}`, label: commandLabel(name) })),
    options: ({ found }) => [
      ...found.map((hit) => offer(hit, labelOf(hit))),
      offer('all', say('know.all')),
    ],
    save: (chosen) => {
      if (chosen === 'all') return { chosen }
      const { kind, id } = chosen
      if (kind === 'service') return { action: 'helpers', listed: [id], service: id, chosen }
      if (kind === 'group' && isGroup(id)) return { group: id, chosen }
      if (kind === 'practice' && isPhase(id)) return { phase: id, practice: 0, chosen }
      return { topic: id, page: 0, original: false, chosen }
    },
    next: ({ chosen }) => {
      if (chosen === 'all') return 'groups'
      return chosen.kind === 'group' ? 'topics' : chosen.kind
    },
  })
}

/** For a country without a pack: only whom to call. */
const nothingKnown = ({ emergency, doctor }: Country): AnyDialog[] => {
  const { police, ambulance } = emergency
  const now = say('help.now', { police, ambulance })
  const where = doctor
    ? say('care.where', { phone: doctor.phone, name: doctor.name })
    : say('care.whereAny', { phone: ambulance })
  const replyOnly = (name: CommandName, text: Text[]): AnyDialog =>
    dialogFor<Draft>()<'none'>({
      name,
      version: 1,
      first: 'none',
      begin: async (): Promise<Finished> => ({ replies: [{ text }] }),
      steps: {
        none: choice<Draft, 'none', string>({
          ask: [now],
          options: [],
          save: () => ({}),
          next: 'none',
        }),
      },
      finish: async () => ({ replies: [{ text }] }),
    })
  return [
    replyOnly('rights', [say('know.nothing'), now]),
    replyOnly('care', [
      say('care.now'),
      where,
      say('care.evidence'),
      say('care.police'),
      ...screenMarks(undefined),
    ]),
    replyOnly('services', [say('know.nothing'), now]),
    replyOnly('safety', [say('know.nothing'), now]),
  ]
}
