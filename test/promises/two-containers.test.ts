/** SECURITY.md: nothing that was accepted is lost when a second container is started on the same folder. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { PATIENCE } from '../support/patience.ts'
import { createPlace } from '../support/process.ts'

// What a container is to PostgreSQL: process ids and shared memory of its own. It dies with `unshare`.
const CONTAINER = [
  ...['unshare', '--pid', '--ipc', '--mount', '--mount-proc'],
  ...['--fork', '--kill-child=SIGKILL'],
]
const ROUNDS = 20
const HOLDER = fileURLToPath(new URL('../database/holder.ts', import.meta.url))

const container = (dataDir: string, kind: 'service' | 'guest', name: string) => {
  const [file = '', ...parts] = CONTAINER
  const child: ChildProcess = spawn(file, [...parts, process.execPath, HOLDER, dataDir, kind, name])
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const closed = once(child, 'close')
  const committed = () => [...out.matchAll(/^committed (.+)$/gm)].map(([, action]) => action)
  const end = async () => {
    await closed
    return { status: child.exitCode, err }
  }
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    committed,
    hasEnded: () => child.exitCode !== null,
    end,
    writesMore: async () => {
      const before = committed().length
      const more = () => {
        if (child.exitCode === null && committed().length < before + 5) throw new Error(err)
      }
      await vi.waitFor(more, { timeout: PATIENCE, interval: 20 })
      expect(err).toBe('')
    },
    leave: () => {
      child.stdin?.end()
      return end()
    },
    kill: () => {
      child.kill('SIGKILL')
      return end()
    },
  }
}

const expectRefusal = ({ status, err }: { status: number | null; err: string }) => {
  expect(err).toMatch(/^[^\n]*DATA_DIR [^\n]* in another container [^\n]*\n$/)
  expect(status).toBe(1)
}

it('loses no row to a second container on the same folder, which is refused in one line', async () => {
  expect(process.getuid?.(), 'only root can make containers: run it as root').toBe(0)
  const place = createPlace()
  onTestFinished(() => place.end())
  const { dataDir } = place
  const told: (string | undefined)[] = []

  for (let round = 0; round < ROUNDS; round++) {
    const first = container(dataDir, 'service', `${round}-first`)
    // Every third time both start at once, and either may be the one that gets in.
    if (round % 3 !== 0) await first.writesMore()
    const second = container(dataDir, round % 2 === 0 ? 'service' : 'guest', `${round}-second`)
    await vi.waitFor(() => expect(first.hasEnded() || second.hasEnded()).toBe(true), {
      timeout: PATIENCE,
    })
    const [inside, refused] = first.hasEnded() ? [second, first] : [first, second]
    expectRefusal(await refused.end())
    expect(refused.committed()).toEqual([])
    await inside.writesMore()
    if (round % 5 === 0) {
      for (const args of [['stats'], ['stop']])
        expectRefusal(await place.run('operator', { args, wrapping: CONTAINER }))
      await inside.writesMore()
    }
    // As a container ends in order, and as it is killed with all that runs in it.
    const ended = round % 2 === 0 ? await inside.kill() : await inside.leave()
    expect(ended).toEqual({ status: round % 2 === 0 ? null : 0, err: '' })
    told.push(...inside.committed())
  }

  const database = await openDatabase({ dataDir, exclusive: true, onNotice: () => {} })
  const rows = await database.sql<{ action: string }[]>`SELECT action FROM audit`
  await database.close()
  const kept = new Set(rows.map(({ action }) => action))
  expect(told.length).toBeGreaterThanOrEqual(ROUNDS * 10)
  expect(told.filter((action) => action === undefined || !kept.has(action))).toEqual([])
  expect(readFileSync(`${dataDir}/postgres.log`, 'utf8')).not.toMatch(/PANIC|invalid page|corrupt/)
}, 600_000)
