/**
 * WhatsApp does not tell which language its app speaks. The country of the number is a better guess
 * than the operator's language: she can change it with a word.
 */
const LANGUAGES: Readonly<Record<string, string>> = {
  '1': 'en',
  '27': 'en',
  '34': 'es',
  '351': 'pt',
  '353': 'en',
  '359': 'bg',
  '373': 'ro',
  '375': 'ru',
  '380': 'uk',
  '40': 'ro',
  '44': 'en',
  '47': 'nb',
  '51': 'es',
  '52': 'es',
  '54': 'es',
  '55': 'pt-BR',
  '56': 'es',
  '57': 'es',
  '58': 'es',
  '593': 'es',
  '595': 'es',
  '598': 'es',
  '61': 'en',
  '64': 'en',
  '66': 'th',
  '7': 'ru',
}

/** What is probably spoken by whoever has this number, as a BCP 47 tag. */
export const languageOf = (number: string): string | undefined =>
  [3, 2, 1].map((length) => LANGUAGES[number.slice(0, length)]).find((found) => found !== undefined)
