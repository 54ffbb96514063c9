import { expect, test } from 'vitest'
import words from '../../apps/web/src/features/activity/en.json' with { type: 'json' }
import { kindGroups } from '../../apps/web/src/features/activity/kinds.ts'
import { activityKinds } from '../../packages/domain/src/index.ts'

const grouped = new Set<string>(Object.values(kindGroups).flat())
const told = (kind: string) => {
  const [subject = '', verb = ''] = kind.split('.')
  return Object.hasOwn((words.kind as Record<string, object>)[subject] ?? {}, verb)
}

test('every kind of fact has its sentence in the activity log', () => {
  expect(activityKinds.filter((kind) => !told(kind))).toEqual([])
})

test('every kind of fact can be filtered by', () => {
  expect(activityKinds.filter((kind) => !grouped.has(kind))).toEqual([])
})
