/** How a case worker answers, and what else she does with a case. */

import { leadsAway } from '../../blacklist/leads-away.ts'
import { LONGEST_LETTER, NOT_TOLD } from '../../cases/case-file.ts'
import type { Desk } from '../../cases/desk.ts'
import { letterLine } from '../../cases/letter-text.ts'
import {
  groupsFor,
  namesDay,
  type ReadyGroup,
  type ReadySentence,
  sentencesOf,
} from '../../cases/ready-sentences.ts'
import { choice, choiceOf, offer, typed } from '../../engine/steps.ts'
import type { CountryCode } from '../../identifiers/phone/phone.ts'
import { handlesIn } from '../../members/code.ts'
import { say } from '../../terms/text.ts'
import type { CaseDraft } from './draft.ts'

type StepName =
  | 'home'
  | 'unfolded'
  | 'ready'
  | 'sentence'
  | 'until'
  | 'own'
  | 'send'
  | 'passed'
  | 'passedOn'
  | 'more'
  | 'hand'
  | 'sure'

const DAY = 24 * 60 * 60 * 1000
const DAYS = [0, 1, 2] as const
/** How long ago the police can have been told, before yesterday. */
const DAYS_BEFORE = [2, 3, 4, 5, 6, 7] as const

export const caseSteps = (desk: Desk | undefined, country: CountryCode) => {
  const phone = desk?.phone
  const readyLetter = (ready: ReadySentence) => ({
    ready,
    ...(phone !== undefined && { phone }),
  })
  return {
    ready: choice<CaseDraft, StepName, ReadyGroup>({
      ask: [say('cases.pick.about')],
      options: ({ guarded }) =>
        groupsFor({ guarded, phone }).map((id) => ({ id, label: say(`cases.ready.${id}`) })),
      save: (group) => ({ group }),
      next: 'sentence',
    }),

    sentence: choice<CaseDraft, StepName, ReadySentence>({
      ask: [say('cases.pick.which')],
      options: ({ group, guarded }) =>
        sentencesOf(group, { guarded, phone }).map((id) => ({
          id,
          label: say(`readyLabel.${id}`),
        })),
      save: (ready) => ({ ready, says: readyLetter(ready) }),
      next: ({ ready }) => (namesDay(ready) ? 'until' : 'send'),
    }),

    until: choiceOf<CaseDraft, StepName, (typeof DAYS)[number]>({
      ask: [say('cases.until.ask')],
      options: DAYS.map((days) => offer(days, say('cases.until.day', { days }))),
      save: (days, { ready, opened = 0 }) => ({
        says: { ready, until: opened + days * DAY },
      }),
      next: 'send',
    }),

    own: typed<CaseDraft, StepName>({
      ask: [say('cases.own.ask'), say('cases.own.never')],
      read: (text, _, peer) => {
        if (text.length > LONGEST_LETTER)
          return { retry: [say('retry.long', { longest: LONGEST_LETTER })] }
        return leadsAway(text, country, phone)
          ? { retry: [say('cases.own.leadsAway')] }
          : { saved: { says: { words: text, language: peer.language } } }
      },
      next: 'send',
    }),

    send: choice<CaseDraft, StepName, 'send'>({
      binding: true,
      ask: ({ says }, { now }) => [
        say('cases.send.ask'),
        letterLine({ from: 'us', at: now.getTime(), says }, 'us'),
        say('words' in says ? 'cases.send.own' : 'cases.send.translated'),
      ],
      options: [{ id: 'send', label: say('cases.send.yes') }],
      save: () => ({ action: 'leave' }),
      next: 'finish',
    }),

    passed: choiceOf<CaseDraft, StepName, CaseDraft['passed'] | 'earlier'>({
      binding: true,
      ask: [say('cases.passed.ask')],
      options: [
        offer({ told: 0 }, say('cases.passed.today')),
        offer({ told: 1 }, say('cases.passed.yesterday')),
        offer('earlier', say('cases.passed.earlier')),
        ...NOT_TOLD.map((not) => offer({ not }, say(`cases.passed.${not}`))),
      ],
      save: (passed) => (passed === 'earlier' ? {} : { passed, action: 'passed' }),
      next: ({ action }) => (action === 'passed' ? 'finish' : 'passedOn'),
    }),

    passedOn: choiceOf<CaseDraft, StepName, number>({
      binding: true,
      ask: [say('cases.passedOn.ask')],
      options: (_, { now }) =>
        DAYS_BEFORE.map((told) =>
          offer(told, say('cases.passedOn.day', { at: now.getTime() - told * DAY })),
        ),
      save: (told) => ({ passed: { told }, action: 'passed' }),
      next: 'finish',
    }),

    more: choice<CaseDraft, StepName, 'hand' | 'release' | 'code' | 'close'>({
      ask: [say('receipt.what')],
      options: ({ guarded, mayWrite }) => [
        { id: 'hand', label: say('cases.more.hand'), called: ['called-hand'] as const },
        { id: 'release', label: say('cases.more.release'), called: ['called-give-back'] as const },
        ...(guarded && mayWrite ? [{ id: 'code' as const, label: say('cases.more.code') }] : []),
        { id: 'close', label: say('cases.more.close') },
      ],
      save: (action) => ({ action }),
      next: ({ action }) =>
        action === 'hand' ? 'hand' : action === 'close' || action === 'code' ? 'sure' : 'finish',
    }),

    hand: typed<CaseDraft, StepName>({
      ask: [say('cases.hand.ask')],
      read: (text) => ({ saved: { marks: handlesIn(text) } }),
      next: 'finish',
    }),

    sure: choice<CaseDraft, StepName, 'yes'>({
      binding: true,
      ask: ({ action, isQuestion }) => {
        if (action === 'code') return [say('cases.code.ask')]
        return [say(isQuestion ? 'cases.close.question' : 'cases.close.ask')]
      },
      options: ({ action }) => [
        { id: 'yes', label: say(action === 'code' ? 'cases.code.yes' : 'cases.close.yes') },
      ],
      save: () => ({}),
      next: 'finish',
    }),
  }
}
