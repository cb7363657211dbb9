/**
 * How long a test waits for what must come, in milliseconds: far longer than any machine needs, so that a
 * busy one does not fail. Only a test that fails waits as long.
 */
export const PATIENCE = 40_000
