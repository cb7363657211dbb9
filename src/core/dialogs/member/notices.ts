import type { OnDuty } from '../../actions/on-duty.ts'
import { USUAL_NOTICES } from '../../alerts/notices.ts'
import { clockOf, readClock } from '../../alerts/preferences.ts'
import { type Desk, deskHours } from '../../cases/desk.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, typed } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { OnDutyWish } from '../../members/preferences.ts'
import { isCaseworker, isStaff } from '../../members/role.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'

interface Needs {
  /** When case workers are on duty, and whether they are told that somebody did not come back. */
  desk: Desk | undefined
  onDuty: OnDuty | undefined
}

interface Draft {
  way: 'atOnce' | 'daily' | 'off' | 'later'
  /** She has not been asked before. */
  isFirst: boolean
  /** Minutes after midnight. */
  from: number
  /** Whether she is asked about alarms of safe-calls, too. */
  asksOnDuty: boolean
  onDuty?: OnDutyWish
}

/** A moderator or case worker chooses when she is told that something waits. */
export const noticesDialog = ({ desk, onDuty }: Needs) => {
  const next = ({ way, asksOnDuty }: Draft) =>
    asksOnDuty && way !== 'off' ? ('onDuty' as const) : ('finish' as const)

  return dialogFor<Draft>()({
    name: 'notices',
    version: 1,
    first: 'way',

    async begin(peer, stores) {
      if (!peer.member || !isStaff(peer.member))
        return { replies: [{ text: [say('notices.staffOnly')] }] }
      const { preferences } = await stores.members.recognise(peer.sender, peer.now)
      // On, unless she says no.
      await beTold(peer, stores)
      return {
        draft: {
          isFirst: preferences.notices === undefined,
          asksOnDuty: onDuty !== undefined && isCaseworker(peer.member),
        },
      }
    },

    steps: {
      way: choice({
        ask: [say('notices.ask'), say('notices.quiet')],
        options: [
          { id: 'atOnce', label: say('notices.atOnce') },
          { id: 'daily', label: say('notices.daily') },
          { id: 'off', label: say('notices.off') },
        ],
        // Other things may come first.
        skip: { way: 'later' },
        save: (way) => ({ way }),
        next: (draft) => (draft.way === 'daily' ? 'hour' : next(draft)),
      }),

      hour: typed({
        ask: [say('notices.hour')],
        read(text) {
          const from = readClock(text)
          return from === undefined ? { retry: [say('notices.unknown')] } : { saved: { from } }
        },
        next,
      }),

      onDuty: choice({
        ask: (_, { language }) => [
          say('notices.onDutyAsk', { hours: desk ? deskHours(desk, language) : '' }),
        ],
        options: ON_DUTY.map((id) => ({ id, label: say(`notices.onDuty.${id}`) })),
        save: (wish) => ({ onDuty: wish }),
        next: 'finish',
      }),
    },

    async finish({ way, from, isFirst, onDuty: wish }, peer, stores) {
      const { sender, member, now, reach } = peer
      if (!member || !isStaff(member)) return { replies: [{ text: [say('notices.staffOnly')] }] }
      const { preferences } = await stores.members.recognise(sender, now)
      if (way === 'later') {
        // She is written to, and reads so again with what she does next.
        const { notices: _, ...others } = preferences
        if (isFirst) await stores.members.remember(sender, others, now)
        return { replies: [], goOn: 'menu' }
      }
      const notices = way === 'daily' ? { daily: from } : way
      const chosenDuty = wish && { onDuty: wish }
      await stores.members.remember(sender, { ...preferences, ...chosenDuty, notices }, now)
      if (way === 'off') await stores.watchers.forget(sender)
      else await stores.watchers.on(sender, reach)
      const text = [chosen(way, from), ...(wish ? [say(`notices.onDutyChosen.${wish}`)] : [])]
      return { replies: [{ text }], goOn: 'menu' }
    },
  })
}

const ON_DUTY = ['always', 'awake', 'no'] as const satisfies readonly OnDutyWish[]

const chosen = (way: Exclude<Draft['way'], 'later'>, from: number): Text =>
  way === 'daily' ? say('notices.onceADay', { time: clockOf(from) }) : say(`notices.chosen.${way}`)

/** Tells her from now on when something waits, unless she has said no. */
export const beTold = async ({ sender, reach, now }: Peer, stores: Stores): Promise<void> => {
  const { preferences } = await stores.members.recognise(sender, now)
  if (preferences.notices === 'off') return
  await stores.watchers.on(sender, reach)
  if (preferences.notices === undefined)
    await stores.members.remember(sender, { ...preferences, notices: USUAL_NOTICES }, now)
}
