import type { Database } from '../../database/database.ts'
import type { Keys } from '../terms/keys.ts'
import { forArray } from './subjects.ts'

/**
 * The name of one item that the WhatsApp library keeps. Its id can hold a phone number: never
 * stored, logged or queued.
 */
export interface Named {
  kind: string
  id: string
}

const HOUR = 60 * 60 * 1000
/** How long a phone may ask again for a message that it could not read, in milliseconds. */
const KEPT = 48 * HOUR

/** How many months the library's data about a peer is kept after she last wrote or was answered. */
const MONTHS = 3
/** The kinds that are about a peer. The others are the account's own, and are kept for good. */
const ABOUT_PEERS = ['session', 'identity-key', 'lid-mapping', 'device-list', 'tctoken']

const firstOfMonth = (now: Date, before = 0): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - before))

/** The name under which the credentials are kept. */
const CREDENTIALS: Named = { kind: 'creds', id: '' }

/** There is one account. A second one would need another name. */
const ACCOUNT = 'main'

interface Row {
  id: Uint8Array
  content: Uint8Array
}

/**
 * What the WhatsApp library needs for its connection, and copies of what was sent. All of it is
 * sealed, under ids that say nothing without the keyring. In SQL, many rows at a time.
 */
export const whatsappStore = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const tagOf = ({ kind, id }: Named): string =>
    forArray(keys.tag('whatsapp', 'key', ACCOUNT, kind, id))
  // Account, kind and id are bound to the content: a row that is moved or swapped cannot be opened.
  const contextOf = ({ kind, id }: Named): string => JSON.stringify([ACCOUNT, kind, id])
  const sentTag = (message: string) => keys.tag('whatsapp', 'sent', ACCOUNT, message)
  const sentContext = (message: string): string =>
    JSON.stringify([ACCOUNT, 'sent message', message])

  /** The contents under these names, in the same order. */
  const read = async (names: readonly Named[]): Promise<(string | undefined)[]> => {
    const tags = names.map(tagOf)
    const rows = await sql<Row[]>`
      SELECT id, content FROM whatsapp_key WHERE id = ANY(${sql.array(tags)}::bytea[])`
    const found = new Map(rows.map(({ id, content }) => [forArray(id), content]))
    return names.map((name, index) => {
      const content = found.get(tags[index] ?? '')
      return content && keys.open('whatsapp', contextOf(name), content)
    })
  }

  /** Writes all items or none; one without content is deleted. Resolves when it is committed. */
  const write = async (
    pieces: readonly { name: Named; content: string | undefined }[],
    now: Date,
  ): Promise<void> => {
    const rows = pieces
      .map(({ name, content }) => ({ name, content, id: tagOf(name) }))
      // Sorted, so that two calls at once do not wait for each other.
      .sort((one, other) => (one.id < other.id ? -1 : 1))
    const ids: string[] = []
    const contents: string[] = []
    const months: (string | null)[] = []
    const month = firstOfMonth(now).toISOString().slice(0, 10)
    const gone: string[] = []
    for (const { name, content, id } of rows) {
      if (content === undefined) gone.push(id)
      else {
        ids.push(id)
        contents.push(forArray(keys.seal('whatsapp', contextOf(name), content)))
        months.push(ABOUT_PEERS.includes(name.kind) ? month : null)
      }
    }
    await sql`
      WITH deleted AS (DELETE FROM whatsapp_key WHERE id = ANY(${sql.array(gone)}::bytea[]))
      INSERT INTO whatsapp_key (id, content, used_in)
      SELECT * FROM unnest(
        ${sql.array(ids)}::bytea[], ${sql.array(contents)}::bytea[], ${sql.array(months)}::date[])
      ON CONFLICT (id) DO UPDATE SET content = excluded.content, used_in = excluded.used_in`
  }

  return {
    read,
    write,

    async credentials(): Promise<string | undefined> {
      return (await read([CREDENTIALS]))[0]
    },
    keepCredentials: (content: string, now: Date): Promise<void> =>
      write([{ name: CREDENTIALS, content }], now),

    /** Deletes the account: its keys, and the copies of what was sent. */
    async clear(): Promise<void> {
      await sql.begin(async (tx) => {
        await tx`DELETE FROM whatsapp_key`
        await tx`DELETE FROM whatsapp_sent`
      })
    },

    /** Keeps a copy of a message that is about to be sent. Resolves when it is committed. */
    async keepSent(message: string, content: string, now: Date): Promise<void> {
      const sealed = keys.seal('whatsapp', sentContext(message), content)
      const until = new Date(Math.ceil((now.getTime() + KEPT) / HOUR) * HOUR)
      await sql`
        INSERT INTO whatsapp_sent (id, content, kept_until)
        VALUES (${sentTag(message)}, ${sealed}, ${until}) ON CONFLICT (id) DO NOTHING`
    },

    /** The copy of the message with this id, as long as it is kept. */
    async sent(message: string): Promise<string | undefined> {
      const [row] = await sql<Row[]>`
        SELECT id, content FROM whatsapp_sent WHERE id = ${sentTag(message)}`
      return row && keys.open('whatsapp', sentContext(message), row.content)
    },

    async deleteSent(messages: readonly string[]): Promise<void> {
      const tags = messages.map((message) => forArray(sentTag(message)))
      await sql`DELETE FROM whatsapp_sent WHERE id = ANY(${sql.array(tags)}::bytea[])`
    },

    /** Deletes copies whose time is over, and the data about peers who stay away. */
    async expire(now: Date): Promise<void> {
      await sql`DELETE FROM whatsapp_sent WHERE kept_until <= ${now}`
      await sql`DELETE FROM whatsapp_key WHERE used_in < ${firstOfMonth(now, MONTHS)}`
    },
  }
}
export type WhatsappStore = ReturnType<typeof whatsappStore>
