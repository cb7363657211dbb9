/** Own words, and a second look at them where they seem to lead to whoever wrote them. */
import { personalIn } from '../../blacklist/personal.ts'
import { choice, typed } from '../../engine/steps.ts'
import type { CountryCode } from '../../identifiers/phone/phone.ts'
import { say, type Text } from '../../terms/text.ts'
import { MOST_WORDS, type Telling } from './draft.ts'

interface Wishes<Name extends string> {
  ask: Text[]
  country: CountryCode
  /** Where what was written before stays, and this comes below it. */
  appends?: boolean
  /** Whether nothing need be written, and what that leaves. */
  skip?: Partial<Telling>
  /** The names of these two steps, and of the one that comes after them. */
  write: Name
  look: Name
  after: Name | 'finish'
}

/** Two steps: writing, and looking again at what seems to hold a name, an address, a day. */
export const ownWords = <Name extends string>(wishes: Wishes<Name>) => {
  const { ask, country, appends, skip, write, look, after } = wishes
  const kept = (text: string, { words }: Telling): string =>
    appends && words ? `${words}\n${text}` : text

  return {
    write: typed<Telling, Name>({
      ask,
      ...(skip && { skip: { ...skip, found: [] } }),
      read(text, draft) {
        if (kept(text, draft).length > MOST_WORDS)
          return { retry: [say('retry.long', { longest: MOST_WORDS })] }
        const found = personalIn(text, country)
        return found.length > 0
          ? { saved: { written: text, found } }
          : { saved: { words: kept(text, draft), written: '', found } }
      },
      next: ({ found }) => (found && found.length > 0 ? look : after),
    }),

    look: choice<Telling, Name, 'keep' | 'change' | 'leave'>({
      ask: ({ found }) => [
        say('report.look.ask'),
        ...(found ?? []).map((kind) => say('report.look.found', { what: say(`personal.${kind}`) })),
        say('report.look.why'),
      ],
      options: [
        { id: 'change', label: say('report.look.change') },
        { id: 'leave', label: say('report.look.leave') },
        { id: 'keep', label: say('report.look.keep') },
      ],
      save: (doubt, draft) => ({
        doubt,
        written: '',
        ...(doubt === 'keep' && { words: kept(draft.written ?? '', draft) }),
      }),
      next: ({ doubt }) => (doubt === 'change' ? write : after),
    }),
  }
}
