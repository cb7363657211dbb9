import { z } from 'zod'

/** A setting that counts something. */
export const count = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a whole number, 1 or more')
  .transform(Number)
