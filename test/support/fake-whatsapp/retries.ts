import type { BinaryNode } from '@whiskeysockets/baileys'
import { find } from './nodes.ts'

type Again = (receipt: BinaryNode, count: number) => Promise<void>

const limit = 5

/** How phones send again what the bot's device could not decrypt. */
export const createRetries = () => {
  const senders = new Map<string, Again>()

  return {
    keep(id: string, again: Again) {
      senders.set(id, again)
    },
    /** The bot asks for a message again. */
    async asked(receipt: BinaryNode) {
      const count = Number(find(receipt, 'retry')?.attrs.count ?? 1)
      if (count <= limit) await senders.get(receipt.attrs.id ?? '')?.(receipt, count)
    },
  }
}
export type Retries = ReturnType<typeof createRetries>
