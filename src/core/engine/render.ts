/** Turns replies into messages that a channel can show. A reply never fails because of its looks. */

import { type Page, pageOf } from '../listening/options.ts'
import type { Limits, Message } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Text, type Words } from '../terms/text.ts'

interface Needs {
  words: Words
  language: Language
  limits: Limits
  /** The platform's id of the peer's message. */
  asked?: string | undefined
}

/** The messages for some replies. The last one carries the options of the open question. */
export const render = (
  replies: readonly Reply[],
  open: OpenQuestion | undefined,
  needs: Needs,
): Message[] =>
  replies.flatMap((reply, index) => {
    const last = index === replies.length - 1
    const messages = messagesOf(reply, last ? open : undefined, needs)
    const [first, ...rest] = messages
    if (!first || !reply.answers || needs.asked === undefined) return messages
    return [{ ...first, answers: needs.asked }, ...rest]
  })

const messagesOf = (reply: Reply, open: OpenQuestion | undefined, needs: Needs): Message[] => {
  const { words, language, limits } = needs
  const page = open && pageOf(open, limits)
  const how = open?.several
    ? [say(limits.buttons ? 'several.tap' : page?.more ? 'several.pages' : 'several.type')]
    : []
  const text = [...reply.text, ...how]
    .map((paragraph) => (page && !limits.buttons ? inNumbers(paragraph, page) : paragraph))
    .map((paragraph) => words.in(language, paragraph))
    .reduce((before, after) => `${before}${isListed(before, after) ? '\n' : '\n\n'}${after}`)
  if (!page) return split(text, limits.text).map((part) => ({ text: part, options: [] }))
  const labelled = page.options.map(({ wire, option, numeral }) => ({
    id: wire,
    numeral,
    label: words.in(language, option.label),
  }))
  const more = words.in(language, say('control.more'))
  if (limits.buttons) {
    const buttons = labelled.map(({ id, label }) => ({ id, label }))
    const options = page.more ? [...buttons, { id: page.more, label: more }] : buttons
    const parts = split(text, limits.text)
    return parts.map((part, index) => ({
      text: part,
      options: index === parts.length - 1 ? options : [],
    }))
  }
  const lines = labelled.map(({ label, numeral }) => `${numeral}  ${label}`)
  const list = page.more ? [...lines, `0  ${more}`] : lines
  return split([text, list.join('\n')].join('\n\n'), limits.text).map((part) => ({
    text: part,
    options: [],
  }))
}

/** Where there is nothing to tap, she is told which number to write. */
const inNumbers = (text: Text, page: Page): Text => {
  if (text.key !== 'retry.perhaps') return text
  const asked = JSON.stringify(text.values?.['option'])
  const meant = page.options.find(({ option }) => JSON.stringify(option.label) === asked)
  return meant ? say('retry.perhapsNumber', { ...text.values, numeral: meant.numeral }) : text
}

/** Lines of a list are not separated by an empty line. */
const isListed = (before: string, after: string): boolean =>
  after.startsWith('• ') && (before.split('\n').at(-1) ?? '').startsWith('• ')

/**
 * Cuts a text into parts that fit: between paragraphs, otherwise lines, otherwise words, otherwise
 * anywhere.
 */
export const split = (text: string, most: number): string[] => {
  if (text.length <= most) return [text]
  const head = text.slice(0, most)
  const at =
    [head.lastIndexOf('\n\n'), head.lastIndexOf('\n'), head.lastIndexOf(' ')].find(
      (place) => place > most / 2,
    ) ?? whole(head)
  const rest = text.slice(at).trimStart()
  return [text.slice(0, at).trimEnd(), ...(rest === '' ? [] : split(rest, most))]
}

/** A place that is not within a surrogate pair. */
const whole = (head: string): number =>
  /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length
