import type { CheckCaps } from '../../actions/caps.ts'
import type { Counting } from '../../actions/counting.ts'
import type { Fingerprint } from '../../blacklist/fingerprint.ts'
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import { warningOf } from '../../blacklist/warning.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { number } from '../../engine/steps.ts'
import { abridged } from '../../identifiers/phone/abridged.ts'
import { MOST_NUMBERS } from '../../identifiers/phone/phone.ts'
import type { Finished, Option, Reply } from '../../terms/reply.ts'
import { say } from '../../terms/text.ts'
import { warningLines } from './warning-lines.ts'

interface Draft {
  /** `shown`: the number, abridged. */
  subjects: { fingerprint: Fingerprint; shown: string }[]
  /** How many more numbers there were: unreadable, or too many. */
  unread: number
}

interface Needs {
  fingerprinterFor: FingerprinterFor
  caps: CheckCaps
  counting: Counting
}

/** A member asks what peers have reported about one or more phone numbers. */
export const checkDialog = ({ fingerprinterFor, caps, counting }: Needs) =>
  dialogFor<Draft>()({
    name: 'check',
    version: 1,
    first: 'number',
    membersOnly: true,
    discreet: true,

    async begin({ member }) {
      if (member) return { draft: {} }
      return membersOnly()
    },

    steps: {
      number: number({
        ask: [say('check.number.ask')],
        // Somebody may be at the door: the first ten are better than none.
        partly: true,
        async read({ numbers, more = 0, problems }, _, peer) {
          const fingerprints = await fingerprinterFor(peer).of(numbers)
          const subjects = numbers.flatMap((phone, index) => {
            const fingerprint = fingerprints[index]
            return fingerprint ? [{ fingerprint, shown: abridged(phone) }] : []
          })
          return { saved: { subjects, unread: more + problems.length } }
        },
        next: 'finish',
      }),
    },

    async finish({ subjects, unread }, { sender, member, now }, stores) {
      // She may have been shut out since she began.
      if (!member) return membersOnly()
      const use = await caps.use(stores.counters, { sender, member, now }, subjects.length)
      if (!use.allowed) {
        const text = [
          'left' in use ? say('check.capGroup', { left: use.left }) : say('check.cap', caps.limits),
        ]
        // Discreet, because the number is in the chat.
        return {
          replies: [{ text, options: waysOn(false), answers: true }],
          discreet: true,
          onceKept: () => counting.note('cap', 'check', now),
        }
      }
      const listed = await stores.listed.of(subjects.map(({ fingerprint }) => fingerprint))
      const warnings = listed.map(({ entries, snapshot }) => warningOf(entries, snapshot, now))
      const answers = subjects.map(({ shown }, index) => [
        say('check.which', { number: shown }),
        ...warningLines(warnings[index]),
      ])
      // Otherwise she could take silence about a number for an answer.
      const rest = unread > 0 ? [say('check.unread', { unread, most: MOST_NUMBERS })] : []
      const text = [...answers.flat(), ...rest, say('check.notSafe')]
      return {
        replies: [
          { text, options: waysOn(warnings.some((one) => one)), answers: true },
        ] satisfies Reply[],
        discreet: true,
        onceKept() {
          for (const warning of warnings)
            counting.note('check', warning ? String(warning.all ?? 'uncounted') : '0', now)
        },
        ...(use.pause && { pause: use.pause }),
      }
    },
  })

/**
 * What she can do after a check. If she was warned, she may have met him, too, or meet him all the
 * same: then somebody should know.
 */
const waysOn = (warned: boolean): Option[] => [
  { id: '/check', label: say('check.another') },
  { id: '/report', label: say(warned ? 'check.reportToo' : 'command.report') },
  ...(warned ? [{ id: '/safecall', label: say('command.safecall') }] : []),
  { id: '/menu', label: say('command.menu') },
]

const membersOnly = (): Finished => ({
  replies: [
    {
      text: [say('check.membersOnly')],
      options: [
        { id: '/join', label: say('command.join') },
        { id: '/report', label: say('command.report') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
  discreet: true,
})
