import { describe, expect, it } from 'vitest'
import {
  distinctNumbers,
  telephonesIn,
} from '../../../../src/core/identifiers/phone/contact-cards.ts'

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')

describe('the telephones of a card', () => {
  it.each<[what: string, card: string, numbers: string[]]>([
    [
      'in quoted-printable that goes on in the next line',
      card('TEL;CELL;ENCODING=QUOTED-PRINTABLE:=2B=34=37=\r\n=34=31=33=32=32=31=31=31'),
      ['+4741322111'],
    ],
    [
      'in quoted-printable of another character set',
      card('TEL;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:413=A022=A0111'),
      ['413 22 111'],
    ],
    ['in digits of another script', card('TEL:๔๑๓๒๒๑๑๑'), ['41322111']],
    ['ended by a lone CR', 'BEGIN:VCARD\rTEL:41322111\rEND:VCARD\r', ['41322111']],
    [
      'folded in the parameters',
      card('TEL;type=CE', ' LL;waid=4741322', ' 111:413 22 111'),
      ['+4741322111'],
    ],
    [
      'indented',
      '  BEGIN:VCARD\n  FN:Ola\n  TEL:41322111\n  TEL:912\n    34567\n  END:VCARD',
      ['41322111', '912   34567'],
    ],
    [
      'two in one value',
      card('TEL:413 22 111\\; 912 34 567\\n404 12 345'),
      ['413 22 111; 912 34 567;404 12 345'],
    ],
    [
      'as a link with its context',
      card('TEL;VALUE=uri:tel:701740606;phone-context=+46'),
      ['+46701740606'],
    ],
    ['before a pause', card('TEL:+4741322111;123'), ['+4741322111']],
    ['known to WhatsApp', card('TEL;waid=46701740606:070-174 06 06'), ['+46701740606']],
    [
      'of an account that hides its number',
      card('TEL;waid=491766552347891:413 22 111'),
      ['413 22 111'],
    ],
    [
      'that is no number to WhatsApp',
      card('TEL;waid=123456789012345:+47 413 22 111'),
      ['+47 413 22 111'],
    ],
    [
      'not in notes and photos',
      card('NOTE:41322111', 'PHOTO;ENCODING=b:41322111', ' 41322111'),
      [],
    ],
  ])('are found: %s', (_what, given, numbers) => {
    expect(telephonesIn(given)).toEqual(numbers)
  })

  it('are kept once, with the country where one of them has it', () => {
    expect(distinctNumbers(['4741322111', '+47 413 22 111', '47 413 22 111', ''])).toEqual([
      '+47 413 22 111',
    ])
  })
})
