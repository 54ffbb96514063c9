import './words.ts'
import { useMediaQuery } from '@mantine/hooks'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { AsOfFrame } from '../../live/as-of/AsOfFrame.tsx'
import { AsOfPicker } from '../../live/as-of/AsOfPicker.tsx'
import { whyNot } from '../../live/as-of/as-of.ts'
import { usePlace } from '../../live/presence.ts'
import { useRemoteMarks } from '../../live/useRemoteMarks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { href } from '../../ui/href.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { LinkTo } from '../../ui/LinkTo.tsx'
import { MetaLine } from '../../ui/MetaLine.tsx'
import { useNow } from '../../ui/now.ts'
import { PageHead } from '../../ui/PageHead.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Board } from './Board.tsx'
import { BoardFilters } from './BoardFilters.tsx'
import classes from './board.module.css'
import { boardOf, filterGates, isOverdue } from './board.ts'
import type { BoardSearch } from './board-search.ts'
import { GateDrawer } from './GateDrawer.tsx'
import { MoveRefused } from './moves/MoveRefused.tsx'
import { useMove } from './moves/useMove.ts'
import { stages } from './stages.ts'
import { useGates } from './useGates.ts'

/** Every gate of the programme, now or at the moment that the address names. */
export function GateBoardPage() {
  const search: BoardSearch = useSearch({ from: '/signed-in/gates' })
  return (
    <AsOfFrame at={search.asOf} now={href('/gates', { ...search, asOf: undefined })}>
      <Gates />
    </AsOfFrame>
  )
}

/** A column for each stage, a card for each gate. */
function Gates() {
  const { t } = useTranslation('gates')
  const router = useRouter()
  const search: BoardSearch = useSearch({ from: '/signed-in/gates' })
  const now = useNow()
  usePlace({ page: 'GATES' })
  const narrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false })
  const filter = useMemo(
    () => ({
      ...(search.overdue ? { overdue: true } : {}),
      ...(search.liveWithoutApproval ? { liveWithoutApproval: true } : {}),
      ...(search.alone ? { singleSigner: true } : {}),
    }),
    [search.overdue, search.liveWithoutApproval, search.alone],
  )
  const { gates, viewerId, error, refetch } = useGates(filter)
  const marks = useRemoteMarks(({ kind, gate }) => (kind.startsWith('gate.') ? (gate?.id ?? null) : null), viewerId)
  const change = (to: Partial<BoardSearch>) => href('/gates', { ...search, ...to })
  const go = (to: Partial<BoardSearch>) => router.history.push(change(to))

  const siblingsOf = (id: string) => {
    const version = gates?.find((gate) => gate.id === id)?.modelVersion?.id
    return version === undefined ? [] : (gates ?? []).filter((gate) => gate.modelVersion?.id === version)
  }
  const { move, refused, forget } = useMove(siblingsOf, ({ key }) => go({ open: key }))
  const decide = ({ key }: { key: string }) => {
    forget()
    go({ open: key })
  }

  if (error && gates === undefined)
    return <Trouble message={search.asOf === undefined ? t('trouble') : whyNot(error)} onRetry={() => void refetch()} />
  if (gates === undefined) return <PageSkeleton />
  const shown = filterGates(gates, search, now)
  const engagements = [...new Map(gates.map(({ engagement }) => [engagement.key, engagement])).values()]
  const lanes = boardOf(shown, search.group, now)
  const of = (stage: string) => shown.filter((gate) => gate.stage === stage).length
  const only = search.stage ?? stages.find((stage) => of(stage) > 0) ?? 'INTAKE'
  const ready = gates.filter(({ status }) => status === 'READY').length
  const late = gates.filter((gate) => isOverdue(gate, now)).length
  return (
    <>
      <PageHead
        title={t('board')}
        actions={<AsOfPicker onChoose={(asOf) => go({ asOf })} />}
        meta={
          <MetaLine>
            {t('gates', { count: shown.length })}
            {ready > 0 ? <LinkTo href={change({ state: ['READY'] })}>{t('ready', { count: ready })}</LinkTo> : null}
            {late > 0 ? <LinkTo href={change({ overdue: '1' })}>{t('late', { count: late })}</LinkTo> : null}
            {narrow ? null : (
              <span className={classes.hint}>
                <Kbd keys="h j k l" /> {t('hint.move')} <Kbd keys="m" /> {t('hint.decide')}
              </span>
            )}
          </MetaLine>
        }
        {...(narrow
          ? {
              tabs: (
                <Tabs
                  label={t('stages')}
                  tabs={stages.map((stage) => ({
                    label: t(`stage.${stage}`),
                    href: change({ stage }),
                    count: of(stage),
                    current: stage === only,
                  }))}
                />
              ),
            }
          : {})}
      />
      <BoardFilters search={search} engagements={engagements} onChange={go} />
      {gates.length === 0 &&
      search.overdue === undefined &&
      search.liveWithoutApproval === undefined &&
      search.alone === undefined ? (
        <EmptyState
          title={t('empty.title')}
          why={t('empty.why')}
          action={<LinkTo href="/register">{t('empty.action')}</LinkTo>}
        />
      ) : shown.length === 0 ? (
        <EmptyState
          title={t('none.title')}
          why={t('none.why')}
          action={<LinkTo href={href('/gates', { group: search.group })}>{t('none.action')}</LinkTo>}
        />
      ) : (
        <div className={classes.whole}>
          <Board
            lanes={lanes}
            grouping={search.group}
            only={narrow ? only : null}
            pointed={search.stage}
            marks={marks}
            onOpen={({ key }) => router.history.push(href(`/gates/${key}`, { asOf: search.asOf }))}
            onMove={(gate, to) => void move(gate, to)}
            onDecide={decide}
          />
          {refused === null ? null : (
            <MoveRefused refused={refused} onDecide={() => decide(refused.card)} onClose={forget} />
          )}
        </div>
      )}
      {search.open === undefined ? null : (
        <GateDrawer key={search.open} gateKey={search.open} onClose={() => go({ open: undefined })} />
      )}
    </>
  )
}
