-- Evidence is asked for, leans on what it was reused from, gives way to what follows it, and can be held.
ALTER TABLE "evidence"
  ADD COLUMN "requested_by_id" UUID,
  ADD COLUMN "requested_from_id" UUID,
  ADD COLUMN "due_at" TIMESTAMPTZ(3),
  ADD COLUMN "superseded_by_id" UUID,
  ADD COLUMN "reused_from_id" UUID,
  ADD COLUMN "reused_by_id" UUID,
  ADD COLUMN "hold_reason" TEXT;
ALTER TABLE "evidence_history"
  ADD COLUMN "requested_by_id" UUID,
  ADD COLUMN "requested_from_id" UUID,
  ADD COLUMN "due_at" TIMESTAMPTZ(3),
  ADD COLUMN "superseded_by_id" UUID,
  ADD COLUMN "reused_from_id" UUID,
  ADD COLUMN "reused_by_id" UUID,
  ADD COLUMN "hold_reason" TEXT;

ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_requested_by_id_fkey" FOREIGN KEY ("workspace_id", "requested_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_requested_from_id_fkey" FOREIGN KEY ("workspace_id", "requested_from_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_superseded_by_id_fkey" FOREIGN KEY ("workspace_id", "superseded_by_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_reused_from_id_fkey" FOREIGN KEY ("workspace_id", "reused_from_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_reused_by_id_fkey" FOREIGN KEY ("workspace_id", "reused_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was disposed of says why, and nothing that is held is disposed of.
ALTER TABLE "evidence" ADD CONSTRAINT evidence_disposal_has_a_reason CHECK (status <> 'DISPOSED' OR status_reason IS NOT NULL);
ALTER TABLE "evidence" ADD CONSTRAINT evidence_held_is_kept CHECK (status <> 'DISPOSED' OR hold_reason IS NULL);
CREATE INDEX "evidence_workspace_id_requested_from_id_idx" ON "evidence"("workspace_id", "requested_from_id");

-- A revision may be a link: its bytes are then the statement of it, and so its digest is of what was stated.
ALTER TABLE "evidence_revision"
  ADD COLUMN "url" TEXT,
  ADD COLUMN "declared_digest" TEXT;
ALTER TABLE "evidence_revision" ADD CONSTRAINT evidence_revision_url_is_https CHECK (url IS NULL OR url LIKE 'https://%');
