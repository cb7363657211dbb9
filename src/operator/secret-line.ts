import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { note } from './command.ts'

/** The first line of standard input; typed at a terminal, it is asked for and not shown. */
export const readSecretLine = async (question: string): Promise<string> => {
  const terminal = process.stdin.isTTY === true
  // What is typed would be echoed to the output: there is none.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal, historySize: 0 })
  // Only now: what is typed before would still be shown by the terminal itself.
  if (terminal) note(question)
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(''))
      // In a terminal without echo, Ctrl-C is a key like others.
      lines.once('SIGINT', () => process.exit(1))
    })
  } finally {
    lines.close()
    process.stdin.unref?.()
  }
}
