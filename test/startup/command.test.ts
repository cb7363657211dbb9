import { expect, it } from 'vitest'
import { readConfig } from '../../src/settings/config.ts'
import { isInTerminal, readCommand } from '../../src/startup/command.ts'
import { StartupError } from '../../src/startup-error.ts'

it.each([
  [[], { chat: false, person: 'me' }],
  [['chat'], { chat: true, person: 'me' }],
  [['chat', '--as', ' anna '], { chat: true, person: 'anna' }],
  [['--as', 'anna'], { chat: false, person: 'anna' }],
])('understands %j', (args, command) => {
  expect(readCommand(args)).toEqual(command)
})

it.each([
  [['chatt']],
  [['chat', 'anna']],
  [['chat', '--as', ' ']],
  [['chat', '--us', 'anna']],
  [['chat', '--as']],
])('lists the commands for %j', (args) => {
  expect(() => readCommand(args)).toThrow(StartupError)
  expect(() => readCommand(args)).toThrow('bin/varsku chat --as NAME')
})

const OPEN = { ACCESS: 'open', WHATSAPP: 'on' }

it('lets everybody in at the terminal only, unless that is asked for twice', () => {
  const service = { chat: false, person: 'me' }
  expect(() => isInTerminal(readConfig(OPEN), service)).toThrow(StartupError)
  expect(() => isInTerminal(readConfig(OPEN), service)).toThrow(
    /^ACCESS=open lets every stranger .* set ACCESS=codes, or, .* ACCESS_OPEN_ANYWAY=on\.$/,
  )
  expect(isInTerminal(readConfig(OPEN), { chat: true, person: 'me' })).toBe(true)
  const anyway = readConfig({ ...OPEN, ACCESS_OPEN_ANYWAY: 'on' })
  expect(isInTerminal(anyway, service)).toBe(false)
})

it('a chat is in the terminal, and a service with a channel is not', () => {
  const config = readConfig({ WHATSAPP: 'on' })
  expect(isInTerminal(config, { chat: true, person: 'me' })).toBe(true)
  expect(isInTerminal(config, { chat: false, person: 'me' })).toBe(false)
})
