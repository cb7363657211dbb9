/**
 * Where our own server listens: on a socket in DATA_DIR, which only its owner can reach. If that is
 * not possible, on a port of this machine, which any local program can keep busy.
 */
import { chown, mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Postmaster, readIfThere } from './postmaster.ts'

/** The folder of the socket, in DATA_DIR. */
const SOCKET_FOLDER = 'postgres.socket'

/** It is only a part of the socket's name. */
const USUAL_PORT = 5432

/** Sockets have names of up to 103 bytes on macOS, 107 on Linux. PostgreSQL adds fourteen. */
export const LONGEST_FOLDER = 88

/** The parameters of a server that say where it listens. */
export interface ServerPlace {
  port: string
  listen_addresses: string
  unix_socket_directories: string
}

const TOO_LONG =
  "DATA_DIR has too long a path for a socket: the bot's PostgreSQL listens on a port of this machine, which another program can keep busy."
const NO_SOCKETS =
  "DATA_DIR is on a disk without sockets: the bot's PostgreSQL listens on a port of this machine, which another program can keep busy."

interface Needs {
  dataDir: string
  cluster: string
  /** The user that runs the server; undefined: our own user. */
  owner: { uid: number; gid: number } | undefined
  /** Whether to try the port that the server had last: somebody may have written it down. */
  isFirst: boolean
  onNotice(line: string): void
}

const onPort = (port: number): ServerPlace => ({
  port: `${port}`,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
})

const freePort = (wanted: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () =>
      wanted === 0 ? reject(new Error('No port is free.')) : resolve(freePort(0)),
    )
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

const lastPort = async (cluster: string): Promise<number> => {
  const options = await readIfThere(join(cluster, 'postmaster.opts'))
  const isPort = options?.includes('"listen_addresses=127.0.0.1"')
  return isPort ? Number(/"port=(\d+)"/.exec(options ?? '')?.[1] ?? 0) : 0
}

/** A place on a port, for a server that must be reached by a port. */
export const portPlace = async ({
  cluster,
  isFirst,
}: Pick<Needs, 'cluster' | 'isFirst'>): Promise<ServerPlace> =>
  onPort(await freePort(isFirst ? await lastPort(cluster) : 0))

/** Whether a disk takes sockets. Some do not, such as folders that a virtual machine shares. */
const takesSockets = (folder: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(join(folder, 'probe'), () => probe.close(() => resolve(true)))
  })

/**
 * A place for the server that is about to start. The caller has the folder's lock, so no server
 * runs.
 */
export const choosePlace = async (needs: Needs): Promise<ServerPlace> => {
  const folder = join(needs.dataDir, SOCKET_FOLDER)
  const isShort = Buffer.byteLength(folder) <= LONGEST_FOLDER
  if (isShort) {
    // Made anew: what a dead server left names a process that may be any program by now.
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { mode: 0o700 })
    if (await takesSockets(folder)) {
      const { owner } = needs
      if (owner) await chown(folder, owner.uid, owner.gid)
      // The setting is a list, in which a comma would begin the next folder.
      const quoted = `"${folder.replaceAll('"', '""')}"`
      return { port: `${USUAL_PORT}`, listen_addresses: '', unix_socket_directories: quoted }
    }
  }
  needs.onNotice(isShort ? NO_SOCKETS : TOO_LONG)
  return portPlace(needs)
}

/** The host and port in the address of a running server. */
export const hostOf = ({ listensOn, socketFolder, port }: Postmaster): string =>
  `${listensOn === '' ? encodeURIComponent(socketFolder) : '127.0.0.1'}:${port}`
