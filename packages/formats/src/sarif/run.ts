import type { Rule } from './rules.ts'

/** The tool itself or one of its extensions (SARIF 2.1.0 §3.19). */
export type ToolComponent = {
  name: string
  version: string | null
  informationUri: string | null
  rules: (Rule | null)[]
  byId: Map<string, Rule>
  messages: ReadonlyMap<string, string>
}

export type Place = { uri: string | null; base: string | null; index: number | null }

/** What is known of a run before its results are read: all that results refer to. */
export type Run = {
  index: number
  driver: ToolComponent
  extensions: ToolComponent[]
  artifacts: Place[]
  bases: ReadonlyMap<string, Place>
  taxonomies: { name: string; ids: string[] }[]
  results: number
  complete: boolean | null
}

export const emptyComponent = (): ToolComponent => ({
  name: '',
  version: null,
  informationUri: null,
  rules: [],
  byId: new Map(),
  messages: new Map(),
})

export const emptyRun = (index: number): Run => ({
  index,
  driver: emptyComponent(),
  extensions: [],
  artifacts: [],
  bases: new Map(),
  taxonomies: [],
  results: 0,
  complete: null,
})
