import type { JobHandlers } from '../catalog.ts'

export interface ForgetNeeds {
  /** Makes what was deleted disappear from the database's files too. */
  forgetDeleted(): Promise<unknown>
}

/** What was deleted is gone from the disk as well. */
export const forgetDeleted =
  ({ forgetDeleted }: ForgetNeeds): JobHandlers['deleted.forget'] =>
  async () => {
    await forgetDeleted()
  }
