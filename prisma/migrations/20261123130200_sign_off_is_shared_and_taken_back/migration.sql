-- Who asked that a gate be decided: whoever did may not sign it (rule 1). Answered by the decision that took effect.
CREATE TABLE "gate_request" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "gate_id" UUID NOT NULL,
    "requested_by_id" UUID NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_request_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE INDEX "gate_request_workspace_id_gate_id_idx" ON "gate_request"("workspace_id", "gate_id");
CREATE UNIQUE INDEX gate_request_one_open_a_gate ON gate_request (workspace_id, gate_id) WHERE answered_by_id IS NULL;
ALTER TABLE "gate_request" ADD CONSTRAINT "gate_request_workspace_id_gate_id_fkey" FOREIGN KEY ("workspace_id", "gate_id") REFERENCES "gate"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gate_request" ADD CONSTRAINT "gate_request_workspace_id_requested_by_id_fkey" FOREIGN KEY ("workspace_id", "requested_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gate_request" ADD CONSTRAINT "gate_request_workspace_id_answered_by_id_fkey" FOREIGN KEY ("workspace_id", "answered_by_id") REFERENCES "gate_decision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The A of a seat at the gates, handed to one person from a moment up to another. No stage: every stage of the seat.
CREATE TABLE "delegation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage" TEXT,
    "engagement_id" UUID,
    "seat" TEXT NOT NULL,
    "team_id" UUID,
    "given_by_id" UUID NOT NULL,
    "given_to_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoked_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delegation_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE INDEX "delegation_workspace_id_given_to_id_idx" ON "delegation"("workspace_id", "given_to_id");
CREATE INDEX "delegation_workspace_id_valid_to_idx" ON "delegation"("workspace_id", "valid_to");
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_given_by_id_fkey" FOREIGN KEY ("workspace_id", "given_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_given_to_id_fkey" FOREIGN KEY ("workspace_id", "given_to_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_workspace_id_revoked_by_id_fkey" FOREIGN KEY ("workspace_id", "revoked_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "delegation" ADD CONSTRAINT delegation_stage_code CHECK (stage IN ('INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'MONITORING', 'RETIREMENT'));
ALTER TABLE "delegation" ADD CONSTRAINT delegation_seat_code CHECK (seat IN ('TEAM', 'USE_CASE_OWNER'));
ALTER TABLE "delegation" ADD CONSTRAINT delegation_seat_has_its_team CHECK ((seat = 'TEAM') = (team_id IS NOT NULL));
ALTER TABLE "delegation" ADD CONSTRAINT delegation_ends_after_it_begins CHECK (valid_to > valid_from);

-- The single-signer exception with its independent review; and the approval that a revocation takes back.
ALTER TABLE "gate_decision"
  ADD COLUMN "exception_rationale" TEXT,
  ADD COLUMN "reviewer_id" UUID,
  ADD COLUMN "review_by" TIMESTAMPTZ(3),
  ADD COLUMN "reviewed_at" TIMESTAMPTZ(3),
  ADD COLUMN "review_outcome" TEXT,
  ADD COLUMN "review_note" TEXT,
  ADD COLUMN "revokes_id" UUID;
ALTER TABLE "gate_decision" ADD CONSTRAINT "gate_decision_workspace_id_reviewer_id_fkey" FOREIGN KEY ("workspace_id", "reviewer_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gate_decision" ADD CONSTRAINT "gate_decision_workspace_id_revokes_id_fkey" FOREIGN KEY ("workspace_id", "revokes_id") REFERENCES "gate_decision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gate_decision" ADD CONSTRAINT gate_decision_review_outcome_code CHECK (review_outcome IN ('UPHELD', 'OVERTURNED'));
ALTER TABLE "gate_decision" ADD CONSTRAINT gate_decision_exception_is_whole CHECK (
  (exception_rationale IS NULL) = (reviewer_id IS NULL) AND (exception_rationale IS NULL) = (review_by IS NULL)
  AND (reviewed_at IS NULL) = (review_outcome IS NULL) AND (reviewed_at IS NULL OR review_by IS NOT NULL));
CREATE INDEX gate_decision_reviews_due ON gate_decision (workspace_id, review_by) WHERE review_by IS NOT NULL;

-- Whether a condition was met. What it asks for stands as it was decided on.
ALTER TABLE "gate_condition"
  ADD COLUMN "met_at" TIMESTAMPTZ(3),
  ADD COLUMN "met_by_id" UUID,
  ADD COLUMN "met_note" TEXT;
ALTER TABLE "gate_condition" ADD CONSTRAINT "gate_condition_workspace_id_met_by_id_fkey" FOREIGN KEY ("workspace_id", "met_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gate_condition" ADD CONSTRAINT gate_condition_is_met_by_someone CHECK (
  (met_at IS NULL) = (met_by_id IS NULL) AND (met_at IS NULL) = (met_note IS NULL));
GRANT UPDATE (met_at, met_by_id, met_note, version, updated_at) ON "gate_condition" TO assay_app;

-- The gate's version that a reading came with: moments of racing transactions do not tell which was later.
ALTER TABLE "gate_readiness" ADD COLUMN "gate_version" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "gate_readiness_workspace_id_gate_id_gate_version_idx" ON "gate_readiness"("workspace_id", "gate_id", "gate_version");

-- What the person last proved to be there with.
ALTER TABLE auth."session" ADD COLUMN "authenticatedBy" text NOT NULL DEFAULT 'PASSWORD';
ALTER TABLE auth."session" ADD CONSTRAINT session_authenticated_by_code CHECK ("authenticatedBy" IN ('PASSWORD', 'TOTP', 'PASSKEY'));

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['gate_request', 'delegation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY bound ON %I USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace())', name);
  END LOOP;
END
$$;
-- Neither is taken back: a request is answered, a delegation ends or is revoked.
GRANT SELECT, INSERT ON gate_request, delegation TO assay_app;
GRANT UPDATE (answered_by_id, version, updated_at) ON gate_request TO assay_app;
GRANT UPDATE (revoked_at, revoked_by_id, revoked_reason, version, updated_at) ON delegation TO assay_app;
