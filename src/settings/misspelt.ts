import { distance } from '../core/terms/plain.ts'

/** Unknown names, each with the known name that the operator probably meant. */
export const misspelt = (names: readonly string[], known: readonly string[]): [string, string][] =>
  names.flatMap((name): [string, string][] => {
    if (known.includes(name)) return []
    const meant = known.find((other) => {
      // In a short name two letters are too many: HOST belongs to another program and does not mean
      // PORT.
      const most = other.length < 7 ? 1 : 2
      return distance(name.toUpperCase(), other, most) <= most
    })
    return meant === undefined ? [] : [[name, meant]]
  })
