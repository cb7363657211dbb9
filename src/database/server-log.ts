import { open } from 'node:fs/promises'
import { join } from 'node:path'

const MOST = 1024 * 1024
const KEPT = 128 * 1024

/** The server's log file in DATA_DIR. If it has grown too long, only its last part stays. */
export const openServerLog = async (dataDir: string) => {
  // Opened for appending, so that a running server goes on at the new end when the file is cut.
  const file = await open(join(dataDir, 'postgres.log'), 'a+', 0o600)
  const readFrom = async (start: number): Promise<string> => {
    const { size } = await file.stat()
    const bytes = Buffer.alloc(Math.max(0, Math.min(size - start, KEPT)))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start)
    return bytes.toString('utf8', 0, bytesRead)
  }
  let { size } = await file.stat()
  if (size > MOST) {
    const last = await readFrom(size - KEPT)
    await file.truncate(0)
    await file.appendFile(last.slice(last.indexOf('\n') + 1))
    size = (await file.stat()).size
  }
  return {
    descriptor: file.fd,
    /** What was written since this call opened the file. */
    newLines: (): Promise<string> => readFrom(size),
    close: (): Promise<void> => file.close(),
  }
}
