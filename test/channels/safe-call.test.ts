/** A safe-call across the channels, as both platforms bring it. */
import { expect, it } from 'vitest'
import { openBothSides } from './both-sides.ts'

const CODE = /B[A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/
const LINE = /^You have a new message/

it('she is on Telegram; her buddy is told on WhatsApp, and answers by number', async () => {
  const { behind, onTelegram, onWhatsApp } = await openBothSides()
  const mia = onTelegram()
  const maria = onWhatsApp()
  await mia.asks('hello', /I am Varsku/)
  await mia.asks(await behind.code('member'), /You are in/)
  await mia.asks('/safecall', /You need a buddy first/)
  await mia.asks('Add a buddy', /they may be controlling you/)
  await mia.asks('It is my own choice', /What should your buddy call you/)
  const offered = await mia.asks('Mia from work', CODE)
  await maria.asks('hello', /I am Varsku/)
  await maria.asks(CODE.exec(offered)?.[0] ?? '', /asks you to be a buddy/)
  await maria.asks('1', /What should Mia from work call you/)
  const paired = await maria.asks('Maria from work', /you watch over Mia from work/)
  expect(paired).toContain('On WhatsApp alone I may not get through to you')

  // They rehearse first.
  await behind.passes(3)
  await maria.hears(LINE)
  await maria.asks('1', /This is a rehearsal/)
  await maria.asks('1', /That was the rehearsal/)
  await behind.passes(1)
  await mia.hears(LINE)

  await mia.asks('back in 20 minutes', /What should your buddy know/)
  await mia.asks('Hotel Grand, room 12', /I will tell Maria from work/)
  await mia.asks('Yes', /to watch now/)
  await behind.passes(1)
  expect(await maria.hears(LINE)).not.toMatch(/Mia|Grand|watch/)
  expect(await maria.asks('1', /asks you to watch until/)).not.toContain('Grand')
  await maria.asks('1', /Good\. If there is no answer, I will write to you/)

  // She does not answer.
  await behind.passes(36)
  expect(await maria.hears(LINE)).not.toMatch(/Mia|Grand|alarm/)
  const alarm = await maria.asks('1', /has not answered since/)
  expect(alarm).toContain('Mia from work left this for you: Hotel Grand, room 12')
  await maria.asks('1', /Tell me when you have reached Mia from work/)
  await maria.asks('3', /I will tell the others what you said/)

  // Mia reads that she was told, and answers late: Maria reads that, too.
  await mia.asks('home now', /The safe-call is over/)
  await behind.passes(1)
  await maria.hears(LINE)
  await maria.asks('1', /Do not believe it until you have heard the voice/)
})
