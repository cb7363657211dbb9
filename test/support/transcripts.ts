/**
 * Transcripts of conversations, as tests write them: lines that begin with "> " are the peer's
 * ("> [label]" a tap), the rest is the bot's. The controls (back, stop, menu) stand where they
 * change, not under every question. `npm test -- -u` rewrites what the bot says in them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Message } from '../../src/core/terms/message.ts'

/** The lines of a transcript, without indentation and empty lines. */
export const linesOf = (transcript: string): string[] =>
  transcript
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A message as it looks: its text, and each button on a line. */
export const shownAs = ({ text, options }: Message): string =>
  [text, ...options.map(({ label }) => `[${label}]`)].join('\n')

/** Where a question offers none of the controls that the question before it offered. */
const NO_CONTROLS = '(no controls)'

/** One chat as a transcript writes it down; `controls` are the labels of back, stop and menu. */
export const createScreen = (controls: readonly string[]) => {
  let before = ''
  const isControl = ({ label }: { label: string }): boolean => controls.includes(label)

  return {
    /** The lines of a message. Its controls stand there if the question before had others. */
    linesOf(message: Message): string[] {
      const { text, options } = message
      const offered = options.filter(isControl)
      const now = offered.map(({ label }) => label).join('\n')
      if (options.length === 0 || now === before) {
        return lines({ text, options: options.filter((option) => !isControl(option)) })
      }
      before = now
      return [...lines(message), ...(offered.length === 0 ? [NO_CONTROLS] : [])]
    },
  }
}

const lines = (message: Message): string[] =>
  shownAs(message)
    .split('\n')
    .filter((line) => line !== '')

/** What is random in a reply: receipts, codes and handles. */
const masked = (line: string): string =>
  line
    .replace(/\d{4} \d{4} \d{4} \d{4}/, '(receipt)')
    .replace(/^[VSMB][A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}$/, '(code)')
    .replace(/(\p{L})-\d{1,2}(?!\d)/gu, '$1-(number)')
    .replace(/(Your ID here is|ID-en din her er|Your ID:|ID-en din:) \w{8}/, '$1 (mark)')

/**
 * Compares what was said with a transcript. With `-u` the transcript in the test file is rewritten
 * instead, where it is written out in one piece.
 */
export const compare = (said: string[], transcript: string, called: Error): void => {
  const written = linesOf(transcript)
  const isSame = said.map(masked).join('\n') === written.map(masked).join('\n')
  const { testPath } = expect.getState()
  if (!isSame && testPath !== undefined && process.env['UPDATE_TRANSCRIPTS']) {
    const file = readFileSync(testPath, 'utf8')
    const updated = rewritten(file, { transcript, said, line: lineOf(called, testPath) })
    if (updated !== undefined) {
      writeFileSync(testPath, updated)
      return
    }
  }
  expect(said.map(masked).join('\n')).toBe(written.map(masked).join('\n'))
}

interface Rewriting {
  transcript: string
  said: string[]
  /** Where it is played; of several transcripts that are the same, the nearest is meant. */
  line: number
}

/** A test file with what was said in the place of a transcript; undefined where it is made of parts. */
export const rewritten = (
  file: string,
  { transcript, said, line }: Rewriting,
): string | undefined => {
  const old = escaped(transcript)
  const place = nearest(file, `\`${old}\``, line)
  if (place === undefined) return undefined
  const indent = /^\n([ \t]*)/.exec(old)?.[1] ?? ''
  const close = /\n[ \t]*$/.exec(old)?.[0] ?? ''
  const lines = unmasked(said, linesOf(transcript)).map((one) => `\n${indent}${escaped(one)}`)
  return `${file.slice(0, place)}\`${lines.join('')}${close}\`${file.slice(place + old.length + 2)}`
}

/** What was said, with the receipts and codes of the transcript: those differ in each run. */
const unmasked = (said: string[], written: string[]): string[] => {
  const known = new Map(written.map((line) => [masked(line), line]))
  return said.map((line) => known.get(masked(line)) ?? line)
}

const escaped = (text: string): string => text.replace(/[\\`]|\$(?=\{)/g, '\\$&')

/** Where a call stands in a test file; lines above it may have come or gone since. */
const lineOf = ({ stack = '' }: Error, testPath: string): number => {
  const [, line = '0'] =
    stack
      .split('\n')
      .find((one) => one.includes(testPath))
      ?.match(/:(\d+):\d+\)?$/) ?? []
  return Number(line)
}

/** The place of a text in a file that is nearest to a line. */
const nearest = (file: string, text: string, line: number): number | undefined => {
  const places: number[] = []
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) places.push(at)
  const distance = (at: number) => Math.abs(file.slice(0, at).split('\n').length - line)
  return places.sort((a, b) => distance(a) - distance(b))[0]
}
