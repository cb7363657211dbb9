import type { JobHandlers } from '../catalog.ts'

export interface Needs {
  /** Tells those whose subscriptions end soon. */
  remind(): Promise<unknown>
}

/** Nobody stops being warned without having been told. */
export const remind =
  ({ remind }: Needs): JobHandlers['alerts.remind'] =>
  async () => {
    await remind()
  }
