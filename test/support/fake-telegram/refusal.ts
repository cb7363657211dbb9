/** How the Bot API says no: as the body of its answer, with the code as HTTP status too. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: { retry_after?: number } | undefined

  constructor(code: number, description: string, retryAfter?: number) {
    super(description)
    this.code = code
    this.parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter }
  }
}

export const badRequest = (why: string) => new Refusal(400, `Bad Request: ${why}`)
export const forbidden = (why: string) => new Refusal(403, `Forbidden: ${why}`)
export const conflict = (why: string) => new Refusal(409, `Conflict: ${why}`)
