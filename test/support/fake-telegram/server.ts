import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { createGroup } from './groups.ts'
import { callMethod, createMethods } from './methods.ts'
import { createPerson } from './people.ts'
import { Refusal } from './refusal.ts'
import { createWorld } from './world.ts'

/** Something that goes wrong with a method, a number of times. */
export interface Fault {
  /** Answers with this code; without one, and without the others below, nothing is wrong. */
  code?: number
  description?: string
  /** Seconds. */
  retryAfter?: number
  /** Closes the connection: before the method has run, or after. */
  drop?: 'before' | 'after'
  /** Milliseconds until the answer. */
  delay?: number
  /** Answers with this instead of JSON, as a proxy in between does. */
  page?: string
  /** Once, unless said otherwise. */
  times?: number
}

/** A call that the bot made. */
export interface RecordedCall {
  method: string
  params: Record<string, unknown>
  /** What it was answered with; 0 while it waits, or when the connection was closed. */
  status: number
}

const descriptions: Record<number, string> = {
  401: 'Unauthorized',
  404: 'Not Found',
  409: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  429: 'Too Many Requests: retry later',
  500: 'Internal Server Error',
}

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part)
  const text = Buffer.concat(parts).toString('utf8')
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return {
    ...Object.fromEntries(searchParams),
    ...(isForm ? Object.fromEntries(new URLSearchParams(text)) : text ? JSON.parse(text) : {}),
  }
}

/** Starts a server that behaves as api.telegram.org does, as far as a text bot can tell. */
export const startFakeTelegram = async ({
  token = '990000001:AAFakeTokenThatOnlyTheFakeKnows-000',
}: {
  token?: string
} = {}) => {
  const faults: { method: string; fault: Fault; left: number }[] = []
  const calls: RecordedCall[] = []
  let recorded = Promise.withResolvers<void>()
  const tell = () => {
    recorded.resolve()
    recorded = Promise.withResolvers()
  }
  const world = createWorld((method, params) => {
    void callMethod(methods, method, params, new AbortController().signal).catch((error: Error) => {
      // A reply inside the webhook's answer goes unanswered, right or wrong.
      if (!(error instanceof Refusal)) throw error
    })
  })
  const methods = createMethods(world)

  const faultOf = (method: string): Fault | undefined => {
    const found = faults.find((fault) => fault.left > 0 && fault.method === method)
    if (found) found.left -= 1
    return found?.fault
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const params = await bodyOf(request)
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const [, given = '', method = ''] = /^\/bot([^/]+)\/([^/?]+)/.exec(request.url ?? '') ?? []
    const call: RecordedCall = { method, params, status: 0 }
    const answer = (status: number, body: object) => {
      call.status = status
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      tell()
    }
    const refuse = ({ code, message, parameters }: Refusal) =>
      answer(code, {
        ok: false,
        error_code: code,
        description: message,
        ...(parameters ? { parameters } : {}),
      })

    calls.push(call)
    tell()
    try {
      if (!/^\d+:[\w-]{30,}$/.test(given)) throw new Refusal(404, 'Not Found')
      if (given !== token) throw new Refusal(401, 'Unauthorized')
      const fault = faultOf(method)
      if (fault?.drop === 'before') return request.socket.destroy()
      if (fault?.delay !== undefined) await wait(fault.delay)
      if (fault?.page !== undefined) {
        call.status = fault.code ?? 502
        response.writeHead(call.status, { 'content-type': 'text/html' }).end(fault.page)
        return tell()
      }
      if (fault?.code !== undefined) {
        const { code, retryAfter } = fault
        throw new Refusal(
          code,
          fault.description ?? descriptions[code] ?? 'Bad Request',
          retryAfter,
        )
      }
      const result = await callMethod(methods, method, params, gone.signal)
      if (fault?.drop === 'after') return request.socket.destroy()
      answer(200, { ok: true, result })
    } catch (error) {
      refuse(error instanceof Refusal ? error : new Refusal(500, 'Internal Server Error'))
    }
  }

  // Closing a connection just as a slow bot uses it again would look like a Telegram that is away.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    void handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the fake has no port')

  return {
    token,
    apiRoot: `http://127.0.0.1:${address.port}`,
    updates: world.updates,
    /** Menus of commands by language code; the empty one is the default. */
    commands: world.commands,
    person: (options?: Parameters<typeof createPerson>[1]) => createPerson(world, options),
    group: (options?: Parameters<typeof createGroup>[1]) => createGroup(world, options),
    /** Lets a method go wrong; returns what ends it. */
    fail(method: string, fault: Fault) {
      const added = { method, fault, left: fault.times ?? 1 }
      faults.push(added)
      return () => {
        added.left = 0
      }
    },
    /** What the bot called so far, oldest first. */
    calls: (method?: string) => calls.filter((call) => !method || call.method === method),
    /** The same but the first so many. */
    callsFrom: (first: number) => calls.slice(first),
    /** Resolves when the bot's calls are as wished. */
    async until(wished: () => boolean): Promise<void> {
      for (;;) {
        const changed = recorded.promise
        if (wished()) return
        await changed
      }
    },
    async stop() {
      world.updates.deleteWebhook(true)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type FakeTelegram = Awaited<ReturnType<typeof startFakeTelegram>>
