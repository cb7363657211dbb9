/** The menu, and the commands that are answered at once. */

import { INVITES_PER_MONTH } from '../actions/caps.ts'
import { othersWhoAnswer } from '../dialogs/know/danger-screen.ts'
import { leaveFrom } from '../dialogs/member/move.ts'
import { lookAtNumber } from '../dialogs/review/number-facts.ts'
import { moderatorOf, undoLast } from '../dialogs/review/review-decisions.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Peer } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import { ownName } from '../rights/language-name.ts'
import type { Stores } from '../stores/stores.ts'
import type { CommandName, Finished, Option, Reply } from '../terms/reply.ts'
import { type Language, say, type Text } from '../terms/text.ts'

/** What can stand in a menu. */
type MenuCommand = Exclude<
  CommandName,
  'start' | 'news' | 'alertsOn' | 'number' | 'pending' | 'town'
>

const option = (name: MenuCommand): Option => ({
  id: `/${name}`,
  label: say(`command.${name}`),
})

/** What this peer can do now. */
export const commandsFor = ({ member }: Peer, kept: boolean): MenuCommand[] => [
  ...(kept ? (['resume'] as const) : []),
  ...(member?.role === 'moderator' ? (['review', 'objections', 'warn'] as const) : []),
  ...(member
    ? (['check', 'report', 'alerts', 'invite'] as const)
    : (['report', 'check', 'join'] as const)),
  'rights',
  'help',
  ...(member ? (['settings'] as const) : []),
  'privacy',
  'language',
]

/** The menu. */
export const menuOf = (peer: Peer, kept: boolean, text: Text[] = [say('menu.ask')]): Reply => ({
  text,
  options: commandsFor(peer, kept).map(option),
})

/** The greeting. Until she has chosen a language, it offers the languages. */
export const greetingFor = (
  { choseLanguage, reach }: Peer,
  languages: readonly Language[],
): Text[] => [
  say('start.hello'),
  say('start.secret'),
  whoCanRead(reach),
  ...(choseLanguage || languages.length < 2
    ? []
    : [say('language.on', { languages: languages.map(ownName).join(' · ') })]),
]

/** Who besides the bot can read this chat. It differs from channel to channel. */
const whoCanRead = ({ channel }: Peer['reach']): Text =>
  say(
    channel === 'telegram' || channel === 'whatsapp'
      ? `privacy.platform.${channel}`
      : 'privacy.platform.terminal',
  )

/** The beginning of the id of an option that changes the language. */
const SPEAK = '/speak-'

/** The language that an option changes to; undefined for any other option. */
export const languageOption = (id: string): Language | undefined =>
  id.startsWith(SPEAK) ? id.slice(SPEAK.length) : undefined

/** The languages below the greeting, until she has chosen one. */
const languagesToTap = ({ choseLanguage }: Peer, languages: readonly Language[]): Option[] =>
  choseLanguage || languages.length < 2
    ? []
    : languages.map((language) => ({
        id: `${SPEAK}${language}`,
        label: say('language.own', { name: ownName(language) }),
        onlyTapped: true,
      }))

interface Context {
  peer: Peer
  stores: Stores
  /** She can go on with an unfinished report. */
  kept: boolean
  country: Country
  /** The kinds that are switched on. */
  languages: readonly Language[]
  /** Today in the organisation's time zone, such as 2026-11-22. */
  day(now: Date): string
}

/** Answers commands that need no question; undefined for all others. */
export const plainCommands = async (
  name: CommandName,
  context: Context,
): Promise<Finished | undefined> => {
  const { peer, kept, country, languages } = context
  switch (name) {
    case 'start': {
      const menu = menuOf(peer, kept, [
        say(peer.member ? 'start.member' : 'start.guest'),
        ...(await waiting(context)),
      ])
      const options = [...(menu.options ?? []), ...languagesToTap(peer, languages)]
      return { replies: [{ text: greetingFor(peer, languages) }, { ...menu, options }] }
    }
    case 'menu':
      return { replies: [menuOf(peer, kept, [...(await waiting(context)), say('menu.ask')])] }
    case 'undo':
      return undoLast(context, peer, context.stores)
    case 'number':
      return lookAtNumber(peer, context.stores)
    case 'help': {
      const menu = menuOf(peer, kept, [
        say('help.now', country.emergency),
        ...othersWhoAnswer(country, ['attacked'], peer),
        say('help.words'),
      ])
      // If she asks for help she may need it today.
      const options = [option('care'), ...(menu.options ?? [])]
      return { replies: [{ ...menu, options }] }
    }
    case 'privacy':
      return {
        replies: [
          {
            text: [
              say('privacy.kept'),
              say('privacy.alerts'),
              say('privacy.report'),
              whoCanRead(peer.reach),
              say('privacy.cannot'),
            ],
            options: [option('wipe'), option('menu')],
          },
        ],
      }
    case 'invite':
      return invite(context)
    case 'move':
      // A guest has nothing to move. She may be where she moves to, with a code.
      return peer.member && leaveFrom(peer, context.stores)
    default:
      return undefined
  }
}

/** How to object, the same for everybody; and, for somebody who means her own data, how to delete that. */
export const objecting: Finished = {
  replies: [{ text: [say('objection.how')], options: [option('wipe'), option('menu')] }],
}

/** What waits for moderators. It is only shown in the menu; the bot does not write to them about it. */
const waiting = async ({ peer, stores, day }: Context): Promise<Text[]> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return []
  const { now } = peer
  const count = await stores.reviews.waiting(moderator, now, day(now))
  const left = await stores.audit.leftBy(moderator.member.handle, now)
  const pending = (await stores.pending.waiting(moderator, now, left)).length
  return [
    ...(pending === 0 ? [] : [say('pending.waiting', { count: pending })]),
    ...(count === 0 ? [] : [say('review.waiting', { count })]),
  ]
}

/** A code for a colleague. The colleague joins her group, and together they are one voice. */
const invite = async ({ peer, stores }: Context): Promise<Finished> => {
  const { member, now } = peer
  const options = [option('menu')]
  if (!member)
    return {
      replies: [{ text: [say('invite.membersOnly')], options: [option('join'), ...options] }],
    }
  const month = INVITES_PER_MONTH
  const cap = { owner: idBytes(member.id), kind: 'invite', day: month, month } as const
  if (!(await stores.counters.use([cap], 1, now))) {
    return { replies: [{ text: [say('invite.cap', { month })], options }] }
  }
  const code = await stores.codes.issue({ role: 'member', groupId: member.groupId }, now)
  return {
    replies: [{ text: [say('invite.why')] }, { text: [say('invite.code', { code })], options }],
  }
}
