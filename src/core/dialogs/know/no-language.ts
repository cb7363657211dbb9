import type { Knowledge, Known } from '../../rights/knowledge.ts'
import { languageName } from '../../rights/language-name.ts'
import { speaks } from '../../rights/nearest-services.ts'
import { sheetOf } from '../../rights/texts.ts'
import { type Language, say, type Text } from '../../terms/text.ts'
import { soundLines } from './sounds.ts'

/**
 * Tells her if none of these services is known to answer in her language, and how to ask for an
 * interpreter.
 */
export const noLanguageLine = (
  { pack }: Knowledge,
  services: readonly Known[],
  language: Language,
): Text[] => {
  if (language === pack.language || services.some((one) => speaks(one, language))) return []
  const { language: officials, interpreter } = pack
  const sentence = sheetOf(pack, interpreter, languageName(language, officials))
  return [
    say('service.noLanguage', { sentence: { ...sentence, language: officials } }),
    ...soundLines(pack, interpreter, language),
  ]
}
