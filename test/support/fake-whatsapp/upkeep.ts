import { deflateSync } from 'node:zlib'
import { proto, writeRandomPadMax16 } from '@whiskeysockets/baileys'
import type { Account } from './account.ts'
import { newId, node, SERVER, seconds } from './nodes.ts'
import type { Post } from './post.ts'

/** Below this many one-time keys, the server asks the bot for more. */
const fewKeys = 5

const historyNotice = (): proto.IMessage => {
  const history = proto.HistorySync.encode({ syncType: 0, conversations: [], progress: 100 })
  return {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: proto.Message.HistorySyncType.INITIAL_BOOTSTRAP,
        chunkOrder: 1,
        progress: 100,
        initialHistBootstrapInlinePayload: deflateSync(history.finish()),
      },
    },
  }
}

/** What a linked device is sent without asking for it. */
export const createUpkeep = ({ account, post }: { account: Account; post: Post }) => {
  let isAskingForKeys = false

  return {
    /** Once, the phone sends a new device its history; an empty one, but the library waits for it. */
    async sendsHistory() {
      const { device, phone } = account
      if (!device || device.hasHistory) return
      device.hasHistory = true
      const plain = writeRandomPadMax16(proto.Message.encode(historyNotice()).finish())
      await phone.meets(device.number, account.bundle())
      const { type, content } = await phone.encrypts(device.number, plain)
      const from = `${account.number}@s.whatsapp.net`
      const attributes = { id: newId(), from, type: 'text', category: 'peer', t: seconds() }
      const stanza = node('message', attributes, [node('enc', { v: '2', type }, content)])
      void post.put(stanza).then((fate) => {
        if (fate !== 'waiting') return
        // Among what waited, it would come too early for the library, which then waits 20 seconds.
        post.withdraws(stanza)
        device.hasHistory = false
      })
    },
    /** Asks for keys once they run low. */
    looksAtKeys() {
      const { device } = account
      if (!device || device.oneTimes.length >= fewKeys) {
        isAskingForKeys = false
      } else if (device.hasHistory && !isAskingForKeys) {
        isAskingForKeys = true
        const count = node('count', { value: device.oneTimes.length.toString() })
        void post.put(node('notification', { id: newId(), from: SERVER, type: 'encrypt' }, [count]))
      }
    },
  }
}
