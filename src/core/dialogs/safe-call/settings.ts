/** Changes pairings, her words, and how long she has to answer. */

import { rehearse } from '../../actions/safe-call-begin.ts'
import { offerWay } from '../../actions/safe-call-offers.ts'
import { endPairing, endWays, mutePairing, orderBuddies } from '../../actions/safe-call-pairing.ts'
import { setGrace, setLine, setWords } from '../../actions/safe-call-settings.ts'
import { say, type Text } from '../../terms/text.ts'
import type { DeedIn, PairingDeed, SafeCallDraft } from './draft.ts'

const nameOf = ({ id, buddies, watched }: SafeCallDraft): string =>
  [...buddies, ...watched].find((one) => one.id === id)?.name ?? ''

const WAY_REFUSED = {
  unknown: 'stale',
  full: 'safeCall.be.most',
  tooMany: 'safeCall.pair.open',
} as const

const REFUSED = {
  same: 'safeCall.secret.same',
  inside: 'safeCall.secret.inside',
  short: 'safeCall.secret.length',
} as const

/** Changes a pairing. Returns what is said. */
export const managed = async (
  { draft, peer, stores }: DeedIn,
  what: PairingDeed,
): Promise<Text[]> => {
  const { id, buddies } = draft
  const name = nameOf(draft)
  switch (what) {
    case 'first': {
      const others = buddies.filter((one) => one.id !== id).map((one) => one.id)
      await orderBuddies(peer, [id, ...others], stores)
      return [say('safeCall.manage.isFirst', { name })]
    }
    case 'rehearse': {
      const came = await rehearse(peer, id, stores)
      return [
        came === 'begun'
          ? say('safeCall.manage.rehearsing', { name })
          : say('safeCall.manage.notNow'),
      ]
    }
    case 'end':
    case 'leave':
      await endPairing(peer, id, stores)
      return [say(what === 'end' ? 'safeCall.manage.ended' : 'safeCall.manage.left', { name })]
    case 'mute':
    case 'unmute':
      await mutePairing(peer, { id, on: what === 'mute' }, stores)
      return [say(what === 'mute' ? 'safeCall.manage.muted' : 'safeCall.manage.unmuted')]
    case 'way': {
      const way = await offerWay(peer, id, stores)
      return 'code' in way
        ? [say('safeCall.be.how'), say('safeCall.code', { code: way.code })]
        : [say(WAY_REFUSED[way.refused])]
    }
    case 'dropWay': {
      if (!(await endWays(peer, id, stores))) return [say('stale')]
      return [
        buddies.some((one) => one.id === id)
          ? say('safeCall.manage.oneWay', { name })
          : say('safeCall.manage.wayDropped'),
      ]
    }
  }
}

/** Keeps her words, or how long she has to answer. Returns what is said. */
export const keptWords = async (
  { draft, peer, stores }: DeedIn,
  what: 'safe' | 'second' | 'remove' | 'grace' | 'line',
): Promise<Text[]> => {
  const { word, minutes, line } = draft
  if (what === 'line') {
    await setLine(peer, line, stores)
    return [
      line === '' ? say('safeCall.secret.lineUsual') : say('safeCall.secret.lineKept', { line }),
    ]
  }
  if (what === 'grace') {
    await setGrace(peer, minutes, stores)
    return [say('safeCall.secret.waits', { minutes })]
  }
  const words =
    what === 'remove'
      ? { safe: null, duress: null }
      : what === 'safe'
        ? { safe: word }
        : { duress: word }
  const came = await setWords(peer, words, stores)
  if (came !== 'set') return [say(REFUSED[came])]
  return [say(what === 'remove' ? 'safeCall.secret.removed' : 'safeCall.secret.kept')]
}
