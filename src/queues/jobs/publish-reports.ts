import type { JobHandlers } from '../catalog.ts'

export interface PublishNeeds {
  /** Writes the entries of the reports that are due. */
  publish(): Promise<unknown>
}

/** Approved reports reach the list when their time has come. */
export const publishReports =
  ({ publish }: PublishNeeds): JobHandlers['reports.publish'] =>
  async () => {
    await publish()
  }
