/** A process that does nothing but ask once for messages: what Node.js itself takes. */
import { request } from 'node:http'

const [token = '', apiRoot = ''] = process.argv.slice(2)
request(`${apiRoot}/bot${token}/getUpdates`, { method: 'POST' }).end()
setInterval(() => {}, 1_000_000)
