import { expect, it } from 'vitest'
import { createScreen, rewritten } from './transcripts.ts'

const file = `
  await bot.talk('anna', \`
    > hello
    Good day.
    > code
    Your receipt: 1111 2222 3333 4444
  \`)
  await bot.talk('bea', \`
    > hello
    Good day.
    > code
    Your receipt: 1111 2222 3333 4444
  \`)
`
const [, transcript = ''] = /`([^`]*)`/.exec(file) ?? []
const said = ['> hello', 'Good `night`.', '> code', 'Your receipt: 9999 8888 7777 6666']

it('puts what was said in the place of the transcript that was played', () => {
  const lines = (rewritten(file, { transcript, said, line: 8 }) ?? '').split('\n')
  expect(lines.slice(0, 8)).toEqual(file.split('\n').slice(0, 8))
  expect(lines[9]).toBe('    Good \\`night\\`.')
  expect(lines).toHaveLength(file.split('\n').length)
})

it('keeps receipts as they are written, since they differ in each run', () => {
  expect(rewritten(file, { transcript, said, line: 2 })).toContain('1111 2222 3333 4444')
  expect(rewritten(file, { transcript, said, line: 2 })).not.toContain('9999')
})

it('leaves a transcript alone that is made of parts', () => {
  expect(rewritten(file, { transcript: '> other', said, line: 2 })).toBeUndefined()
})

const asks = (text: string, ...labels: string[]) => ({
  text,
  options: labels.map((label) => ({ id: label, label })),
})

it('shows the controls of a question where they change', () => {
  const { linesOf } = createScreen(['Back', 'Stop'])
  expect(
    [
      asks('Hello.'),
      asks('What?', 'A', 'Stop'),
      asks('Not understood.'),
      asks('Which?', 'B', 'Stop'),
      asks('Where?', 'C', 'Back', 'Stop'),
      asks('When?', 'Back', 'Stop'),
      asks('Done.', 'D'),
      asks('More?', 'E'),
    ].map((message) => linesOf(message).join(' ')),
  ).toEqual([
    'Hello.',
    'What? [A] [Stop]',
    'Not understood.',
    'Which? [B]',
    'Where? [C] [Back] [Stop]',
    'When?',
    'Done. [D] (no controls)',
    'More? [E]',
  ])
})
