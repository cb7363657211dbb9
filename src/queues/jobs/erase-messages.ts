import type { JobHandlers } from '../catalog.ts'

export interface EraseNeeds {
  /** Deletes from the chats what is due. */
  eraseMessages(): Promise<unknown>
}

/** What a check showed disappears from the chats when its time has come. */
export const eraseMessages =
  ({ eraseMessages }: EraseNeeds): JobHandlers['messages.erase'] =>
  async () => {
    await eraseMessages()
  }
