/** What somebody in danger sees first: whom to call, what to do, and who else answers. */
import type { Country } from '../../rights/country.ts'
import { serviceName, serviceNote } from '../../rights/texts.ts'
import { DANGER_KINDS, type DangerKind } from '../../terms/meaning.ts'
import type { CommandName, Option, Reply } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'

/** Where she can go on from there. */
const ONWARDS = ['care', 'report', 'services', 'menu'] as const satisfies readonly CommandName[]

/** The screen for some dangers; for none, that of a cry which does not say what is wrong. */
export const dangerScreen = (country: Country, of: readonly DangerKind[]): Reply => {
  const { emergency } = country
  const kinds = DANGER_KINDS.filter((kind) => of.includes(kind))
  const advice = kinds.map((kind) => say(`now.${kind}`, emergency))
  return {
    text: [
      say('now.call', emergency),
      ...(kinds.length > 0 ? advice : [say('now.cry')]),
      ...othersWhoAnswer(country, kinds.length > 0 ? kinds : ['attacked']),
    ],
    options: ONWARDS.map((name): Option => ({ id: `/${name}`, label: say(`command.${name}`) })),
  }
}

/** Who can be talked to, whatever it is. */
export const whoAnswers = (country: Country): Text[] => [
  say('now.short', country.emergency),
  ...othersWhoAnswer(country, ['attacked', 'wantsToDie']),
]

/** Who answers besides police and ambulance, and what to expect of them. */
const othersWhoAnswer = ({ pack }: Country, kinds: readonly DangerKind[]): Text[] => {
  if (!pack) return []
  const services = [...new Set(kinds.flatMap((kind) => pack.danger[kind]))]
  const lines = services.flatMap((id) => {
    const phone = pack.services[id]?.phone
    if (phone === undefined) return []
    return [say('now.service', { name: serviceName(pack, id), note: serviceNote(pack, id), phone })]
  })
  return lines.length === 0 ? [] : [say('now.others'), ...lines]
}
