import { dialogFor } from '../../engine/dialog.ts'
import { confirm, typed } from '../../engine/steps.ts'
import { looksLikeMoveCode } from '../../members/code.ts'
import type { Peer } from '../../members/peer.ts'
import type { Stores } from '../../stores/stores.ts'
import { hex } from '../../terms/hex.ts'
import type { Finished } from '../../terms/reply.ts'
import { say } from '../../terms/text.ts'

interface Draft {
  code: string
  sure: boolean
}

const MENU = { id: '/menu', label: say('command.menu') }

/** Gives a member a single-use code, so that she can go on in another chat, on any channel. */
export const leaveFrom = async ({ sender, now }: Peer, stores: Stores): Promise<Finished> => {
  const code = await stores.moves.issue(sender, now)
  return {
    replies: [
      { text: [say('move.how'), say('move.phone'), say('move.what'), say('move.secret')] },
      { text: [say('move.code', { code })], options: [MENU] },
    ],
  }
}

/** A peer goes on in this chat with the code from her other chat. */
export const moveDialog = () =>
  dialogFor<Draft>()({
    name: 'move',
    version: 1,
    first: 'code',

    async begin() {
      return { draft: {} }
    },

    steps: {
      code: typed({
        ask: [say('move.ask'), say('move.where')],
        read: (text) =>
          looksLikeMoveCode(text) ? { saved: { code: text } } : { retry: [say('move.notACode')] },
        // A member cannot move here, and is told at once.
        next: (_, { member }) => (member ? 'finish' : 'sure'),
      }),

      sure: confirm({
        binding: true,
        ask: [say('move.moves'), say('move.goes'), say('move.sure')],
        yes: say('move.yes'),
        no: say('move.no'),
        save: (sure) => ({ sure }),
        next: 'finish',
      }),
    },

    async finish({ code, sure }, { sender, member, reach, now }, stores) {
      const from = await stores.moves.look(code, now)
      if (from && hex(from) === hex(sender))
        return { replies: [{ text: [say('move.here')] }], goOn: 'menu' }
      if (member) return { replies: [{ text: [say('move.already')] }], goOn: 'menu' }
      if (!sure) return { replies: [{ text: [say('move.kept')] }], goOn: 'menu' }
      if (!from || !(await stores.moves.spend(code))) {
        const again = { id: '/move', label: say('join.again') }
        return { replies: [{ text: [say('move.unknown')], options: [again, MENU] }] }
      }
      await stores.move(from, sender, reach, now)
      return { replies: [{ text: [say('move.done')] }], goOn: 'menu' }
    },
  })
