-- An engagement's cell that was set back to the programme's keeps its row, so that its version and its past go on.
ALTER TABLE responsibility ADD COLUMN inherits boolean NOT NULL DEFAULT false;
ALTER TABLE responsibility_history ADD COLUMN inherits boolean NOT NULL DEFAULT false;
ALTER TABLE responsibility ADD CONSTRAINT responsibility_inherits_nothing_of_its_own
  CHECK (NOT inherits OR (engagement_id IS NOT NULL AND code = '' AND membership_id IS NULL));

-- Security leadership signs the programme's matrix as it stands; what changes after voids the mark.
CREATE TABLE "raci_signature" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "signer_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "raci_signature_pkey" PRIMARY KEY ("workspace_id","id")
);
CREATE INDEX "raci_signature_workspace_id_signed_at_idx" ON "raci_signature"("workspace_id", "signed_at");
ALTER TABLE "raci_signature" ADD CONSTRAINT "raci_signature_workspace_id_signer_id_fkey"
  FOREIGN KEY ("workspace_id", "signer_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raci_signature" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "raci_signature" FORCE ROW LEVEL SECURITY;
CREATE POLICY bound ON "raci_signature" USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace());
-- What was signed is never rewritten.
GRANT SELECT, INSERT ON "raci_signature" TO assay_app;
