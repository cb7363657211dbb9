import fastify, { type FastifyError } from 'fastify'
import { faultCode } from '../database/faults.ts'
import type { Log } from '../logging/log.ts'
import { StartupError } from '../startup-error.ts'
import type { Channel } from './channel.ts'
import type { Telegram } from './telegram/bot.ts'
import { webhookBodyLimit } from './telegram/webhook.ts'

interface Needs {
  port: number
  /** Loopback, unless the proxy that does TLS runs on another machine or outside the container. */
  host: string
  /** What /health reports on: the channels and the jobs. */
  channels: readonly Pick<Channel, 'name' | 'health'>[]
  telegram: Telegram | undefined
  /** Where Telegram posts updates; undefined if the bot polls. */
  webhookUrl: string | undefined
  log: Pick<Log, 'error'>
}

/** Serves /health and the webhook of Telegram. */
export const serve = async ({ port, host, channels, telegram, webhookUrl, log }: Needs) => {
  // Fastify's own log would write addresses.
  const server = fastify({ logger: false, bodyLimit: webhookBodyLimit })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))

  server.setErrorHandler((error: FastifyError, _, reply) => {
    const { statusCode = 500 } = error
    if (statusCode >= 500) log.error({ error }, 'a request could not be answered')
    // No body: an error's message is not for whoever sent the request.
    return reply.code(statusCode).send()
  })

  server.get('/health', async (_, reply) => {
    const ok = channels.every((channel) => channel.health().ok)
    const states = channels.map((channel) => ({ channel: channel.name, ...channel.health() }))
    return reply.code(ok ? 200 : 503).send({ ok, channels: states })
  })
  const receive = telegram?.webhook
  if (receive && webhookUrl)
    server.post(new URL(webhookUrl).pathname, async (request, reply) => {
      const { status } = await receive({ headers: request.headers, body: request.body })
      return reply.code(status).send()
    })
  try {
    await server.listen({ port, host })
  } catch (cause) {
    const code = faultCode(cause)
    if (!/^E[A-Z]+$/.test(code)) throw cause
    throw new StartupError(
      `PORT ${port} cannot be opened (${code}): another program has it, or LISTEN is not of this machine.`,
      { cause },
    )
  }
  return { close: () => server.close() }
}
