import { dialogFor } from '../../engine/dialog.ts'
import { confirm } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'

interface Draft {
  sure: boolean
}

/** A peer has everything about her deleted, at once. */
export const wipeDialog = () =>
  dialogFor<Draft>()({
    name: 'wipe',
    version: 1,
    first: 'sure',

    async begin() {
      return { draft: {} }
    },

    steps: {
      sure: confirm({
        binding: true,
        ask: [say('wipe.what'), say('wipe.reportsStay'), say('wipe.countStays'), say('wipe.ask')],
        yes: say('wipe.yes'),
        no: say('wipe.no'),
        save: (sure) => ({ sure }),
        next: 'finish',
      }),
    },

    async finish({ sure }, { sender, now }, stores) {
      if (!sure) return { replies: [{ text: [say('wipe.kept')] }], goOn: 'menu' }
      await stores.wipe(sender, now)
      return { replies: [{ text: [say('wipe.done')] }], forget: true }
    },
  })
