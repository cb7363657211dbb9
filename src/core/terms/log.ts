/**
 * Where the core writes what the operator should know. A message contains no values; fields contain
 * ids and codes.
 */
export interface OperatorLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
