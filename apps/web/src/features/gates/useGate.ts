import { useQuery } from '@apollo/client/react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '../../generated/gql/index.ts'
import { useAsOf } from '../../live/as-of/as-of.ts'
import { withoutRights } from '../../live/as-of/past-rights.ts'
import { useLiveEvents } from '../../live/live.ts'
import { readGate } from './gate-fragment.ts'

const GatePage = graphql(`
  query GatePage($key: String!, $asOf: DateTime) {
    gate(key: $key, asOf: $asOf) { id ...GateView_gate }
  }
`)

/** What depends on the person is asked for apart, and never in the stream. */
const GateViewer = graphql(`
  query GateViewer($id: ID!) {
    viewer {
      membership { id name }
      presenceConfirmed
      onGate(gateId: $id) {
        request { allowed reason }
        delegate { allowed reason }
        revoke { allowed reason }
        declareNotApplicable { allowed reason }
        decideAlone { allowed reason }
        answerMaterialChange { allowed reason }
      }
      sign: can(act: SIGN, on: $id) { allowed reason }
      submit: can(act: SUBMIT_EVIDENCE, on: $id) { allowed reason }
      accept: can(act: ACCEPT_EVIDENCE, on: $id) { allowed reason }
    }
  }
`)

const settleMs = 80
const leaning = /^(gate|delegation|evidence|finding|override|retest|responsibility|intake|modelVersion|member|grant)\./

/** A gate with what the viewer may do on it, read again when something that it leans on changes. */
export function useGate(key: string) {
  const { data, error, refetch } = useQuery(GatePage, { variables: { key } })
  const id = data?.gate?.id
  const viewer = useQuery(GateViewer, {
    variables: { id: id ?? '' },
    skip: id === undefined,
    fetchPolicy: 'cache-and-network',
  })
  const gate = data === undefined ? undefined : data.gate ? readGate(data.gate) : null
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveEvents(({ kind, engagement }) => {
    if (!gate || !leaning.test(kind) || (engagement && engagement.id !== gate.engagement.id)) return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void refetch()
      void viewer.refetch()
    }, settleMs)
  })
  const { t } = useTranslation('app')
  const asOf = useAsOf()
  const rights = viewer.data?.viewer
  const may = useMemo(
    () => (rights && asOf !== null ? withoutRights(rights, t('asOf.readOnly')) : rights),
    [rights, asOf, t],
  )
  return { gate, may, error, refetch, refetchViewer: viewer.refetch }
}

export type GateViewerMay = NonNullable<ReturnType<typeof useGate>['may']>
