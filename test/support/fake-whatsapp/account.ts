import { type Bundle, createIdentity } from './identity.ts'
import { deviceOf, userOf } from './nodes.ts'

/** What the bot told about itself when it was linked, and the keys it has uploaded since. */
export interface Device {
  number: number
  noiseKey: Buffer
  registration: number
  identity: Buffer
  signed: Bundle['signed']
  oneTimes: NonNullable<Bundle['oneTime']>[]
  /** Whether the phone has sent it the history, as it does once. */
  hasHistory: boolean
}

/** The account that the bot is linked to: a phone, and at most one linked device, the bot. */
export const createAccount = () => {
  const number = '447700900000'
  const lid = '100000000000000'
  const phone = createIdentity()
  let device: Device | undefined
  let lastDevice = 0

  return {
    number,
    lid,
    /** The owner's phone, device 0. */
    phone,
    get device() {
      return device
    },
    /** The linked device's addresses. */
    get me() {
      return { id: `${number}:${lastDevice}@s.whatsapp.net`, lid: `${lid}:${lastDevice}@lid` }
    },
    /** Whether an address is one of this account's. */
    isOwn: (address: string) => [number, lid].includes(userOf(address)),
    /** The addresses that the next linked device gets. */
    nextDevice: () => lastDevice + 1,
    links(made: Omit<Device, 'number' | 'oneTimes' | 'hasHistory'>) {
      lastDevice += 1
      device = { ...made, number: lastDevice, oneTimes: [], hasHistory: false }
    },
    unlinks() {
      device = undefined
    },
    /** Whether this is the linked device, and not one that was linked once. */
    knows: (address: string, noiseKey: Buffer) =>
      device !== undefined &&
      userOf(address) === number &&
      deviceOf(address) === device.number &&
      device.noiseKey.equals(noiseKey),
    /** Keys for a first message to the bot; each one-time key is handed out once. */
    bundle(): Bundle {
      if (!device) throw new Error('no bot is linked: scan its code first')
      const { registration, identity, signed } = device
      const oneTime = device.oneTimes.shift()
      return { registration, identity, signed, ...(oneTime ? { oneTime } : {}) }
    },
  }
}
export type Account = ReturnType<typeof createAccount>
