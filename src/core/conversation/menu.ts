/** The menu, and the commands that are answered at once. */

import { INVITES_PER_MONTH } from '../actions/caps.ts'
import { openingTimes } from '../actions/opening-times.ts'
import { headFor } from '../actions/piles.ts'
import { areTooFew } from '../actions/too-few.ts'
import { othersWhoAnswer } from '../dialogs/know/danger-screen.ts'
import { leaveFrom } from '../dialogs/member/move.ts'
import { lookAtNumber } from '../dialogs/review/number-facts.ts'
import { readPutOff } from '../dialogs/review/put-off.ts'
import { undoLast } from '../dialogs/review/review-decisions.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Peer } from '../members/peer.ts'
import { isCaseworker, isStaff } from '../members/role.ts'
import type { Country } from '../rights/country.ts'
import { ownName } from '../rights/language-name.ts'
import type { Stores } from '../stores/stores.ts'
import type { CommandName, Finished, Option, Reply } from '../terms/reply.ts'
import { type Language, say, type Text } from '../terms/text.ts'

/** What can stand in a menu. */
type MenuCommand = Exclude<
  CommandName,
  'start' | 'news' | 'alertsOn' | 'number' | 'pending' | 'buddy' | 'notices' | 'putOff' | 'town'
>

const option = (name: MenuCommand): Option => ({
  id: `/${name}`,
  label: say(`command.${name}`),
})

/** What this peer can do now. */
export const commandsFor = ({ member, isBuddy, talks }: Peer, kept: boolean): MenuCommand[] => [
  ...(kept ? (['resume'] as const) : []),
  ...(isCaseworker(member) ? (['cases'] as const) : []),
  ...(member?.role === 'moderator' ? (['review', 'objections', 'warn'] as const) : []),
  ...(member
    ? (['check', 'report', 'alerts', 'safecall', 'invite'] as const)
    : (['report', 'check', 'join'] as const)),
  ...(isBuddy && !member ? (['safecall'] as const) : []),
  'rights',
  ...(talks ? (['talk'] as const) : []),
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
  { choseLanguage, reach, onTelegram }: Peer,
  languages: readonly Language[],
): Text[] => [
  say('start.hello'),
  say('start.secret'),
  whoCanRead(reach),
  ...(reach.channel === 'whatsapp' ? [say('privacy.trial')] : []),
  ...(reach.channel === 'whatsapp' && onTelegram ? [say('privacy.onTelegram')] : []),
  ...(choseLanguage ? [] : languagesLine(languages)),
]

/** The languages, each in its own name. */
const languagesLine = (languages: readonly Language[]): Text[] =>
  languages.length < 2
    ? []
    : [say('language.on', { languages: languages.map(ownName).join(' · ') })]

/** The first answer to somebody whose language nothing tells: she reads in which ones she can go on. */
export const withLanguages = (
  replies: Reply[],
  { isLanguageGuessed }: Peer,
  languages: readonly Language[],
): Reply[] => {
  const last = replies.at(-1)
  const isSaid = replies.some(({ text }) => text.some(({ key }) => key === 'language.on'))
  if (!last || !isLanguageGuessed || isSaid) return replies
  return [...replies.slice(0, -1), { ...last, text: [...last.text, ...languagesLine(languages)] }]
}

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
  choseLanguage || languages.length < 2 ? [] : languages.map(languageToTap)

/** A language, in its own name. Where there are no buttons, that is typed. */
export const languageToTap = (language: Language): Option => ({
  id: `${SPEAK}${language}`,
  label: say('language.own', { name: ownName(language) }),
  onlyTapped: true,
})

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
    case 'putOff':
      return readPutOff(context, peer, context.stores)
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
              ...(await openingTimes(context.stores, peer.now)),
            ],
            options: [option('export'), option('wipe'), option('menu')],
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

/** What waits for her, and whether too few moderators write. */
const waiting = async ({ peer: { member, now }, stores, day }: Context): Promise<Text[]> => {
  if (!member || !isStaff(member)) return []
  const head = await headFor({ member, stores, now, today: day(now) })
  if (head.length === 0) return []
  return [...head, ...((await areTooFew(stores, now)) ? [say('waiting.alone')] : [])]
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
