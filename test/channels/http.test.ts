import { createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { Channel, Health } from '../../src/bots/channel.ts'
import { serve } from '../../src/bots/http.ts'
import type { Telegram } from '../../src/bots/telegram/bot.ts'
import type { WebhookAnswer, WebhookRequest } from '../../src/bots/telegram/webhook.ts'

const logged: string[] = []
const log = {
  error: (...line: [string] | [object, string]) => void logged.push(String(line.at(-1))),
}
const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const channelThat = (name: string, health: () => Health): Channel => ({
  name,
  limits: { text: 100, options: 9, buttons: false },
  async start() {},
  async send() {
    return []
  },
  async erase() {},
  health,
  async stop() {},
})

/** Serves those channels; a webhook, if there is one, answers with `status`. */
const served = async (
  channels: Channel[],
  webhook?: WebhookAnswer & { took: WebhookRequest[] },
) => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const telegram: Telegram | undefined = webhook && {
    ...channelThat('telegram', () => ({ ok: true, detail: 'receiving' })),
    async webhook(request) {
      webhook.took.push(request)
      return { status: webhook.status }
    },
  }
  const server = await serve({
    port,
    host: '127.0.0.1',
    channels,
    telegram,
    webhookUrl: webhook && `${url}/brought`,
    log,
  })
  endings.push(server.close)
  return url
}

it('health is good while every channel is well, and says which one is not', async () => {
  let health: Health = { ok: true, detail: 'receiving' }
  const url = await served([
    channelThat('telegram', () => health),
    channelThat('terminal', () => ({ ok: true, detail: 'the terminal is open' })),
  ])
  const well = await fetch(`${url}/health`)
  expect(well.status).toBe(200)
  expect(await well.json()).toEqual({
    ok: true,
    channels: [
      { channel: 'telegram', ok: true, detail: 'receiving' },
      { channel: 'terminal', ok: true, detail: 'the terminal is open' },
    ],
  })
  health = { ok: false, detail: 'Telegram cannot be reached; trying again' }
  const ill = await fetch(`${url}/health`)
  expect(ill.status).toBe(503)
  expect(await ill.json()).toMatchObject({ ok: false, channels: [{ ok: false }, { ok: true }] })
})

it('what is posted to the webhook is handed over as it came, and answered with its status', async () => {
  const took: WebhookRequest[] = []
  const url = await served([], { status: 401, took })
  // Neither a type nor a length that is not expected may be answered by anybody else.
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', '']) {
    const answer = await fetch(`${url}/brought`, {
      method: 'POST',
      headers: { ...(type && { 'content-type': type }), 'x-telegram-bot-api-secret-token': 'word' },
      body: '{"update_id":1}',
    })
    expect(answer.status).toBe(401)
    expect(await answer.text()).toBe('')
  }
  expect(took).toHaveLength(4)
  for (const { headers, body } of took) {
    expect(body).toBe('{"update_id":1}')
    expect(headers['x-telegram-bot-api-secret-token']).toBe('word')
  }
})

it('nothing else is there', async () => {
  const url = await served([])
  for (const [method, path] of [
    ['POST', '/brought'],
    ['POST', '/health'],
    ['GET', '/'],
    ['GET', '/secret-of-somebody'],
  ]) {
    const answer = await fetch(url + path, { method: method ?? 'GET' })
    expect(answer.status).toBe(404)
  }
})

it('a delivery that is too large is refused before it is read', async () => {
  const took: WebhookRequest[] = []
  const url = await served([], { status: 200, took })
  const answer = await fetch(`${url}/brought`, { method: 'POST', body: 'x'.repeat(5_000_000) })
  expect(answer.status).toBe(413)
  expect(took).toEqual([])
})

it('a fault behind the webhook is told as one, and says nothing of it', async () => {
  const port = await freePort()
  const server = await serve({
    port,
    host: '127.0.0.1',
    channels: [],
    telegram: {
      ...channelThat('telegram', () => ({ ok: true, detail: 'receiving' })),
      async webhook() {
        throw new Error('hush: the insert did not work')
      },
    },
    webhookUrl: 'https://bot.example/brought',
    log,
  })
  endings.push(server.close)
  const answer = await fetch(`http://127.0.0.1:${port}/brought`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(500)
  expect(await answer.text()).toBe('')
  expect(logged).toEqual(['a request could not be answered'])
})

it('a port that is taken is told in one line', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  endings.push(() => new Promise((resolve) => taken.close(resolve)))
  const address = taken.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const refused = serve({
    port,
    host: '127.0.0.1',
    channels: [],
    telegram: undefined,
    webhookUrl: undefined,
    log,
  })
  await expect(refused).rejects.toMatchObject({
    name: 'StartupError',
    message: `PORT ${port} cannot be opened (EADDRINUSE): another program has it, or LISTEN is not of this machine.`,
  })
})
