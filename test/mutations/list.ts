/** Every mutation: the faults from which the promises of SECURITY.md must be safe. */
import { alerts } from './alerts.ts'
import { answers } from './answers.ts'
import { cases } from './cases.ts'
import { floods } from './floods.ts'
import { lasting } from './lasting.ts'
import { listening } from './listening.ts'
import { machine } from './machine.ts'
import { moderation } from './moderation.ts'
import type { Mutation } from './mutation.ts'
import { notices } from './notices.ts'
import { numbers } from './numbers.ts'
import { people } from './people.ts'
import { powers } from './powers.ts'
import { receipts } from './receipts.ts'
import { safeCallDuty } from './safe-call-duty.ts'
import { safeCallWords } from './safe-call-words.ts'
import { safeCalls } from './safe-calls.ts'
import { seals } from './seals.ts'
import { selfReporting } from './self-reporting.ts'
import { takenAway } from './taken-away.ts'
import { telling } from './telling.ts'

export const MUTATIONS: readonly Mutation[] = [
  ...numbers,
  ...seals,
  ...telling,
  ...people,
  ...alerts,
  ...answers,
  ...moderation,
  ...notices,
  ...powers,
  ...receipts,
  ...cases,
  ...selfReporting,
  ...floods,
  ...takenAway,
  ...machine,
  ...listening,
  ...safeCalls,
  ...safeCallDuty,
  ...safeCallWords,
  ...lasting,
]
