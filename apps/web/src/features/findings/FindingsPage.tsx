import './words.ts'
import { Button, Tooltip } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlace } from '../../live/presence.ts'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { href } from '../../ui/href.ts'
import { NewRows } from '../../ui/NewRows.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { FindingDrawer } from './FindingDrawer.tsx'
import { FindingsEmpty } from './FindingsEmpty.tsx'
import { FindingsTable } from './FindingsTable.tsx'
import { chipsOf } from './filter-chips.tsx'
import { type FindingQuery, unfiltered } from './finding-choices.ts'
import { sortOf, sortText } from './finding-filter.ts'
import { writeFindingQuery } from './finding-query.ts'
import classes from './findings.module.css'
import { NewFindingDialog } from './NewFindingDialog.tsx'
import { QueryBox } from './QueryBox.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { SeverityFigures } from './SeverityFigures.tsx'
import { useChangedBy } from './use-changed-by.ts'
import { useChoices } from './use-choices.ts'
import { useFindings } from './use-findings.ts'

/** Every finding that the reader may see: filtered by the address, kept current, changed in place. */
export function FindingsPage() {
  const { t } = useTranslation(['findings', 'ui'])
  const { sort: order, hidden, open, ...query } = useSearch({ from: '/signed-in/findings' })
  const navigate = useNavigate({ from: '/findings' })
  const choices = useChoices()
  usePlace({ page: 'FINDINGS' })
  const [current, setCurrent] = useState<string | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [creating, setCreating] = useState(false)
  const [draft, setDraft] = useState<{ text: string } | null>(null)

  const list = useFindings(query, sortOf(order), choices)
  const { nodes, counts, sort } = list
  const changedBy = useChangedBy(choices.me?.id ?? null)

  const show = (change: Partial<FindingQuery>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const openFinding = (key: string | undefined, replace = false) =>
    void navigate({ search: (before) => ({ ...before, open: key }), replace })
  useKeys({
    '.': () => {
      if (list.newCount > 0) list.showNew()
    },
    c: (event) => {
      event.preventDefault()
      if (choices.writing.allowed) setCreating(true)
    },
  })

  const at = nodes.findIndex(({ key, id }) => (open === undefined ? id === current : key === open))
  const goTo = (index: number) => {
    const node = nodes[index]
    if (node === undefined) return
    setCurrent(node.id)
    openFinding(node.key, true)
  }
  const chips = chipsOf(query, choices, t)
  const filtered = chips.length > 0 || query.q !== undefined
  const clear = () => show(unfiltered)
  const write = (
    <Tooltip label={choices.writing.reason ?? ''} disabled={choices.writing.allowed}>
      <Button
        leftSection={<Plus size={14} aria-hidden />}
        data-disabled={!choices.writing.allowed}
        aria-disabled={!choices.writing.allowed}
        onClick={() => choices.writing.allowed && setCreating(true)}
      >
        {t('create.open')}
      </Button>
    </Tooltip>
  )
  return (
    <>
      <PageHead
        title={t('title')}
        meta={
          <SeverityFigures
            counts={counts}
            chosen={query.severity ?? []}
            onChoose={(severity) =>
              show({
                severity: query.severity?.length === 1 && query.severity[0] === severity ? undefined : [severity],
              })
            }
          />
        }
        actions={write}
      />
      <div className={classes.bar}>
        <QueryBox q={query.q ?? ''} draft={draft} onQuery={show} />
        <FilterChips
          chips={chips}
          onRemove={(id) => show({ [id]: undefined })}
          onClear={clear}
          onEdit={(id) => {
            const field = id as keyof FindingQuery
            setDraft({ text: writeFindingQuery({ [field]: query[field] }) })
            show({ [field]: undefined })
          }}
        >
          <FilterMenu query={query} choices={choices} onChange={show} />
        </FilterChips>
        <span className={classes.total} aria-live="polite">
          {counts === null ? null : t('total', { count: counts.total, shown: counts.total.toLocaleString('en') })}
        </span>
        <NewRows count={list.newCount} onShow={list.showNew} />
      </div>
      {list.trouble !== null ? (
        <Trouble message={list.trouble} onRetry={list.showNew} />
      ) : (
        <FindingsTable
          findings={nodes}
          total={counts?.total ?? 0}
          choices={choices}
          hrefOf={(key) => href('/findings', { ...query, sort: order, hidden, open: key })}
          sort={sort}
          onSort={(next) =>
            void navigate({ search: (before) => ({ ...before, sort: next === null ? undefined : sortText(next) }) })
          }
          hidden={hidden}
          selected={selected}
          onSelect={setSelected}
          current={nodes[at]?.id ?? current}
          onCurrent={(id) => {
            setCurrent(id)
            const node = nodes.find((each) => each.id === id)
            if (open !== undefined && node !== undefined) openFinding(node.key, true)
          }}
          editKeys={open === undefined}
          changedBy={changedBy}
          loading={list.loading}
          onEnd={list.readOn}
          empty={<FindingsEmpty filtered={filtered} unknownOwner={list.unknownOwner} onClear={clear} create={write} />}
        />
      )}
      {selected.size > 0 ? (
        <SelectionBar
          findings={nodes.filter(({ id }) => selected.has(id))}
          choices={choices}
          onClear={() => setSelected(new Set())}
        />
      ) : null}
      {open === undefined ? null : (
        <FindingDrawer
          findingKey={open}
          choices={choices}
          place={at === -1 ? null : { at, of: counts?.total ?? nodes.length }}
          onPrevious={at > 0 ? () => goTo(at - 1) : undefined}
          onNext={at >= 0 && at < nodes.length - 1 ? () => goTo(at + 1) : undefined}
          onClose={() => {
            setCurrent(nodes[at]?.id ?? current)
            openFinding(undefined)
            // The row that was left last, not the one that was opened first.
            requestAnimationFrame(() => document.querySelector<HTMLElement>('tr[data-current]')?.focus())
          }}
        />
      )}
      {creating ? (
        <NewFindingDialog
          choices={choices}
          engagementKey={query.engagement}
          onClose={() => setCreating(false)}
          onCreated={(key) => {
            setCreating(false)
            list.showNew()
            openFinding(key)
          }}
        />
      ) : null}
    </>
  )
}
