import { expect, it } from 'vitest'
import { type Personal, personalIn } from '../../../src/core/blacklist/personal.ts'

const CASES: [string, Personal[]][] = [
  ['He would not pay and pushed me out of the car.', []],
  ['Han tok 2000 kr og gikk. Jeg ventet i 2.5 timer, og han ringer 24/7.', []],
  ['Jeg heter Kari', ['name']],
  ['My name is Anna and I am scared', ['name']],
  ['Me llamo Ana', ['name']],
  ['меня зовут Анна', ['name']],
  ['ฉันชื่อ มาลี', ['name']],
  ['ring me on +1 201 555 0171', ['phone']],
  ['skriv til anna@example.com', ['email']],
  ['my advert is https://example.com/anna', ['link']],
  ['see example.no', ['link']],
  ['my name there is @anna_b', ['link']],
  ['Det var i Storgata 12 B', ['address']],
  ['hjemme hos meg, Kirkeveien 5', ['address']],
  ['at 12 Baker Street', ['address']],
  ['en calle Mayor 5', ['address']],
  ['на ул. Ленина 5', ['address']],
  ['it was on 12.03.2026', ['date']],
  ['on 3/12', ['date']],
  ['den 12. mars', ['date']],
  ['March 12th', ['date']],
  ['el 5 de abril', ['date']],
  ['5 марта', ['date']],
  ['12 березня', ['date']],
  ['Jeg heter Kari, Storgata 12, 3. mai', ['name', 'address', 'date']],
  // Who they say that they are, the room, and the day of the week, in every language.
  ['I am Ada Example, room 12, on Friday', ['name', 'address', 'date']],
  ['Jeg er Kari Eksempel på rom 12, det var lørdag', ['name', 'address', 'date']],
  ['Soy Ana Ejemplo, habitación 12, el sábado', ['name', 'address', 'date']],
  ['Sunt Ana Exemplu, eram la camera 12, sâmbătă', ['name', 'address', 'date']],
  ['sunt Ana. camera nr. 12, duminica', ['name', 'address', 'date']],
  ['Eu sou Ana Exemplo, quarto 12, na sexta-feira', ['name', 'address', 'date']],
  ['Аз съм Ана Примерова, стая 12, в събота', ['name', 'address', 'date']],
  ['Я Анна Примерова, номер 12, в субботу', ['name', 'address', 'date']],
  ['Я Ганна Прикладенко, кімната 12, у п’ятницю', ['name', 'address', 'date']],
  ['ชื่อของฉันคือ มาลี ห้อง 12 วันเสาร์', ['name', 'address', 'date']],
  // What is none of these.
  ['I am Norwegian, I am afraid, and I am OK now.', []],
  ['Jeg er redd. Rommet var mørkt, og han tok 1200 for 2 timer.', []],
  ['Soy rumana. El cuarto cliente del día no pagó.', []],
  ['Sunt din România. Au trecut două luni.', []],
  ['Sou nova aqui. Foi a quarta vez.', []],
  ['Аз съм уплашена. Беше средно висок.', []],
  ['Я боюсь. Он среднего роста, его номер не знаю.', []],
  ['Я боюся. Він середнього зросту.', []],
  ['ฉันกลัว เขาไม่จ่ายเงิน', []],
]

it.each(CASES)('sees in %j what may lead to somebody: %j', (text, kinds) => {
  expect(personalIn(text, 'NO')).toEqual(kinds)
})

it('reads the longest text at once', () => {
  const text = `${'a1. '.repeat(4_000)}`
  expect(personalIn(text, 'NO')).toEqual([])
})
