import type { Inbound } from '../../core/terms/message.ts'

/** So many albums are remembered. */
const REMEMBERED = 1_000

/**
 * Makes one message of an album, which Telegram delivers picture by picture.
 *
 * Its first picture and every one without words get the same `dedupe`, so that they are stored once,
 * by whichever process. Words under a later picture are a message of their own.
 */
export const createAlbums = () => {
  /** Under which `dedupe` the first picture came. */
  const firsts = new Map<string, string>()

  return (inbound: Inbound, album: string | undefined): Inbound => {
    if (album === undefined) return inbound
    const first = firsts.get(album) ?? inbound.dedupe
    firsts.set(album, first)
    for (const oldest of firsts.keys()) {
      if (firsts.size <= REMEMBERED) break
      firsts.delete(oldest)
    }
    const isOne = inbound.body.kind === 'file' || first === inbound.dedupe
    return isOne ? { ...inbound, dedupe: `album ${album}` } : inbound
  }
}
