/** All that is kept about a peer, in her words, in parts. */

import { lineText } from '../alerts/alert-text.ts'
import { alertPreferencesOf, clockOf } from '../alerts/preferences.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Member, Peer } from '../members/peer.ts'
import type { FollowedBefore } from '../members/preferences.ts'
import { isCaseworker, isModerator, isStaff } from '../members/role.ts'
import { cityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'
import type { Session } from '../terms/session.ts'
import { say, type Text } from '../terms/text.ts'

/** What a part is made of. */
interface Asked {
  peer: Peer
  stores: Stores
  country: Country
}

/** One part of what is kept. What is added to the tables is added here. */
type Part = (asked: Asked) => Promise<Text[]>

const chat: Part = async ({ peer: { sender, language, reach, now }, stores }) => {
  const { preferences } = await stores.members.recognise(sender, now)
  const { session } = await stores.sessions.load(sender, now)
  const aliases = await stores.aliases.count(sender)
  const sent = await stores.sent.count(sender)
  return [
    say('export.chat.title'),
    say('export.chat.mark'),
    ...(aliases > 0 ? [say('export.chat.aliases', { count: aliases })] : []),
    ...(reach.channel === 'whatsapp' ? [say('export.chat.whatsapp')] : []),
    say('export.chat.language', {
      language: say('language.name', { language: language.replace('-', '') }),
    }),
    say('export.chat.stay', { stay: say(`stay.${preferences.stay ?? 'hour'}`) }),
    say('export.chat.seen', { day: now.getTime() }),
    say('export.chat.open'),
    ...halfTold(session),
    ...((await stores.moves.has(sender, now)) ? [say('export.chat.move')] : []),
    say('export.chat.sent', { count: sent }),
  ]
}

const halfTold = ({ kept, keptUntil }: Session): Text[] =>
  kept && keptUntil !== undefined ? [say('export.chat.half', { until: keptUntil })] : []

const membership: Part = async (asked) => {
  const { peer, stores } = asked
  const { member } = peer
  if (!member) return [say('export.member.title'), say('export.member.guest')]
  const { handle, role, alsoCases } = member
  const decided = isStaff(member) ? await stores.audit.countOf(handle) : 0
  return [
    say('export.member.title'),
    say('export.member.handle', { handle }),
    say('export.member.role', { role }),
    ...(alsoCases ? [say('export.member.both')] : []),
    say('export.member.group'),
    ...(isStaff(member) ? await noticeLines(asked) : []),
    ...(isCaseworker(member) ? await caseLines(member, asked) : []),
    ...(isModerator(member) ? [say('export.member.marks')] : []),
    ...(decided > 0 ? [say('export.member.audit', { count: decided })] : []),
  ]
}

const WHEN = {
  off: say('notices.off'),
  atOnce: say('notices.atOnce'),
  daily: say('notices.daily'),
} as const

/** Whether and when she is told that something waits. */
const noticeLines = async ({ peer: { sender, now }, stores }: Asked): Promise<Text[]> => {
  const { notices, onDuty } = (await stores.members.recognise(sender, now)).preferences
  const when = notices === undefined || typeof notices === 'string' ? notices : 'daily'
  return [
    ...((await stores.watchers.isTold(sender)) ? [say('export.member.notices')] : []),
    ...(when ? [say('export.member.when', { when: WHEN[when] })] : []),
    ...(typeof notices === 'object'
      ? [say('export.member.from', { time: clockOf(notices.daily) })]
      : []),
    ...(onDuty ? [say('export.member.onDuty', { wish: say(`notices.onDuty.${onDuty}`) })] : []),
  ]
}

const caseLines = async ({ id }: Member, { peer: { now }, stores }: Asked): Promise<Text[]> => {
  const { hers } = await stores.caseFiles.shownTo(id, now)
  return hers.length > 0 ? [say('export.member.cases', { count: hers.length })] : []
}

const towns: Part = async ({ peer: { sender, now }, stores, country }) => {
  const followed = await stores.subscriptions.of(sender)
  const { preferences } = await stores.members.recognise(sender, now)
  const { quiet, wake, from, line, kinds } = alertPreferencesOf(preferences)
  const got = await stores.subscriptions.got(sender)
  return [
    say('export.towns.title'),
    ...(followed.length === 0 ? [say('export.towns.none')] : [say('export.towns.address')]),
    ...followed.map((one) => townLine(country, one)),
    ...(preferences.alertsOff?.towns ?? []).map((one) =>
      townLine(country, { ...one, paused: true }),
    ),
    ...(got > 0 ? [say('export.towns.sent', { count: got })] : []),
    ...(preferences.alerts
      ? [
          say('alerts.chosen.from', { level: say(`alerts.least.${from}`) }),
          say('alerts.chosen.line', { line: lineText(line) }),
          ...kinds.map((kind) => say('told.flag', { value: say(`alertKind.${kind}`) })),
        ]
      : []),
    ...(quiet
      ? [
          say('alerts.chosen.quiet', { from: clockOf(quiet.from), until: clockOf(quiet.until) }),
          say(wake ? 'alerts.chosen.wake' : 'alerts.chosen.noWake'),
        ]
      : []),
  ]
}

const townLine = (
  home: Country,
  followed: Omit<FollowedBefore, 'near'> & { near?: string | undefined; paused: boolean },
): Text => {
  const { city, near, country, until, paused } = followed
  const nameOf = (id: string): string => cityName(home, id) ?? id
  const where = country
    ? say('alerts.cityAnd.country', { city: nameOf(city) })
    : near === undefined
      ? nameOf(city)
      : say('alerts.cityAnd.near', { city: nameOf(city), near: nameOf(near) })
  return say(paused ? 'alerts.one.paused' : 'alerts.one.on', {
    city: where,
    until: Date.parse(`${until}T12:00:00Z`),
  })
}

/**
 * Who is told and who counts on her, without their names: those are theirs. Whoever makes her show
 * this must not learn of her words, or of an alarm.
 */
const safeCalls: Part = async ({ peer: { sender, member, isExpected, now }, stores }) => {
  const { line, grace } = (await stores.members.recognise(sender, now)).preferences.safeCall ?? {}
  const { asks, watches } = await stores.buddies.of(sender)
  const names = new Set([
    ...asks.map(({ pairing }) => pairing.asker?.name),
    ...watches.map(({ pairing }) => pairing.buddy?.name),
  ])
  const lines = [
    ...(isExpected ? [say('export.safeCalls.open')] : []),
    ...(asks.length > 0 ? [say('export.safeCalls.buddies', { count: asks.length })] : []),
    ...(line === undefined ? [] : [say('export.safeCalls.line', { line })]),
    ...(grace === undefined ? [] : [say('export.safeCalls.grace', { minutes: grace })]),
    ...(watches.length > 0 ? [say('export.safeCalls.watches', { count: watches.length })] : []),
    ...[...names].flatMap((name) => (name ? [say('export.safeCalls.name', { name })] : [])),
  ]
  return [
    say('export.safeCalls.title'),
    ...(lines.length > 0 ? lines : [say('export.safeCalls.none')]),
    ...(member ? [say('export.safeCalls.hidden')] : []),
  ]
}

const told: Part = async ({ peer: { sender }, stores }) => {
  const wishes = await stores.wishes.count(sender, 'report')
  const questions = await stores.wishes.count(sender, 'case')
  return [
    say('export.told.title'),
    say('export.told.waiting', { count: await stores.reports.countOf(sender) }),
    ...(wishes > 0 ? [say('export.told.wishes', { count: wishes })] : []),
    ...(questions > 0 ? [say('export.told.questions', { count: questions })] : []),
    say('export.told.hidden'),
  ]
}

const counts: Part = async ({ peer: { sender, member, now }, stores }) => {
  const used = (owner: Bytes, kind: Parameters<Stores['counters']['usedBoth']>[1]) =>
    stores.counters.usedBoth(owner, kind, now)
  const own = member && idBytes(member.id)
  const lines: Text[] = []
  const add = (count: { today: number; month: number }, line: Text): void => {
    if (count.today + count.month > 0) lines.push(line)
  }
  if (own) {
    const [checks, invites] = [await used(own, 'check'), await used(own, 'invite')]
    const [alerts, waiting] = [await used(own, 'alert'), await used(own, 'alert.waits')]
    const claimed = await used(own, 'claim')
    const beyond = await used(sender, 'check.own')
    add(checks, say('export.counts.check', checks))
    add(beyond, say('export.counts.own', { today: beyond.today }))
    add(invites, say('export.counts.invite', { month: invites.month }))
    add(alerts, say('export.counts.alert', { today: alerts.today }))
    add(waiting, say('export.counts.waits', { today: waiting.today }))
    add(claimed, say('export.counts.claim', { today: claimed.today }))
  }
  const reported = await used(sender, 'told')
  const receipts = await used(sender, 'receipt')
  add(reported, say('export.counts.told', { today: reported.today }))
  add(receipts, say('export.counts.receipt', { today: receipts.today }))
  return [say('export.counts.title'), ...(lines.length > 0 ? lines : [say('export.counts.none')])]
}

const notKept: Part = async () => [say('export.not.title'), say('export.not.what')]

const PARTS: readonly Part[] = [chat, membership, towns, safeCalls, told, counts, notKept]

/** All that is kept about a peer: one list of lines for each part. */
export const heldAbout = async (asked: Asked): Promise<Text[][]> => {
  const parts: Text[][] = []
  for (const part of PARTS) parts.push(await part(asked))
  return parts
}
