import { isCommand, type Meant } from '../terms/meaning.ts'
import type { AnsweredTo } from './answering.ts'

/** What a command means that is typed with a slash, and what stands behind it. Undefined for anything else. */
export const commandTyped = (
  text: string,
  asked: AnsweredTo,
  meanText: (text: string, asked: AnsweredTo) => Meant,
): Meant | undefined => {
  const [, name, argument] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.+))?$/su.exec(text) ?? []
  if (name === undefined || !isCommand(name)) return undefined
  // "/start CODE" is what a link with a code in it sends.
  const alone = { ...asked, open: undefined, question: undefined }
  const meant = argument === undefined ? undefined : meanText(argument, alone)
  if (meant && meant.kind !== 'text') return meant
  return { kind: 'command', name, ...(meant?.mayBeCry && { mayBeCry: true }) }
}
