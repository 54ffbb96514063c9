import { lazy, Suspense } from 'react'
import classes from './FileDrop.module.css'
import type { FileDropProps } from './FileDropZone.tsx'

const FileDropZone = lazy(async () => ({ default: (await import('./FileDropZone.tsx')).FileDropZone }))

/** A place for files: drop, or choose by key or click. It loads after the first paint. */
export function FileDrop(props: FileDropProps) {
  return (
    <Suspense fallback={<div className={classes.zone} aria-busy="true" />}>
      <FileDropZone {...props} />
    </Suspense>
  )
}
