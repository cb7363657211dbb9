import type { JobHandlers } from '../catalog.ts'

export interface RemindNeeds {
  /** Tells those whose subscriptions end soon. */
  remind(): Promise<unknown>
}

/** Nobody stops being warned without having been told. */
export const remind =
  ({ remind }: RemindNeeds): JobHandlers['alerts.remind'] =>
  async () => {
    await remind()
  }
