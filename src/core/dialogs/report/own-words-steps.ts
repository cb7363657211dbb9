/** Own words, and a second look at them if they seem to show who wrote them. */
import { personalIn } from '../../blacklist/personal.ts'
import { choice, typed } from '../../engine/steps.ts'
import type { CountryCode } from '../../identifiers/phone/phone.ts'
import { say, type Text } from '../../terms/text.ts'
import { MOST_WORDS, type ReportDraft } from './draft.ts'

interface Needs<Name extends string> {
  ask: Text[]
  country: CountryCode
  /** Earlier words stay, and the new ones come below them. */
  appends?: boolean
  /** The most characters. */
  longest?: number
  /** Present if she can skip this: what the draft holds then. */
  skip?: Partial<ReportDraft>
  /** The names of these two steps and of the step after them. */
  write: Name
  look: Name
  after: Name | 'finish' | ((draft: ReportDraft) => Name)
}

/** Two steps: writing, and a second look if the words seem to hold a name, an address or a day. */
export const ownWords = <Name extends string>(needs: Needs<Name>) => {
  const { ask, country, appends, longest = MOST_WORDS, skip, write, look, after } = needs
  const kept = (text: string, { words }: ReportDraft): string =>
    appends && words ? `${words}\n${text}` : text

  const onwards = (draft: ReportDraft) => (typeof after === 'function' ? after(draft) : after)

  return {
    write: typed<ReportDraft, Name>({
      ask,
      ...(skip && { skip: { ...skip, found: [] } }),
      read(text, draft, { writes }) {
        const wrote = writes && { wrote: writes }
        if (kept(text, draft).length > longest) return { retry: [say('retry.long', { longest })] }
        const found = personalIn(text, country)
        return found.length > 0
          ? { saved: { written: text, found, ...wrote } }
          : { saved: { words: kept(text, draft), written: '', found, ...wrote } }
      },
      next: (draft) => (draft.found && draft.found.length > 0 ? look : onwards(draft)),
    }),

    look: choice<ReportDraft, Name, 'keep' | 'change' | 'leave'>({
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
      next: (draft) => (draft.doubt === 'change' ? write : onwards(draft)),
    }),
  }
}
