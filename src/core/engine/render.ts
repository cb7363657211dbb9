/** From what the core means to what a channel can show: a reply never fails for its looks. */

import { pageOf } from '../listening/options.ts'
import type { Limits, Message } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'

interface Needs {
  words: Words
  language: Language
  limits: Limits
}

/** The messages for some replies; the last one carries the options of the open question. */
export const render = (
  replies: readonly Reply[],
  open: OpenQuestion | undefined,
  needs: Needs,
): Message[] =>
  replies.flatMap((reply, index) => {
    const last = index === replies.length - 1
    return messagesOf(reply, last ? open : undefined, needs)
  })

const messagesOf = (reply: Reply, open: OpenQuestion | undefined, needs: Needs): Message[] => {
  const { words, language, limits } = needs
  const page = open && pageOf(open, limits)
  const how = open?.several
    ? [say(limits.buttons ? 'several.tap' : page?.more ? 'several.pages' : 'several.type')]
    : []
  const text = [...reply.text, ...how]
    .map((paragraph) => words.in(language, paragraph))
    .reduce((before, after) => `${before}${isListed(before, after) ? '\n' : '\n\n'}${after}`)
  if (!page) return split(text, limits.text).map((part) => ({ text: part, options: [] }))
  const labelled = page.options.map(({ wire, option }) => ({
    id: wire,
    label: words.in(language, option.label),
  }))
  const more = words.in(language, say('control.more'))
  if (limits.buttons) {
    const options = page.more ? [...labelled, { id: page.more, label: more }] : labelled
    const parts = split(text, limits.text)
    return parts.map((part, index) => ({
      text: part,
      options: index === parts.length - 1 ? options : [],
    }))
  }
  const lines = labelled.map(({ label }, index) => `${index + 1}  ${label}`)
  const list = page.more ? [...lines, `0  ${more}`] : lines
  return split([text, list.join('\n')].join('\n\n'), limits.text).map((part) => ({
    text: part,
    options: [],
  }))
}

/** The lines of a list stand close together. */
const isListed = (before: string, after: string): boolean =>
  after.startsWith('• ') && (before.split('\n').at(-1) ?? '').startsWith('• ')

/** Cuts a text into parts that fit, between paragraphs, else lines, else words, else anywhere. */
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

/** Never between the two halves of one character. */
const whole = (head: string): number =>
  /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length
