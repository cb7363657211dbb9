import { randomUUID } from 'node:crypto'
import { heldAbout } from '../../actions/held-about.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { confirm } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'

interface Draft {
  wants: boolean
  sure: boolean
}

/** A peer is shown all that is kept about her. Asked twice: whoever holds her phone reads it, too. */
export const exportDialog = ({ country }: { country: Country }) =>
  dialogFor<Draft>()({
    name: 'export',
    version: 1,
    first: 'wants',

    async begin() {
      return { draft: {} }
    },

    steps: {
      wants: confirm({
        binding: true,
        ask: (_, { reach }) => [
          say('export.what'),
          ...(reach.channel === 'whatsapp' ? [say('export.ownOnly')] : []),
          say('export.partner'),
          say('export.ask'),
        ],
        yes: say('export.yes'),
        no: say('export.no'),
        save: (wants) => ({ wants }),
        next: ({ wants }) => (wants ? 'sure' : 'finish'),
      }),

      sure: confirm({
        binding: true,
        ask: [say('export.sure')],
        yes: say('export.show'),
        no: say('export.no'),
        save: (sure) => ({ sure }),
        next: 'finish',
      }),
    },

    async finish({ wants, sure }, peer, stores) {
      if (!wants || !sure) return { replies: [{ text: [say('export.kept')] }], goOn: 'menu' }
      const parts = await heldAbout({ peer, stores, country })
      const options = [
        { id: '/wipe', label: say('command.wipe') },
        { id: '/menu', label: say('command.menu') },
      ]
      return {
        replies: parts.map((text, index) =>
          index === parts.length - 1 ? { text, options } : { text },
        ),
        discreet: true,
        // So it goes after an hour, however long she lets other things stay.
        about: randomUUID(),
      }
    },
  })
