/**
 * The questions that a moderator can ask without a second moderator reading them first. They are
 * asked in the reporter's language.
 */
import { say, type Text } from '../terms/text.ts'

export const READY_QUESTIONS = [
  'what',
  'times',
  'when',
  'met',
  'weapon',
  'others',
  'looks',
  'vehicle',
  'number',
  'rightNumber',
  'threatens',
  'safe',
  'caseWorker',
  'town',
] as const
export type ReadyQuestion = (typeof READY_QUESTIONS)[number]

/** A ready question, or a moderator's own words that a second moderator has read. */
export type ReporterQuestion = { ready: ReadyQuestion } | string

/** Her own words, or what she tapped. */
export type ReporterAnswer = string | { ready: 'yes' | 'no' }

/** An answer as it can be put into a text. */
export const answerText = (answer: ReporterAnswer): Text | string =>
  typeof answer === 'string' ? answer : say(answer.ready)

/** A question as it can be put into a text. */
export const questionText = (question: ReporterQuestion): Text | string =>
  typeof question === 'string' ? question : say(`question.${question.ready}`)
