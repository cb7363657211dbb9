/**
 * A text in the form in which the bot listens to it: words whose spelling does not matter.
 *
 * Typed words and the words of the lexicon go through the same rules, so the result need not be
 * real spelling. "heeelp" and "help", "помогите" and "pomogite", "don't" and "dont" each become the
 * same word.
 */
import { latin } from '../terms/latin.ts'
import { plain } from '../terms/plain.ts'

/** What is heard in a text. */
export interface HeardText {
  /** The words in all scripts that put spaces between words. */
  words: string[]
  /** Thai in one piece: without spaces, tone marks and repeated letters. */
  thai: string
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const EMOJI_CRIES = /[\u{1F198}]/gu
/** 🔪 🗡 🔫. */
const EMOJI_WEAPONS = /[\u{1F52A}\u{1F5E1}\u{1F52B}]/gu
/** 😂 🤣 😹 😆. */
const EMOJI_LAUGHS = /[\u{1F602}\u{1F923}\u{1F639}\u{1F606}]/gu
/** 🎵 🎶 🎤, ⚽ 🏀 🏆, 🎬 📺 🍿. */
const EMOJI_PLAY =
  /[\u{1F3B5}\u{1F3B6}\u{1F3A4}\u{26BD}\u{1F3C0}\u{1F3C6}\u{1F3AC}\u{1F4FA}\u{1F37F}]/gu
/** A phone number, a receipt or a sum. None of its digits is an age or a day. */
const LONG_NUMBER = /\+?\p{N}(?:[\s().\-–/]{0,3}\p{N}){5,}/gu
/** Nobody says the words that an address on the web is made of. */
const WEB_ADDRESS = /(?:https?:\/\/|www\.)\S+/giu
export const withoutWebAddresses = (text: string): string => text.replace(WEB_ADDRESS, ' ')
/** A number that a spreadsheet has changed. "E 10" would be an age in some dialects. */
const CHANGED_NUMBER = /\p{N}e\+\p{N}+/giu
/** "16yo", "20min". */
const DIGIT_BY_LETTER = /(?<=\p{N}\p{N})(?=\p{L})/gu
/**
 * In Bulgarian with Latin letters, ч and ш are written as digits that look or begin like them:
 * "4asa", "no6t".
 */
const DIGIT_LETTERS: readonly [RegExp, string][] = [
  [/(?<=\p{L})4(?!\p{N})|(?<!\p{N})4(?=\p{L})/gu, 'ch'],
  [/(?<=\p{L})6(?!\p{N})|(?<!\p{N})6(?=\p{L})/gu, 'sh'],
]
/** Marks inside a word that are left out as often as not. */
const INSIDE = /(?<=\p{L})['’ʼ`´](?=\p{L})/gu
/** "m-a", "să-mi": short words that belong together, with a hyphen, a space or nothing. */
const TIED = /(?<=(?<!\p{L})\p{L}{1,3})-(?=\p{L}{1,3}(?!\p{L}))/gu

/** Different spellings of one sound, mostly of Cyrillic in Latin letters. */
const SOUNDS: readonly [RegExp, string][] = [
  [/(\D)\1+/g, '$1'],
  [/shch|sch|sht/g, 'sh'],
  // Not as j: "ніж" (knife) would sound like "ні" (no).
  [/zh/g, 'ž'],
  [/kh/g, 'h'],
  [/ts|tz/g, 'c'],
  [/x/g, 'h'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/ie(?=$|[^aeiou])/g, 'e'],
  [/(\D)\1+/g, '$1'],
]

/** Whether any of them is in a word. Most words have none, and one look is quicker than nine. */
const HAS_SOUNDS = /[jwxy]|[skz]h|t[sz]|sch|ie|(\D)\1/

/** One word as it sounds. */
export const soundOf = (word: string): string => {
  const written = latin(word)
  if (!HAS_SOUNDS.test(written)) return written
  return SOUNDS.reduce((sound, [spelling, same]) => sound.replace(spelling, same), written)
}

const THAI = /\p{Script=Thai}/u
const TONES = /[\u0e47-\u0e4e]/g

/** Thai in the form in which it is compared: people leave out tone marks and repeat letters. */
export const thaiOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(TONES, '')
    .replace(/[^\p{Script=Thai}\p{N}]/gu, '')
    .replace(/(\P{N})\1+/gu, '$1')
    .replaceAll('ๆ', '')

/** A text in small letters as it is written, without addresses, phone numbers and the marks inside words. */
export const asWritten = (text: string): string =>
  withoutWebAddresses(text)
    .normalize('NFKC')
    .replace(LONG_NUMBER, ' ')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(INSIDE, '')

/** One word of small letters that are one sign each, as nearly all words of the lexicons are. */
const PLAIN_WORD = /^(?:[a-z]+|[а-ик-яіє]+)$/

/** Listens to a text. */
export const hear = (text: string): HeardText => {
  // Nothing in it is removed or changed.
  if (PLAIN_WORD.test(text)) return { words: [soundOf(text)], thai: '' }
  const spelled = DIGIT_LETTERS.reduce(
    (one, [digit, letters]) => one.replace(digit, letters),
    withoutWebAddresses(text),
  )
  const cleaned = plain(
    spelled
      .normalize('NFKC')
      .replace(LONG_NUMBER, ' ')
      .replace(CHANGED_NUMBER, ' ')
      .replace(EMOJI_CRIES, ' sos ')
      .replace(EMOJI_WEAPONS, ' armas ')
      .replace(EMOJI_LAUGHS, ' haha ')
      .replace(EMOJI_PLAY, ' tralala ')
      .replace(INVISIBLE, '')
      .toLowerCase()
      .replace(INSIDE, '')
      .replace(TIED, '')
      .replace(DIGIT_BY_LETTER, ' '),
  )
  const words = cleaned.split(' ').filter((word) => word !== '' && !THAI.test(word))
  const thai = THAI.test(text) ? thaiOf(text.replace(LONG_NUMBER, ' ')) : ''
  return { words: words.map(soundOf), thai }
}
