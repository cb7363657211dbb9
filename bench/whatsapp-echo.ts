/** A bot that does nothing but say the same again: what Baileys and the fake WhatsApp take. */
import makeWASocket, {
  type AuthenticationState,
  initAuthCreds,
  type SignalDataSet,
  type SignalDataTypeMap,
} from '@whiskeysockets/baileys'
import { noLog, silenceLibrary } from '../src/bots/whatsapp/silence.ts'

const [url = '', number = ''] = process.argv.slice(2)
process.once('SIGTERM', () => process.exit(0))
silenceLibrary({ warn: () => {} })

const kept = new Map<string, unknown>()
const auth: AuthenticationState = {
  creds: initAuthCreds(),
  keys: {
    async get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
      const found: { [id: string]: SignalDataTypeMap[Type] } = {}
      for (const id of ids) {
        const value = kept.get(`${type} ${id}`)
        if (value !== undefined) found[id] = value as SignalDataTypeMap[Type]
      }
      return found
    },
    async set(data: SignalDataSet) {
      for (const [type, values] of Object.entries(data))
        for (const [id, value] of Object.entries(values ?? {})) kept.set(`${type} ${id}`, value)
    },
  },
}

const connect = (): void => {
  let asked = false
  const socket = makeWASocket({
    auth,
    waWebSocketUrl: url,
    logger: noLog,
    markOnlineOnConnect: false,
    emitOwnEvents: false,
    shouldSyncHistoryMessage: () => false,
  })
  socket.ev.on('creds.update', (changed) => void Object.assign(auth.creds, changed))
  socket.ev.on('connection.update', async ({ qr, connection }) => {
    if (qr !== undefined && !asked) {
      asked = true
      process.stdout.write(`type: ${await socket.requestPairingCode(number)}\n`)
    }
    // After pairing, WhatsApp asks to connect anew.
    if (connection === 'close') connect()
  })
  socket.ev.on('messages.upsert', async ({ messages }) => {
    for (const { key, message } of messages) {
      const text = message?.conversation ?? message?.extendedTextMessage?.text
      if (text && key.remoteJid) await socket.sendMessage(key.remoteJid, { text })
    }
  })
}
connect()
