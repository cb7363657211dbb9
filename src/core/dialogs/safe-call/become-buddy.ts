import { acceptOffer, lookOffer, offerWay } from '../../actions/safe-call-offers.ts'
import type { WrongReceipts } from '../../actions/wrong-receipts.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { confirm, typed } from '../../engine/steps.ts'
import type { ChosenWords } from '../../listening/listening-to.ts'
import { looksLikeBuddyCode } from '../../members/code.ts'
import type { Peer } from '../../members/peer.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { readName } from './buddy-steps.ts'

interface Draft {
  code: string
  /** Whose buddy she becomes. */
  of: string
  /** What the other one calls her. */
  name: string
  kind: 'pair' | 'way'
  /** The code has been looked at. */
  looked: boolean
  sure: boolean
}

const OPTIONS = [
  { id: '/safecall', label: say('command.safecall') },
  { id: '/menu', label: say('command.menu') },
]

const saying = (...text: Text[]): Finished => ({ replies: [{ text, options: OPTIONS }] })

interface Needs {
  wrong: WrongReceipts
  chosen: ChosenWords
}

/** Somebody sends the code of a person who trusts her, and becomes her buddy. */
export const buddyDialog = ({ wrong, chosen }: Needs) => {
  return dialogFor<Draft>()({
    name: 'buddy',
    version: 1,
    first: 'code',
    discreet: true,

    async begin() {
      return { draft: { looked: false } }
    },

    steps: {
      code: typed({
        ask: [say('safeCall.be.ask')],
        read: (text) =>
          looksLikeBuddyCode(text)
            ? { saved: { code: text } }
            : { retry: [say('safeCall.be.notACode')] },
        next: 'finish',
      }),

      sure: confirm({
        binding: true,
        ask: ({ kind, of: name }) =>
          kind === 'way'
            ? [say('safeCall.be.way', { name }), say('safeCall.be.wayAsk')]
            : [
                say('safeCall.be.from', { name }),
                say('safeCall.be.limit'),
                say('safeCall.be.sure', { name }),
              ],
        yes: say('safeCall.be.yes'),
        no: say('safeCall.be.no'),
        save: (sure) => ({ sure }),
        next: ({ sure, kind }) => (sure && kind === 'pair' ? 'name' : 'finish'),
      }),

      name: typed({
        ask: ({ of: name }) => [say('safeCall.be.name', { name })],
        read: (text, _, { language }) => readName(text, chosen, language),
        next: 'finish',
      }),
    },

    async finish(draft, peer, stores) {
      if (!draft.looked) return look(draft, peer, stores)
      if (!draft.sure) return saying(say('safeCall.be.not'))
      const came = await acceptOffer(peer, { code: draft.code, name: draft.name ?? '' }, stores)
      if ('refused' in came) return refused(came.refused)
      if (came.isWay) return saying(say('safeCall.be.wayDone'))
      const done = [
        say('safeCall.be.done', { name: draft.of }),
        say('safeCall.be.named', { name: draft.of, own: draft.name ?? '' }),
      ]
      // WhatsApp stops accounts without notice, so an alarm needs a second way.
      const isAlone = peer.reach.channel === 'whatsapp' && peer.onTelegram
      const way = isAlone && (await offerWay(peer, came.paired, stores))
      return way && 'code' in way
        ? saying(...done, say('safeCall.be.telegram'), say('safeCall.code', { code: way.code }))
        : saying(...done)
    },
  })

  /** What the code leads to. Guessing costs as it does with receipts. */
  async function look(draft: Draft, peer: Peer, stores: Stores): Promise<Finished> {
    const found = await lookOffer(peer, draft.code, stores)
    if (found === 'own') return saying(say('safeCall.be.own'))
    if (!found) return unknown(await wrong.count(stores.counters, peer.sender, peer.now))
    const { kind, name: of } = found
    return {
      replies: [],
      at: { step: 'sure', draft: { ...draft, kind, of, looked: true } },
      discreet: true,
    }
  }
}

const REFUSALS = {
  own: 'safeCall.be.own',
  already: 'safeCall.be.already',
  full: 'safeCall.be.full',
  name: 'safeCall.pair.length',
} as const

const refused = (why: 'unknown' | keyof typeof REFUSALS): Finished =>
  why === 'unknown' ? unknown(0) : saying(say(REFUSALS[why]))

const unknown = (pause: number): Finished => ({
  replies: [
    {
      text: [say('safeCall.be.unknown')],
      options: [
        { id: '/buddy', label: say('join.again') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
  ...(pause > 0 && { pause }),
})
