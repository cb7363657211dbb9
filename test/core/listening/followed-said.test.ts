/** Whether somebody says that she is followed, in whatever tense. */
import { expect, it } from 'vitest'
import { listeningTo } from '../../../src/core/listening/listening-to.ts'
import { wordsWith } from '../../support/words.ts'

const { isFollowed } = listeningTo(wordsWith('en'))

it.each([
  'he followed us to the door',
  'noen har fulgt etter oss',
  'nos siguieron hasta aquí',
  'tô sendo seguida',
  'vine după mine',
  'някой ме преследва',
  'он поехал за мной',
  'вони йшли слідом, він пішов за мною',
  'โดนตามมา',
])('%j says so', (text) => {
  expect(isFollowed(text)).toBe(true)
})

it.each([
  'nobody followed me',
  'he did not follow me',
  'ingen fulgte etter meg',
  'no me siguió',
  'ninguém me seguiu',
  'nu m-a urmărit',
  'никой не ме последва',
  'меня никто не преследовал',
  'ніхто за мною не йшов',
  'ไม่มีใครตามมา',
])('%j does not', (text) => {
  expect(isFollowed(text)).toBe(false)
})
