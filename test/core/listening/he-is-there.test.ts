/** What tells that he is still there: no "yes" to "are you safe now?", and nothing that is over in her own words. */
import { expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const firstOf = (lang: string, context: string, text: string): string | undefined =>
  listener.meaningsOf({ lang, context, text })[0]

it.each([
  ['en', 'yes, he is asleep now'],
  ['nb', 'ja, han har sovna'],
  ['es', 'sí, él se durmió'],
  ['pt-BR', 'sim, ele dormiu'],
  ['ro', 'da, el a adormit'],
  ['bg', 'да, той заспа'],
  ['ru', 'да, он уснул'],
  ['uk', 'так, він заснув'],
  ['th', 'ใช่ เขาหลับแล้ว'],
])('asks again whether she is safe where he is named and has not left (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.safe', text)).not.toBe('answer:yes')
})

it.each([
  ['en', 'yes, he went to the shop, back in 10 minutes'],
  ['nb', 'ja, han gikk på butikken, kommer snart'],
  ['es', 'sí, se durmió'],
  ['es', 'todo bien, lee lo que escribo'],
  ['pt-BR', 'sim, tá dormindo do meu lado'],
  ['ro', 'da, s-a dus la magazin, vine in 10 minute'],
  ['bg', 'да, гледа какво пиша'],
  ['ru', 'да, дома, звонит в дверь не переставая'],
  ['uk', 'так, вдома, дзвонить у двері без кінця'],
  ['th', 'ค่ะ เขาไปร้าน อีกสิบนาทีกลับ'],
])('asks again where he does something near her or comes again (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.safe', text)).not.toBe('answer:yes')
})

it.each([
  ['en', 'yes, home, i locked the door myself'],
  ['nb', 'ja, hjemme med låst dør'],
  ['es', 'sí, en casa, cerré con llave'],
  ['pt-BR', 'sim, em casa com a porta trancada'],
  ['ro', 'da, sunt acasa si am incuiat usa'],
  ['bg', 'да, вкъщи съм и заключих вратата'],
  ['ru', 'да, я дома, дверь закрыта'],
  ['uk', 'так, я вдома, двері зачинені'],
])('takes a locked door for no danger (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.safe', text)).toBe('answer:yes')
})

it.each([
  ['en', 'yes im home, the door is being kicked in'],
  ['en', 'yes im home, the lock is being picked'],
  ['en', 'yes, home, tied up'],
  ['en', 'yes, home, locked in'],
  ['nb', 'ja hjemme, låst inne'],
  ['nb', 'ja hjemme, innelåst'],
  ['ru', 'да дома, меня заперли'],
  ['uk', 'так вдома, мене замкнули'],
  ['bg', 'да вкъщи, заключена отвън'],
])('takes no yes beside a door that somebody else has locked or breaks (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.safe', text)).toBe('answer:no')
})

it.each([
  ['en', 'yes, he left'],
  ['nb', 'ja, han har gått'],
  ['es', 'sí, ya se fue'],
  ['pt-BR', 'sim, ele foi embora'],
  ['ro', 'da, a plecat'],
  ['bg', 'да, той си тръгна'],
  ['ru', 'да, он ушёл'],
  ['uk', 'так, він пішов'],
  ['th', 'ใช่ เขาไปแล้ว'],
])('takes the yes where he has left (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.safe', text)).toBe('answer:yes')
})

it.each([
  [
    'en',
    'he grabbed my neck and then he went into the shower, he is still in there and i dont dare to move',
  ],
  ['nb', 'han tok meg i håret og gikk på do, han er der ennå og jeg tør ikke gå herfra'],
  ['es', 'me agarró del pelo y se metió al baño, sigue ahí y no me atrevo a salir'],
  ['ru', 'он схватил меня за волосы и ушёл в душ, он ещё там, мне страшно выйти'],
])('hears in her own words what is not over (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.words', text)).toBe('danger')
})

it.each([
  ['en', 'Peter'],
  ['nb', 'Thomas'],
  ['es', 'Roberto'],
  ['pt-BR', 'Rodrigo'],
  ['ro', 'Andrei'],
  ['bg', 'Иван'],
  ['ru', 'Сергей'],
  ['uk', 'Андрій'],
])('begins nothing at a name alone (%s): %s', (lang, text) => {
  expect(['nothing', 'command:start']).toContain(firstOf(lang, 'idle-member', text))
})

it('opens a service that is called like a person', () => {
  expect(firstOf('nb', 'idle-member', 'Rosa')).toBe('service:rosa')
})

it.each([
  ['nb', 'bergen, rett ved danmarks plass'],
  ['en', 'Bergen, i forget the street'],
  ['es', 'Bergen, cerca del puerto'],
])('takes a town for what it is, whatever else is said of it (%s): %s', (lang, text) => {
  expect(firstOf(lang, 'report.city', text)).toBe('town:bergen')
})
