/** What is sent in the middle of a report and answers nothing: said what was taken, and the question stays. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Body } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { tapHarms } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  await english.letIn('anna')
  await norwegian.letIn('anna')
})
afterAll(async () => {
  expect([...english.logged, ...norwegian.logged]).toEqual([])
  await english.close()
  await norwegian.close()
})

const CONTACT: Body = { kind: 'contact', numbers: ['+1 201 555 0101'] }

/** Up to the question for the town. */
const begins = async (person: string): Promise<void> => {
  await english.says(person, '/report')
  await english.taps(person, 'Yes')
  await tapHarms(english, person, 'Robbery')
  await english.taps(person, 'Skip')
  english.heard(person)
}

it('checks a contact for a member at the town, says that it is no part of it, and asks again', async () => {
  await begins('anna')
  await english.sends('anna', CONTACT)
  expect(english.heard('anna')).toMatch(
    /There is no warning[\s\S]*This number is not in your report\.[^?]*\n+Which town was it in\?/,
  )
  await english.taps('anna', 'Oslo')
  expect(english.heard('anna')).toMatch(/^Do you want somebody to help you\?/)
  await english.taps('anna', 'No, thank you')
  expect(english.heard('anna')).toContain('• No phone number')
})

it('takes no contact of a guest there either, and goes on with the report', async () => {
  await begins('bea')
  await english.sends('bea', CONTACT)
  expect(english.heard('bea')).toMatch(
    /^To check numbers you must be let in[\s\S]*This number is not in your report\.[^?]*\n+Which town was it in\?/,
  )
})

it('takes the words beside a picture, and says that nobody looks at the picture', async () => {
  await begins('cleo')
  await english.sends('cleo', { kind: 'text', text: 'look at this', beside: 'file' })
  expect(english.heard('cleo')).toMatch(
    /^I read the words with the picture\.[\s\S]*I do not know that place\.[\s\S]*Which town/,
  )
  await english.sends('cleo', { kind: 'text', text: 'Bergen', beside: 'file' })
  expect(english.heard('cleo')).toMatch(
    /^I read the words with the picture\.[^?]*\n+Do you want somebody to help you\?/,
  )
})

it('says of a voice message and of a picture that nothing was taken and nothing is lost', async () => {
  await begins('dora')
  for (const kind of ['voice', 'file', 'unsupported'] as const) {
    await english.sends('dora', { kind })
    expect(english.heard('dora'), kind).toMatch(
      /^I cannot[^\n]*\n+What you have told me so far is still here\.\n+Which town was it in\?/,
    )
  }
})

it('says nothing of it where nothing is told yet', async () => {
  await english.says('edda', '/report')
  english.heard('edda')
  await english.sends('edda', { kind: 'voice' })
  expect(english.heard('edda')).not.toContain('What you have told')
})

it('says the same in Norwegian', async () => {
  for (const said of ['meld fra', 'ja', '4', '7', '2', 'nei']) await norwegian.says('anna', said)
  norwegian.heard('anna')
  await norwegian.sends('anna', CONTACT)
  expect(norwegian.heard('anna')).toMatch(
    /Dette nummeret er ikke med i meldingen din\.[\s\S]*I hvilken by var det\?/,
  )
  await norwegian.sends('anna', { kind: 'voice' })
  expect(norwegian.heard('anna')).toContain('Det du har fortalt så langt, er fortsatt her.')
})

it('lets somebody in by a link who then reads what everybody reads first', async () => {
  const code = await english.stores.codes.issue(
    { role: 'member', groupId: undefined },
    english.now(),
  )
  await english.says('fay', `/start ${code}`)
  const heard = english.heard('fay')
  expect(heard).toMatch(/^Hello\. I am Varsku/)
  expect(heard).toContain('Telegram can read')
  expect(heard).toContain('Welcome. You are in.')
  await english.says('anna', '/start')
  const greeting = english.heard('anna').split('\n')[0] ?? ''
  expect(heard).toContain(greeting)
})
