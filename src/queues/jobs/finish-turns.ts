import type { JobHandlers } from '../catalog.ts'

export interface FinishNeeds {
  /** Finishes the turns that are older than those under way. */
  finishTurns(): Promise<unknown>
}

/** Messages that were accepted and not answered, for whatever reason, are answered. */
export const finishTurns =
  ({ finishTurns }: FinishNeeds): JobHandlers['turns.finish'] =>
  async () => {
    await finishTurns()
  }
