/** What is open for a peer now, and what waits to be read. It is read from then on. */
import type { OnDuty } from '../../actions/on-duty.ts'
import { ownCall, readOwnNotices } from '../../actions/safe-call.ts'
import { dutyCalls, readDuty } from '../../actions/safe-call-duty.ts'
import { pairingsOf, readPairingNotices } from '../../actions/safe-call-pairing.ts'
import { settingsOf } from '../../actions/safe-call-settings.ts'
import { readWatched, watchedCalls } from '../../actions/safe-call-watched.ts'
import { alertPreferencesOf } from '../../alerts/preferences.ts'
import type { Peer } from '../../members/peer.ts'
import { isCaseworker } from '../../members/role.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Text } from '../../terms/text.ts'
import type { SafeCallDraft, SafeCallNeeds } from './draft.ts'
import { withoutNote } from './home.ts'
import { ownNotice, pairingNotice, watchedNotices } from './notices.ts'

/** The draft with which the dialog begins, and what is said before its first question. */
export const loaded = async (
  peer: Peer,
  stores: Stores,
  { country, timeZone, onDuty, desk }: SafeCallNeeds,
  when: 'first' | 'again',
): Promise<{ draft: SafeCallDraft; said: Text[] }> => {
  const { preferences } = await stores.members.recognise(peer.sender, peer.now)
  const zone = alertPreferencesOf(preferences).quiet?.zone ?? timeZone
  const own = await readOwnNotices(peer, stores)
  // A rehearsal is not announced.
  const hers = (await watchedCalls(peer, stores)).filter((one) => !one.rehearsal || one.alarm)
  if (hers.length > 0) await readWatched(peer, stores)
  const duty = (await dutyCalls(peer, stores, onDuty)).filter(
    ({ id }) => !hers.some((one) => one.id === id),
  )
  if (duty.length > 0) await readDuty(peer, stores, onDuty)
  const calls = [...hers, ...duty]
  const pairings = await readPairingNotices(peer, stores)
  const { buddies, watched } = await pairingsOf(peer, stores)
  const call = await ownCall(peer, stores)
  const { note: _, ...shown } = call ?? {}
  const words = await settingsOf(peer, stores)
  const needs = { country, zone, desk: onDuty && desk, language: peer.language }
  return {
    draft: {
      isMember: peer.member !== undefined,
      language: peer.language,
      zone,
      buddies,
      watched,
      ...(call && { call: shown as Omit<typeof call, 'note'> }),
      calls: calls.map(withoutNote),
      words,
      shown: 0,
      deed: { do: 'next' },
      id: '',
      until: 0,
      note: '',
      subjects: [],
      unread: 0,
      every: null,
      name: '',
      ...(mayTellDuty(peer, onDuty) && { duty: buddies.some((one) => one.duty) }),
      word: '',
      minutes: words.grace,
      line: '',
    },
    said: [
      ...calls.flatMap((one) => watchedNotices(one, needs, when)),
      ...onlyLast(own.flatMap((notice) => ownNotice(notice, zone))),
      ...pairings.flatMap(pairingNotice),
    ],
  }
}

/** She can have those on duty told, and is none of them: her own chat must learn nothing of an alarm. */
const mayTellDuty = ({ member }: Peer, onDuty: OnDuty | undefined): boolean =>
  onDuty !== undefined && !isCaseworker(member)

/** She need not read twice that it is time. */
const onlyLast = (texts: Text[]): Text[] =>
  texts.filter(({ key, values }, place) =>
    texts
      .slice(place + 1)
      .every((later) => later.key !== key || later.values?.['name'] !== values?.['name']),
  )
