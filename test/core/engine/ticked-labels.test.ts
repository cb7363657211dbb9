/** Options that can be ticked: the mark stands on the button, too. */
import { expect, it } from 'vitest'
import { ALERT_KINDS } from '../../../src/core/alerts/alert.ts'
import { DANGERS } from '../../../src/core/blacklist/danger.ts'
import { FLAGS, HARM_IDS } from '../../../src/core/blacklist/taxonomy.ts'
import { HELP, helpOption } from '../../../src/core/dialogs/report/consent-steps.ts'
import { KINDS, kindLabel } from '../../../src/core/dialogs/report/told-kinds.ts'
import { say } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const LONGEST = 40
const words = wordsWith('en')

const LABELS = [
  ...HELP.map((one) => helpOption(one).label),
  ...KINDS.map(kindLabel),
  ...DANGERS.map((id) => say(`danger.${id}`)),
  ...HARM_IDS.map((id) => say(`harm.${id}`)),
  ...FLAGS.map((id) => say(`flag.${id}`)),
  ...ALERT_KINDS.map((id) => say(`alertKind.${id}`)),
]

it.each(words.languages)('fit on a button with their mark in %s', (language) => {
  const shown = LABELS.map((label) => words.in(language, say('ticked', { label })))
  expect(shown.filter((label) => label.length > LONGEST)).toEqual([])
})
