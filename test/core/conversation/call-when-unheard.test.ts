import { expect, it } from 'vitest'
import {
  withCallWhereUnheard,
  withWhomToCall,
} from '../../../src/core/conversation/call-when-unheard.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import type { Reply } from '../../../src/core/terms/reply.ts'
import { say, type TextKey } from '../../../src/core/terms/text.ts'

const country = countryOf('NO')
const saying = (...keys: TextKey[]): Reply => ({ text: keys.map((key) => say(key)) })
const keysOf = (replies: readonly Reply[]) => replies.map(({ text }) => text.map(({ key }) => key))

it.each<[Reply[], TextKey[][]]>([
  [[saying('notUnderstood')], [['notUnderstood', 'now.short']]],
  [
    [saying('missed'), saying('retry.tap', 'language.ask')],
    [['missed'], ['retry.tap', 'language.ask', 'now.short']],
  ],
  [
    [saying('unexpected.voice'), saying('menu.ask')],
    [['unexpected.voice'], ['menu.ask', 'now.short']],
  ],
  [[saying('menu.ask')], [['menu.ask']]],
  [
    [saying('now.call'), saying('notUnderstood')],
    [['now.call'], ['notUnderstood']],
  ],
  [[saying('help.now', 'know.notFound')], [['help.now', 'know.notFound']]],
  [[], []],
])('whom to call stands once below what was not understood: %j', (replies, keys) => {
  const said = withCallWhereUnheard(replies, {}, country)
  expect(keysOf(said)).toEqual(keys)
  expect(keysOf(withCallWhereUnheard(said, {}, country))).toEqual(keys)
})

it('the line has the numbers of the country', () => {
  expect(withWhomToCall([saying('start.hello')], country)).toEqual([
    { text: [say('start.hello'), say('now.short', { police: '112', ambulance: '113' })] },
  ])
})

it('moderators at work are spared it', () => {
  const place = { version: 1, step: 'decide', draft: {}, begun: 0, trail: [] }
  const replies = [saying('retry.tap')]
  const keysIn = (dialog: 'report' | 'review') =>
    keysOf(withCallWhereUnheard(replies, { at: { ...place, dialog } }, country))
  expect(keysIn('report')).toEqual([['retry.tap', 'now.short']])
  expect(keysIn('review')).toEqual([['retry.tap']])
})
