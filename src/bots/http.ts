import fastify from 'fastify'
import type { Channel } from './channel.ts'
import type { Telegram } from './telegram/bot.ts'

interface Needs {
  port: number
  channels: readonly Channel[]
  telegram: Telegram | undefined
  /** The path that Telegram posts to. */
  log: { error(fields: object, message: string): void }
}

/** Health, and what Telegram posts. Listens on every interface: a proxy with TLS stands before it. */
export const serve = async ({ port, channels, telegram, log }: Needs) => {
  // No log of its own: it would write addresses.
  const server = fastify({ logger: false, bodyLimit: 1024 * 1024 })
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))

  server.get('/health', async (_, reply) => {
    const ok = channels.every((channel) => channel.health().ok)
    const states = channels.map((channel) => ({ channel: channel.name, ...channel.health() }))
    return reply.code(ok ? 200 : 503).send({ ok, channels: states })
  })
  server.post('/*', async (request, reply) => {
    if (!telegram?.webhook) return reply.code(404).send()
    try {
      const { status } = await telegram.webhook({ headers: request.headers, body: request.body })
      return reply.code(status).send()
    } catch (error) {
      log.error({ error }, 'a webhook call failed')
      return reply.code(500).send()
    }
  })
  await server.listen({ port, host: '0.0.0.0' })
  return { close: () => server.close() }
}
