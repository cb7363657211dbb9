/** (l) A check over WhatsApp, beside a bare echo bot of the same library and Argon2id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { createWords } from '../src/bots/words.ts'
import { createFakeWhatsApp, type FakeWhatsApp } from '../test/support/fake-whatsapp/server.ts'
import { atRest, inFolder, outputOf, settingsIn } from './bots.ts'
import { aim, milliseconds, percentile, printTable, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { inventedNumbers } from './numbers.ts'

const MESSAGES = 100
/** So many write by turns: a peer who checks more than twenty numbers at once waits (core/blacklist/slow-work.ts). */
const PEOPLE = 10
const WARMING = 2 * PEOPLE

const measured = z.object({ single: z.array(z.number()) })

/** Starts a program of ours. */
const run = (folder: string, script: string, parts: string[], env: NodeJS.ProcessEnv) =>
  spawn(process.execPath, [join(import.meta.dirname, script), ...parts], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Types the code that a program shows on the phone. */
const pair = async (child: ChildProcess, fake: FakeWhatsApp): Promise<void> => {
  let written = ''
  const code = Promise.withResolvers<string>()
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (words: string) => {
      written += words
      const [, first, second] = /type: (\w{4})-?(\w{4})/.exec(written) ?? []
      if (first && second) code.resolve(first + second)
    })
  child.once('exit', () => code.reject(new Error(`it ended before it was paired: ${written}`)))
  await fake.enter(await code.promise)
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Milliseconds from each message to its answer, one at a time. */
const talk = async (
  fake: FakeWhatsApp,
  texts: readonly string[],
  isAnswer: (text: string, answer: string) => boolean,
): Promise<number[]> => {
  const people = Array.from({ length: PEOPLE }, () => fake.person())
  const waits: number[] = []
  for (const [turn, text] of texts.entries()) {
    const person = people[turn % PEOPLE]
    if (!person) throw new Error('nobody writes')
    const said = performance.now()
    void person.says(text)
    await person.hears((shown) => isAnswer(text, shown.text))
    waits.push(performance.now() - said)
  }
  return waits.slice(WARMING)
}

const echoed = async (folder: string, texts: readonly string[]): Promise<number[]> => {
  const fake = await createFakeWhatsApp()
  const parts = [fake.url, fake.account.number]
  const echo = run(folder, 'whatsapp-echo.ts', parts, process.env)
  try {
    await pair(echo, fake)
    await fake.arrives()
    return await talk(fake, texts, (text, answer) => answer === text)
  } finally {
    await end(echo)
    await fake.close()
  }
}

const checked = async (folder: string, texts: readonly string[]): Promise<number[]> => {
  const fake = await createFakeWhatsApp()
  const env = {
    ...settingsIn(folder),
    WHATSAPP: 'on',
    WHATSAPP_WS_URL: fake.url,
    WHATSAPP_NUMBER: `+${fake.account.number}`,
  }
  const nothing = createWords({ defaultLanguage: 'en' }).in('en', { key: 'check.nothing' })
  const pairing = run(folder, '../src/operator.ts', ['whatsapp', 'pair'], env)
  const paired = once(pairing, 'exit')
  await pair(pairing, fake)
  await paired
  const bot = run(folder, '../src/main.ts', [], { ...env, LOCALE: 'en' })
  try {
    await fake.arrives()
    if (bot.pid !== undefined) await atRest({ pid: bot.pid })
    return await talk(fake, texts, (_, answer) => answer.includes(nothing))
  } finally {
    await end(bot)
    await fake.close()
  }
}

/** Prints what a check over WhatsApp takes beside what cannot be spared. */
export const benchWhatsApp = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    const texts = inventedNumbers(MESSAGES + WARMING).map(({ written }) => written)
    const bare = await echoed(folder, texts)
    const whole = await checked(folder, texts)
    const { single } = measured.parse(JSON.parse(await outputOf('argon2.ts')))
    const row = (percent: number) => {
      const [check, echo, alone] = [whole, bare, single].map((waits) => percentile(waits, percent))
      return { check: check ?? 0, echo: echo ?? 0, alone: alone ?? 0 }
    }
    const cells = (name: string, { check, echo, alone }: ReturnType<typeof row>) => [
      name,
      milliseconds(check),
      milliseconds(echo),
      milliseconds(alone),
      milliseconds(check - echo - alone),
      ratio(check, echo + alone),
    ]
    const [p50, p95] = [row(50), row(95)]
    printTable(`A check over WhatsApp, one at a time (${MESSAGES} messages)`, [
      ['', 'check', 'echo bot', 'Argon2id', 'check less both', 'check : both'],
      cells('p50', p50),
      cells('p95', p95),
      ['', aim(p95.check <= p95.echo + p95.alone + 8, 'p95 within 8 ms of both')],
    ])
    return {
      'a check over WhatsApp, p50 : both': p50.check / (p50.echo + p50.alone),
      'a check over WhatsApp, p95 : both': p95.check / (p95.echo + p95.alone),
    }
  })
