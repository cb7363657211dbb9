/** Every mutation: the faults from which the promises of SECURITY.md must be safe. */
import { alerts } from './alerts.ts'
import { answers } from './answers.ts'
import { lasting } from './lasting.ts'
import { machine } from './machine.ts'
import { moderation } from './moderation.ts'
import type { Mutation } from './mutation.ts'
import { numbers } from './numbers.ts'
import { people } from './people.ts'
import { seals } from './seals.ts'
import { telling } from './telling.ts'

export const MUTATIONS: readonly Mutation[] = [
  ...numbers,
  ...seals,
  ...telling,
  ...people,
  ...alerts,
  ...answers,
  ...moderation,
  ...machine,
  ...lasting,
]
