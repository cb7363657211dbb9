/** Where core writes what the operator should know. A message holds no values; fields hold ids and codes. */
export interface OperatorLog {
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
