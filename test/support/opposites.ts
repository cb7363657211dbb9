/**
 * Where options are numbers, the number that somebody has just typed never means the opposite next: who
 * types "1" twice must not warn and take it back, or call for help and say that all is well.
 *
 * Every test that plays a conversation with numbers watches for it ([bot.ts](bot.ts)).
 */
import english from '../../locales/en/bot.json' with { type: 'json' }
import { say, type TextKey, type Words } from '../../src/core/terms/text.ts'

/** What is done by an option, by its text. Whatever is in no list does nothing yet: it leads on, or shows. */
export const SIDES = {
  /** It goes on: colleagues are warned, somebody lets it happen, a letter is left, help is there. */
  does: [
    ...(['1', '2', '3', '4'] as const).map((level) => `review.level.${level}` as const),
    'review.grave',
    'review.count',
    'review.preview.yes',
    'review.town.warn',
    'review.question.send',
    'pending.decline.agree',
    'pending.shutOut.agree',
    'pending.question.agree',
    'pending.alert.agree',
    'pending.seen',
    'objections.stays',
    'objections.seen',
    'warn.send',
    'cases.send.yes',
    'cases.code.yes',
    'cases.do.reopen',
    'report.send',
    'receipt.uses.yes',
    'receipt.wish.yes',
    'receipt.stands.stands',
    'export.yes',
    'wipe.yes',
    'export.show',
    'safeCall.alarmNow',
    'safeCall.atOnce',
    'safeCall.here',
    'safeCall.take',
    'safeCall.reached',
    'safeCall.readBack.yes',
    'safeCall.be.yes',
  ],
  /** It does not, or is taken back. */
  stops: [
    ...(['unclear', 'outside', 'risk', 'same', 'unusable'] as const).map(
      (why) => `review.reason.${why}` as const,
    ),
    'command.undo',
    'review.decline',
    'review.shutOut.yes',
    'pending.decline.prevent',
    'pending.shutOut.prevent',
    'pending.question.prevent',
    'pending.alert.prevent',
    'objections.goes',
    'objections.said.anew',
    'warn.stopIt',
    'warn.withdraw',
    'warn.why.over',
    'warn.why.mistaken',
    'warn.why.withdrawn',
    'cases.close.yes',
    'cases.more.close',
    'cases.more.release',
    'receipt.uses.no',
    'receipt.wish.no',
    'receipt.stands.no',
    'receipt.withdraw.yes',
    'receipt.withdraw.later',
    'receipt.withdraw.wrong',
    'export.no',
    'wipe.no',
    'safeCall.well',
    'safeCall.takeBack',
    'safeCall.cannot',
    'safeCall.cannotTonight',
    'safeCall.goOn',
    'safeCall.readBack.no',
    'safeCall.be.no',
  ],
  /** She only looks. What follows must not be done by the same number. */
  shows: [
    'review.show',
    'cases.do.words',
    'cases.do.number',
    'cases.do.earlier',
    'letters.earlier',
    'safeCall.again',
    'safeCall.next',
  ],
} as const satisfies Record<string, readonly TextKey[]>
export type Side = keyof typeof SIDES

/** The text of a key in the base locale, to see whether it has values. */
const baseOf = (key: TextKey): string =>
  String(
    key
      .split('.')
      .reduce<unknown>((texts, name) => (texts as Record<string, unknown>)[name], english),
  )

/** What an option says in a language: a text, or a pattern with anything for its values. */
const labelOf = (words: Words, language: string, key: TextKey): string | RegExp => {
  const values = [...baseOf(key).matchAll(/\{(\w+)\}/g)].map(
    ([, name = '']) => [name, '@'] as const,
  )
  const said = words.in(language, say(key, Object.fromEntries(values)))
  if (!said.includes('@')) return said
  return new RegExp(`^${said.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('@', '.+')}$`, 'u')
}

/** Which option has that number on a screen. */
const optionAt = (screen: string, numeral: string): string | undefined =>
  screen
    .split('\n')
    .flatMap((line) => {
      const [, number, label] = /^(\d{1,2}) {2}(.+)$/.exec(line) ?? []
      return number === numeral && label !== undefined ? [label] : []
    })
    .at(-1)

/** An option that does something. */
interface Deed {
  side: Side
  key: TextKey
}

interface Deeds {
  /** By the whole text of the option. */
  byText: ReadonlyMap<string, readonly Deed[]>
  /** Where there are values in it. */
  byPattern: readonly (Deed & { label: RegExp })[]
}

const made = new WeakMap<Words, Deeds>()

/** Every option that does something, in all languages. It is made once for all bots with these words. */
const deedsIn = (words: Words): Deeds => {
  const known = made.get(words)
  if (known) return known
  const byText = new Map<string, Deed[]>()
  const byPattern: (Deed & { label: RegExp })[] = []
  for (const language of words.languages)
    for (const [side, keys] of Object.entries(SIDES) as [Side, readonly TextKey[]][])
      for (const key of keys) {
        const label = labelOf(words, language, key)
        if (typeof label !== 'string') byPattern.push({ side, key, label })
        else byText.set(label, [...(byText.get(label) ?? []), { side, key }])
      }
  const deeds = { byText, byPattern }
  made.set(words, deeds)
  return deeds
}

/** What the options of a bot do, and whether a number has just changed its meaning. */
export const createOpposites = (words: Words) => {
  /** Several texts may say the same. */
  const meantBy = (label = ''): readonly Deed[] => {
    const { byText, byPattern } = deedsIn(words)
    return [...(byText.get(label) ?? []), ...byPattern.filter((one) => one.label.test(label))]
  }
  const met = new Set<TextKey>()

  return {
    /** The options that do something and were typed. */
    met: (): ReadonlySet<TextKey> => met,
    /** Fails where the number that was typed below one screen means the opposite below the next. */
    watch(shown: string, typed: string, after: string): void {
      const [was, is] = [optionAt(shown, typed), optionAt(after, typed)]
      const before = meantBy(was)
      for (const { key } of before) met.add(key)
      const [[then], [now]] = [before, meantBy(is)]
      if (!then || !now || then.side === now.side) return
      if (then.side === 'shows' || now.side !== 'shows')
        throw new Error(`"${typed}" was "${was}", and is "${is}" now:\n${after}`)
    },
  }
}
