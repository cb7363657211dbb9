import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { note } from './out.ts'

/** Reads the first line of standard input. A terminal asks for it and does not show it. */
export const readSecretLine = async (question: string): Promise<string> => {
  const terminal = process.stdin.isTTY === true
  // readline echoes what is typed to its output, so its output goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal, historySize: 0 })
  // Only now does the terminal stop showing what is typed.
  if (terminal) note(question)
  try {
    return await new Promise((resolve) => {
      lines.once('line', resolve)
      lines.once('close', () => resolve(''))
      // In a terminal without echo, Ctrl-C is only a key, and ends nothing by itself.
      lines.once('SIGINT', () => process.exit(1))
    })
  } finally {
    lines.close()
    process.stdin.unref?.()
  }
}
