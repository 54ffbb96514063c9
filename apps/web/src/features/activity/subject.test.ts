import { describe, expect, test } from 'vitest'
import { contextOf, subjectOf } from './subject.ts'

const bare = { kind: 'x', subjectType: 'Workspace', subjectKey: null, changes: [] }
const engagement = { key: 'ENG-1', name: 'Nora' }

describe('what a fact is about', () => {
  test('is a finding by its key and title', () => {
    const finding = { key: 'F-12', title: 'SQL injection' }
    expect(subjectOf({ ...bare, subjectType: 'Finding', subjectKey: 'F-12', finding })).toEqual({
      label: 'F-12',
      detail: 'SQL injection',
      href: '/findings/F-12',
    })
  })

  test('is a version under its engagement', () => {
    const changes = [{ field: 'label', from: null, to: 'nora 2.2' }]
    expect(
      subjectOf({ ...bare, subjectType: 'ModelVersion', engagement, modelVersion: { label: '2.2' }, changes }),
    ).toEqual({ label: 'nora 2.2', detail: null, href: '/e/ENG-1/v/2.2' })
  })

  test('is a token by the name that it had', () => {
    const changes = [{ field: 'name', from: 'pipeline', to: null }]
    expect(subjectOf({ ...bare, subjectType: 'ApiToken', changes }).label).toBe('pipeline')
  })

  test('is a file by its name', () => {
    const subject = { __typename: 'IntakeRun', key: 'RUN-3', fileName: 'semgrep.sarif' } as const
    expect(subjectOf({ ...bare, subjectType: 'IntakeRun', subjectKey: 'RUN-3', subject })).toEqual({
      label: 'semgrep.sarif',
      detail: 'RUN-3',
      href: '/intake?run=RUN-3',
    })
  })

  test('is the person whose invitation was withdrawn', () => {
    const changes = [{ field: 'invitation', from: 'Ada', to: null }]
    expect(subjectOf({ ...bare, kind: 'member.changed', changes }).label).toBe('Ada')
    expect(contextOf({ kind: 'member.changed', changes })).toBe('invitation')
  })
})

describe('the sentence of a decision', () => {
  test('is told apart by what was decided', () => {
    const changes = [{ field: 'decision', from: null, to: 'APPROVE' }]
    expect(contextOf({ kind: 'gate.decided', changes })).toBe('APPROVE')
    expect(contextOf({ kind: 'gate.concurred', changes })).toBeUndefined()
  })
})
