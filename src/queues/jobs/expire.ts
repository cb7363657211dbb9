import type { JobHandlers } from '../catalog.ts'

export interface Needs {
  /** Deletes what has had its time. */
  expire(): Promise<unknown>
}

/** What has had its time is deleted. */
export const expire =
  ({ expire }: Needs): JobHandlers['expire'] =>
  async () => {
    await expire()
  }
