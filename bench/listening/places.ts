/** Where somebody is who types an utterance of the corpus: the real dialogs, at the question that is open. */

import { checkCaps } from '../../src/core/actions/caps.ts'
import { createCounting } from '../../src/core/actions/counting.ts'
import { wrongReceipts } from '../../src/core/actions/wrong-receipts.ts'
import { USUAL_PACE } from '../../src/core/alerts/pace.ts'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import { allDialogs } from '../../src/core/dialogs/index.ts'
import { createEngine } from '../../src/core/engine/engine.ts'
import type { Peer } from '../../src/core/members/peer.ts'
import type { Country } from '../../src/core/rights/country.ts'
import { createKeys, newestVersions, newKeyring } from '../../src/core/terms/keys.ts'
import type { Address } from '../../src/core/terms/message.ts'
import type { Place, Session } from '../../src/core/terms/session.ts'
import type { Words } from '../../src/core/terms/text.ts'

/** A step of a dialog for each context of the corpus that is not idle. */
const STEPS: Record<string, { dialog: 'report' | 'rights'; step: string; draft: object }> = {
  'report.safe': { dialog: 'report', step: 'safe', draft: {} },
  'report.harms': { dialog: 'report', step: 'harms', draft: { harms: [] } },
  'report.number': { dialog: 'report', step: 'number', draft: { harms: ['hit'] } },
  'report.city': { dialog: 'report', step: 'city', draft: { harms: ['hit'] } },
  'report.words': { dialog: 'report', step: 'words', draft: { harms: ['hit'] } },
  reading: { dialog: 'rights', step: 'topic', draft: { topic: 'care', page: 1, original: false } },
}

export const CONTEXTS: readonly string[] = ['idle-guest', 'idle-member', ...Object.keys(STEPS)]

/** The dialogs of the bot, without a database: nothing that is done here reads or writes a row. */
export const createPlaces = (country: Country, words: Words) => {
  const keyring = newKeyring()
  const state = { keyring, active: newestVersions(keyring) }
  const keys = createKeys(state, async () => state)
  const dialogs = allDialogs({
    keys,
    fingerprinterFor: () =>
      createFingerprinter({ keys, cost: { memory: 64, passes: 1 }, concurrency: 1 }),
    caps: checkCaps({ day: 15, month: 60, everybody: 2000 }, { everybody() {}, group() {} }),
    wrong: wrongReceipts(() => {}),
    counting: createCounting(),
    country,
    words,
    day: (now) => now.toISOString().slice(0, 10),
    kinds: ['client'],
    timeZone: 'Europe/Oslo',
    paceOf: () => USUAL_PACE,
    desk: undefined,
    onDuty: undefined,
    getsThrough: () => true,
    manyClaims() {},
  })
  const engine = createEngine(dialogs, country.code)

  const peerOf = (context: string, language: string): Peer => ({
    sender: new Uint8Array(32),
    member:
      context === 'idle-guest'
        ? undefined
        : { id: 'member', handle: 'HANDLE', groupId: 'group', role: 'member' },
    language,
    choseLanguage: true,
    now: new Date('2026-11-18T22:00:00Z'),
    reach: { channel: 'telegram', address: 'chat' as Address },
    called: undefined,
  })

  return {
    engine,
    peerOf,
    /** The session of somebody in a context. */
    sessionOf(context: string, peer: Peer): Session {
      const step = STEPS[context]
      if (!step) return {}
      const dialog = engine.dialog(step.dialog)
      if (!dialog) throw new Error(`there is no dialog ${step.dialog}`)
      const begun = engine.enter(dialog, { ...step.draft }, peer.now)
      const at: Place = { ...begun, step: step.step, trail: step.step === 'safe' ? [] : ['safe'] }
      const { options = [], several } = engine.ask(at, peer)
      const open = { token: 'open', options, page: 0, asked: 0, ...(several && { several }) }
      return { at, open }
    },
  }
}
export type Places = ReturnType<typeof createPlaces>
