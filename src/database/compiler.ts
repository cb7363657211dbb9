/** Prisma's query compiler, which makes SQL of what is asked of `prisma`. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PrismaClientOptions } from '@prisma/client/runtime/client'
import { PrismaClient } from './generated/client.ts'

/** What the generated client (`compilerBuild` in prisma/schema.prisma) would import. */
const FILE = '@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs'

/** The types of Node.js leave it out. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> }

/**
 * Reads the compiler from its file and compiles it. If it were imported, as the generated client does, its text would
 * stay in memory: as source, as a value and in what Node.js keeps of it, 7 MB together.
 */
export const readCompiler = async (): Promise<object> => {
  const source = await readFile(fileURLToPath(import.meta.resolve(FILE)), 'latin1')
  const base64 = source.slice(source.indexOf('"') + 1, source.lastIndexOf('"'))
  return WebAssembly.compile(Buffer.from(base64, 'base64'))
}

/** Makes a client that takes that compiler. */
export const createPrisma = (
  options: ConstructorParameters<typeof PrismaClient>[0],
  compiler: Promise<object>,
): PrismaClient => {
  // Prisma's own type of a client's options leaves out what only Prisma's tools set.
  const internal: Pick<PrismaClientOptions, '__internal'> = {
    __internal: {
      configOverride: ({ compilerWasm, ...config }) => ({
        ...config,
        ...(compilerWasm && {
          compilerWasm: { ...compilerWasm, getQueryCompilerWasmModule: () => compiler },
        }),
      }),
    },
  }
  return new PrismaClient({ ...options, ...internal })
}
