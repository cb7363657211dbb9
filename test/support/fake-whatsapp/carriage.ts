import type { BinaryNode } from '@whiskeysockets/baileys'
import type { Account } from './account.ts'
import type { Faults } from './faults.ts'
import type { Link } from './link.ts'
import { bytesAt, childrenOf, find, node, seconds } from './nodes.ts'
import type { People } from './people.ts'

interface Needs {
  account: Account
  people: People
  faults: Faults
}

/** Carries what the bot writes: accepts it or not, and gives it to each phone it is meant for. */
export const createCarriage = ({ account, people, faults }: Needs) => {
  const accepted = new Map<string, number>()
  const timers = new Set<NodeJS.Timeout>()

  const acknowledge = (link: Link, { attrs }: BinaryNode, error?: number) => {
    const { id, to } = attrs
    const code = error?.toString()
    const ack = node('ack', { id, class: 'message', from: to, t: seconds(), error: code })
    if (faults.ackDelay() === 0) return link.send(ack)
    const timer = setTimeout(() => {
      timers.delete(timer)
      link.send(ack)
    }, faults.ackDelay())
    timers.add(timer)
  }

  const deliver = async (stanza: BinaryNode, silent: boolean) => {
    const { id = '', to = '' } = stanza.attrs
    const each = find(stanza, 'participants')
    const parts = each ? childrenOf(each) : [node('to', { jid: to }, childrenOf(stanza))]
    for (const part of parts) {
      const jid = part.attrs.jid ?? to
      const sealed = find(part, 'enc')
      // The owner's phone gets a copy of everything. It has no part in any test.
      if (!sealed || account.isOwn(jid)) continue
      const envelope = { id, to: jid, type: sealed.attrs.type ?? '', content: bytesAt(part, 'enc') }
      await people.at(jid)?.receives(envelope, silent)
    }
  }

  return {
    /** How often each message was accepted, by id. */
    accepted,
    async takes(link: Link, stanza: BinaryNode) {
      const { id = '', to = '', category } = stanza.attrs
      if (category === 'peer' || account.isOwn(to)) return acknowledge(link, stanza)
      if (faults.loses()) return
      const whom = people.at(to)
      const refusal = faults.takesRefusal([to, whom?.lid, whom?.phone]) ?? (whom ? undefined : 404)
      if (refusal !== undefined) return acknowledge(link, stanza, refusal)
      accepted.set(id, (accepted.get(id) ?? 0) + 1)
      const silent = faults.swallows()
      if (!silent) acknowledge(link, stanza)
      await deliver(stanza, silent)
    },
    ends() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
