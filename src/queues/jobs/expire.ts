import type { JobHandlers } from '../catalog.ts'

export interface ExpireNeeds {
  /** Deletes what has had its time. */
  expire(): Promise<unknown>
}

/** What has had its time is deleted. */
export const expire =
  ({ expire }: ExpireNeeds): JobHandlers['expire'] =>
  async () => {
    await expire()
  }
