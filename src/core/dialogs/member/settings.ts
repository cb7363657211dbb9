import { dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import { STAYS, type Stay } from '../../members/preferences.ts'
import { isStaff } from '../../members/role.ts'
import { say } from '../../terms/text.ts'

interface Draft {
  stay: Stay
}

/**
 * A peer chooses how long checks stay in her chat. She sees her handle: the operator can revoke her
 * membership by it.
 */
export const settingsDialog = () =>
  dialogFor<Draft>()({
    name: 'settings',
    version: 1,
    first: 'stay',
    // It shows her handle.
    discreet: true,

    async begin() {
      return { draft: {} }
    },

    steps: {
      stay: choice({
        ask: (_, { member, reach }) => [
          ...(member ? [say('settings.handle', { handle: member.handle })] : []),
          say('settings.stay.ask'),
          ...(reach.channel === 'whatsapp' ? [say('settings.stay.ownOnly')] : []),
        ],
        options: (_, { member }) => [
          ...STAYS.map((id) => ({ id, label: say(`stay.${id}`) })),
          ...(member && isStaff(member)
            ? [{ id: '/notices' as const, label: say('command.notices') }]
            : []),
          ...(member
            ? [
                {
                  id: '/move' as const,
                  label: say('command.move'),
                  called: ['called-move'] as const,
                },
              ]
            : []),
        ],
        // A command leaves the dialog before anything is saved.
        save: (id) => (id === '/move' || id === '/notices' ? {} : { stay: id }),
        next: 'finish',
      }),
    },

    async finish({ stay }, { sender, now }, stores) {
      const { preferences } = await stores.members.recognise(sender, now)
      await stores.members.remember(sender, { ...preferences, stay }, now)
      return { replies: [{ text: [say('settings.done')] }], goOn: 'menu' }
    },
  })
