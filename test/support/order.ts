import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take longest, the longest first: the last ones would keep one worker busy alone. */
const LONGEST = [
  'test/installed.test.ts',
  'test/main.test.ts',
  'test/promises/nobody-forgotten.test.ts',
  'test/operator.test.ts',
  'test/promises/nobody-missed.test.ts',
  'test/promises/tracer.test.ts',
  'test/promises/lost-nothing.test.ts',
  'test/operator/objection.test.ts',
  'test/channels/whatsapp-killed.test.ts',
  'test/promises/found-receipt.test.ts',
  'test/database/server.test.ts',
  'test/database/folder-lock.test.ts',
  'test/queues/fan-out.test.ts',
  'test/queues/worker.test.ts',
  'test/channels/contract-telegram.test.ts',
  'test/channels/contract-whatsapp.test.ts',
  'test/channels/whatsapp.test.ts',
  'test/channels/telegram.test.ts',
  'test/dialogs/safe-call/languages.test.ts',
  'test/dialogs/report.test.ts',
  'test/dialogs/review.test.ts',
  'test/promises/voices.test.ts',
]

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place < 0 ? LONGEST.length : place
}

/** Gives the workers what takes longest first; the rest as Vitest would. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    return usual.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
