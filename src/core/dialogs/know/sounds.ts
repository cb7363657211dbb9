import type { Pack } from '../../rights/pack.ts'
import { soundsOf } from '../../rights/texts.ts'
import { type Language, say, type Text } from '../../terms/text.ts'

/** How a page sounds to somebody who says it aloud; nothing where that is not written down in her language. */
export const soundLines = (pack: Pack, sheet: string, language: Language): Text[] =>
  pack.sheets[sheet]?.sounds?.includes(language) ? [say('know.sounds'), soundsOf(pack, sheet)] : []
