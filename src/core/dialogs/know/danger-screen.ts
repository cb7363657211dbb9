/** What somebody in danger sees first: whom to call, what to do, and who else answers. */
import { HARM_IDS, needsCare } from '../../blacklist/taxonomy.ts'
import type { Country } from '../../rights/country.ts'
import { byReach, type HelpSeeker } from '../../rights/nearest-services.ts'
import { serviceName, serviceNote } from '../../rights/texts.ts'
import { DANGER_KINDS, type DangerKind, type Wanted } from '../../terms/meaning.ts'
import type { CommandName, Option, Reply } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { noLanguageLine } from './no-language.ts'

/** Where she can go on from there. */
const ONWARDS = ['care', 'report', 'services', 'menu'] as const satisfies readonly CommandName[]

/** The menu is there anyway, and a cry for help is no wish for the page of that name. */
const NEVER_BELOW = ['start', 'help', 'menu'] as const satisfies readonly CommandName[]
type NeverBelow = (typeof NEVER_BELOW)[number]

const isOffered = (name: CommandName): name is Exclude<CommandName, NeverBelow> =>
  !NEVER_BELOW.some((one) => one === name)

/** Whether what she asked for beside a danger stands below the screen: pages, and what the bot does. */
export const isBelow = (wanted: Wanted): boolean =>
  wanted.kind === 'topic' || (wanted.kind === 'command' && isOffered(wanted.name))

/**
 * The screen for these dangers. If there are none: for a cry for help that does not say what is
 * wrong. What else she asked for is one tap away.
 */
export const dangerScreen = (
  country: Country,
  of: readonly DangerKind[],
  asker: HelpSeeker,
  wanted: readonly Wanted[] = [],
): Reply => {
  const { emergency } = country
  const asked = wanted.flatMap((one) =>
    one.kind === 'command' && isOffered(one.name) ? [one.name] : [],
  )
  const kinds = DANGER_KINDS.filter((kind) => of.includes(kind))
  const advice = kinds.map((kind) => say(`now.${kind}`, emergency))
  return {
    text: [
      say('now.call', emergency),
      ...(kinds.length > 0 ? advice : [say('now.cry')]),
      ...othersWhoAnswer(country, kinds.length > 0 ? kinds : ['attacked'], asker),
    ],
    options: [...new Set([...asked, ...ONWARDS])].map(
      (name): Option => ({ id: `/${name}`, label: say(`command.${name}`) }),
    ),
  }
}

/** What she may want to read, best first; if she tells of what needs help within days, that help is the first. */
export const careFirst = (
  { knowledge }: Country,
  harms: readonly string[],
  wanted: readonly Wanted[],
): readonly Wanted[] => {
  const told = HARM_IDS.filter((harm) => harms.includes(harm))
  if (!knowledge || !needsCare(told)) return wanted
  const { care } = knowledge.pack
  const others = wanted.filter((one) => !('id' in one) || one.id !== care)
  return [{ kind: 'topic', id: care }, ...others]
}

/** Whom she can talk to, whatever has happened. */
export const whoAnswers = (country: Country, asker: HelpSeeker): Text[] => [
  say('now.short', country.emergency),
  ...othersWhoAnswer(country, ['attacked', 'wantsToDie'], asker),
]

/**
 * Who answers besides police and ambulance, and what to expect from them. Only services with a
 * phone number.
 */
export const othersWhoAnswer = (
  { knowledge }: Country,
  kinds: readonly DangerKind[],
  asker: HelpSeeker,
): Text[] => {
  if (!knowledge) return []
  const { pack } = knowledge
  const ids = [...new Set(kinds.flatMap((kind) => pack.danger[kind]))]
  const services = byReach(knowledge.services(ids), knowledge, asker)
  const lines = services.flatMap(({ id, phone }) =>
    phone === undefined
      ? []
      : [say('now.service', { name: serviceName(pack, id), note: serviceNote(pack, id), phone })],
  )
  if (lines.length === 0) return []
  return [say('now.others'), ...lines, ...noLanguageLine(knowledge, services, asker.language)]
}
