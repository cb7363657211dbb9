import { dialogFor } from '../../engine/dialog.ts'
import { typed } from '../../engine/steps.ts'
import { looksLikeCode } from '../../members/code.ts'
import { say } from '../../terms/text.ts'

interface Draft {
  code: string
}

/** A guest becomes a member, or a member a moderator or case worker, with a single-use code. */
export const joinDialog = () =>
  dialogFor<Draft>()({
    name: 'join',
    version: 1,
    first: 'code',

    async begin() {
      return { draft: {} }
    },

    steps: {
      code: typed({
        ask: [say('join.ask'), say('join.where')],
        read: (text) =>
          looksLikeCode(text) ? { saved: { code: text } } : { retry: [say('join.notACode')] },
        next: 'finish',
      }),
    },

    async finish({ code }, { sender, member, now }, stores) {
      const again = [
        { id: '/join', label: say('join.again') },
        { id: '/menu', label: say('command.menu') },
      ]
      const invitation = await stores.codes.look(code, now)
      if (!invitation) return { replies: [{ text: [say('join.unknown')], options: again }] }
      const { role } = invitation
      if (member && role === 'member') {
        // Her group never changes, so she gains nothing by any code. It stays valid for somebody
        // else.
        return { replies: [{ text: [say('join.already')] }], goOn: 'menu' }
      }
      const spent = await stores.codes.spend(code)
      if (!spent) return { replies: [{ text: [say('join.unknown')], options: again }] }
      if (member) {
        await stores.members.promote(member, role)
      } else {
        await stores.members.found(sender, role, now, spent.groupId)
      }
      return {
        replies: [{ text: [say(role === 'member' ? 'join.welcome' : `join.${role}`)] }],
        goOn: role === 'member' ? 'menu' : 'notices',
      }
    },
  })
