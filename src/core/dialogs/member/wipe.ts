import { dialogFor } from '../../engine/dialog.ts'
import { confirm } from '../../engine/steps.ts'
import { say } from '../../terms/text.ts'

interface Draft {
  /** A safe-call of hers is open. */
  isExpected: boolean
  sure: boolean
}

/** A peer has everything about her deleted, at once. */
export const wipeDialog = () =>
  dialogFor<Draft>()({
    name: 'wipe',
    version: 1,
    first: 'sure',

    async begin({ isExpected = false }) {
      return { draft: { isExpected } }
    },

    steps: {
      sure: confirm({
        binding: true,
        ask: ({ isExpected }) => [
          ...(isExpected ? [say('safeCall.wipe')] : []),
          say('wipe.what'),
          say('wipe.reportsStay'),
          say('wipe.countStays'),
          say('wipe.ask'),
        ],
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
