/** The files of src as a parser sees them. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'
import { root } from './report.ts'

/** A node of the syntax tree; each kind has fields of its own. */
export interface Node {
  type: string
  span?: { start: number }
  [field: string]: unknown
}

/** A file, how many lines it has, and every node in it with its line. */
export interface Source {
  path: string
  length: number
  nodes: { node: Node; line: number }[]
}

/** Tells nodes from what else stands in the tree. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** A node and all that it is made of. */
export function* below(value: unknown): Generator<Node> {
  if (isNode(value)) yield value
  if (typeof value !== 'object' || value === null) return
  for (const child of Object.values(value)) yield* below(child)
}

/** What stands in a field of a node, or deeper; undefined where there is no such thing. */
export const field = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  )

/** A field that holds several nodes. */
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Parses one file. */
export function readSource(path: string, content: string): Source {
  // The parser counts bytes, on from the file it read before, beginning at the first statement: here that is byte 0.
  const bytes = Buffer.from(`;${content}`)
  const tree = parseSync(bytes.toString(), { syntax: 'typescript', target: 'es2024' })
  const lineBreaks: number[] = []
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lineBreaks.push(at)
  const lineOf = (offset: number) => lineBreaks.filter((at) => at < offset).length + 1
  const nodes = [...below(tree.body)].map((node) => ({
    node,
    line: lineOf((node.span?.start ?? tree.span.start) - tree.span.start),
  }))
  return { path, length: content.replace(/\n$/, '').split('\n').length, nodes }
}

/** Every file of src that somebody wrote. */
export const readSources = (folder: string = root): Source[] =>
  globSync('src/**/*.ts', { cwd: folder })
    .filter((path) => !path.includes('/generated/'))
    .sort()
    .map((path) => readSource(path, readFileSync(join(folder, path), 'utf8')))
