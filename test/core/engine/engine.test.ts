import { describe, expect, it } from 'vitest'
import { dialogFor } from '../../../src/core/engine/dialog.ts'
import { createEngine } from '../../../src/core/engine/engine.ts'
import { render } from '../../../src/core/engine/render.ts'
import { choice, choiceOf, offer, placeOf, several } from '../../../src/core/engine/steps.ts'
import { pageOf } from '../../../src/core/listening/options.ts'
import type { Peer } from '../../../src/core/members/peer.ts'
import type { Bytes } from '../../../src/core/terms/keys.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import { say } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const peer: Peer = {
  sender: new Uint8Array(1) as Bytes,
  member: undefined,
  language: 'en',
  now: new Date('2026-11-22T12:00:00Z'),
  reach: { channel: 'telegram', address: 'nobody' as Address },
  choseLanguage: true,
  called: undefined,
}

type Wanted = { to: 'renew'; one: string } | { to: 'end'; one: string } | { to: 'all' }

interface Draft {
  mine: string[]
  wanted: Wanted
  name: string
}

const label = (name: string) => say('city.named', { name })

/** Two things to do with each of a few rows, and one with all of them. */
const dialog = dialogFor<Draft>()({
  name: 'alerts',
  version: 1,
  first: 'home',
  begin: async () => ({ draft: { mine: ['a1', 'b2'] } }),
  steps: {
    home: choiceOf({
      ask: [say('menu.ask')],
      options: ({ mine }) => [
        ...mine.map((one) => offer({ to: 'renew', one }, label(`+${one}`))),
        ...mine.map((one) => offer({ to: 'end', one }, label(`-${one}`))),
        offer({ to: 'all' }, label('all')),
      ],
      save: (wanted: Wanted) => ({ wanted }),
      next: 'town',
    }),
    town: placeOf({
      ask: [say('menu.ask')],
      options: [offer({ name: 'Bergen' }, label('Bergen'))],
      find: (text) => (text === 'Voss' ? [{ name: 'Voss' }] : []),
      save: ({ name }: { name: string }) => ({ name }),
      next: 'finish',
    }),
  },
  finish: async () => ({ replies: [] }),
})

const engine = createEngine([dialog], 'NO')
const home = engine.enter(dialog, { mine: ['a1', 'b2'] }, peer.now)

const choose = async (name: string, at = home) => {
  const option = engine.ask(at, peer).options?.find(({ label }) => label.values?.['name'] === name)
  return engine.answer(at, { kind: 'option', id: option?.id ?? 'none' }, peer)
}

describe('what an option carries', () => {
  it.each([
    ['+b2', { wanted: { to: 'renew', one: 'b2' } }],
    ['-b2', { wanted: { to: 'end', one: 'b2' } }],
    ['all', { wanted: { to: 'all' } }],
  ])('comes back to its step: %s', async (name, saved) => {
    const went = await choose(name)
    expect(went).toMatchObject({ to: 'step', place: { step: 'town' } })
    expect(went.place.draft).toEqual({ mine: ['a1', 'b2'], ...saved })
  })

  it('comes back from what was typed, too', async () => {
    const town = { ...home, step: 'town' }
    for (const [answer, name] of [
      [await choose('Bergen', town), 'Bergen'],
      [await engine.answer(town, { kind: 'text', text: 'Voss' }, peer), 'Voss'],
    ] as const)
      expect(answer).toMatchObject({ to: 'end', draft: { name } })
  })

  it('is the value that was offered, or none, after the list has changed', async () => {
    const id = engine
      .ask(home, peer)
      .options?.find(({ label }) => label.values?.['name'] === '+a1')?.id
    const shorter = { ...home, draft: { mine: ['b2'] } }
    expect(await engine.answer(shorter, { kind: 'option', id: id ?? '' }, peer)).toEqual({
      to: 'same',
      place: shorter,
      because: [say('retry.tap')],
    })
  })

  it('is neither in the reply nor on the wire', () => {
    const { text, options = [] } = engine.ask(home, peer)
    for (const option of options) expect(Object.keys(option).toSorted()).toEqual(['id', 'label'])
    const open = { token: 'abc', page: 0, asked: 0, options }
    const limits = { text: 4096, options: 40, buttons: true }
    const words = wordsWith('en')
    const shown = render([{ text, options }], open, { words, language: 'en', limits })
    expect(shown[0]?.options.map(({ id }) => id)).toEqual(options.map((_, index) => `abc.${index}`))
    expect(pageOf(open, limits).options).toHaveLength(6)
  })
})

describe('a draft of an earlier version', () => {
  const renewed = dialogFor<{ kinds: string[] }>()({
    name: 'alerts',
    version: 3,
    first: 'home',
    upgrade: ({ version, step, draft: { colours, ...draft } }) =>
      version === 2
        ? {
            step: step === 'colours' ? 'kinds' : step,
            draft: { ...draft, ...(Array.isArray(colours) && { kinds: colours }) },
          }
        : undefined,
    begin: async () => ({ draft: {} }),
    steps: {
      home: choice({ ask: [], options: [], save: () => ({}), next: 'kinds' }),
      kinds: several({
        ask: [],
        options: ['red', 'blue'].map((id) => ({ id, label: label(id) })),
        ticked: ({ kinds }) => kinds,
        save: (kinds) => ({ kinds }),
        next: 'finish',
      }),
    },
    finish: async () => ({ replies: [] }),
  })
  const forward = createEngine([renewed], 'NO')
  const old = {
    dialog: 'alerts' as const,
    version: 2,
    step: 'colours',
    begun: 7,
    draft: { colours: ['red'] },
    trail: ['home'],
  }
  const now = { ...old, version: 3, step: 'kinds', draft: { kinds: ['red'] } }

  it('is brought forward with what the dialog calls things now', () => {
    expect(forward.current(old, peer)).toEqual(now)
    expect(forward.current({ ...old, step: 'home', trail: ['colours', 'gone'] }, peer)).toEqual({
      ...now,
      step: 'home',
      trail: ['kinds'],
    })
  })

  it.each([
    [['red', 'green'], ['red']],
    [[], []],
    [['green'], undefined],
    [undefined, undefined],
  ])('keeps of the ticks %j what is still offered: %j', (ticked, still) => {
    const place = { ...old, ...(ticked && { ticked }) }
    expect(forward.current(place, peer)).toEqual({ ...now, ...(still && { ticked: still }) })
  })

  it('is as it is where the version has not changed', () => {
    const place = { ...now, ticked: ['blue'] }
    expect(forward.current(place, peer)).toBe(place)
  })

  it.each([
    ['no way leads forward', { version: 1 }],
    ['a newer version has run', { version: 4 }],
    ['the step is gone', { step: 'gone' }],
    ['the step of this version is gone', { version: 3, step: 'gone' }],
    ['the dialog is gone', { dialog: 'check' as const }],
  ])('cannot be gone on with where %s', (_, changed) => {
    expect(forward.current({ ...old, ...changed }, peer)).toBeUndefined()
  })
})
