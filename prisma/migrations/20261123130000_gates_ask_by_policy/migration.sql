-- What a gate asks beyond rule 3, as a tree of typed conditions; and who revised the definition, and why.
ALTER TABLE "gate_definition"
  ADD COLUMN "policy" JSONB NOT NULL DEFAULT '{"kind": "ALL", "of": []}',
  ADD COLUMN "reason" TEXT,
  ADD COLUMN "author_id" UUID;
ALTER TABLE "gate_definition" ADD CONSTRAINT "gate_definition_workspace_id_author_id_fkey" FOREIGN KEY ("workspace_id", "author_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gate_definition" ADD CONSTRAINT gate_definition_author_says_why CHECK (author_id IS NULL OR reason IS NOT NULL);
ALTER TABLE "gate_definition" ADD CONSTRAINT gate_definition_policy_is_a_tree CHECK (policy ? 'kind');
CREATE UNIQUE INDEX gate_definition_one_current_a_stage ON gate_definition (workspace_id, stage) WHERE is_current;

-- Decisions stand on a revision: it is never altered, whoever asks. Only which one is current may change.
REVOKE UPDATE, DELETE ON gate_definition, gate_requirement FROM assay_app;
GRANT UPDATE (is_current, version, updated_at) ON gate_definition TO assay_app;

CREATE FUNCTION keep_the_definition() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'gate_definition'
    AND to_jsonb(OLD) - '{is_current,version,updated_at}'::text[] = to_jsonb(NEW) - '{is_current,version,updated_at}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A revision of a gate definition is never changed; make the next one' USING ERRCODE = '42501';
END
$$;
CREATE TRIGGER keep_the_definition BEFORE UPDATE OR DELETE ON gate_definition FOR EACH ROW EXECUTE FUNCTION keep_the_definition();
CREATE TRIGGER keep_the_definition BEFORE UPDATE OR DELETE ON gate_requirement FOR EACH ROW EXECUTE FUNCTION keep_the_definition();

-- How many entries of a list of OWASP, in one edition, a revision of a coverage document names.
CREATE TABLE "evidence_coverage" (
    "workspace_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "entries" SMALLINT NOT NULL,

    CONSTRAINT "evidence_coverage_pkey" PRIMARY KEY ("workspace_id","revision_id","list","edition")
);
ALTER TABLE "evidence_coverage" ADD CONSTRAINT "evidence_coverage_workspace_id_revision_id_fkey" FOREIGN KEY ("workspace_id", "revision_id") REFERENCES "evidence_revision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "evidence_coverage" ADD CONSTRAINT evidence_coverage_list_code CHECK (list IN ('LLM', 'AGENTIC'));
ALTER TABLE "evidence_coverage" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "evidence_coverage" FORCE ROW LEVEL SECURITY;
CREATE POLICY bound ON "evidence_coverage" USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace());
GRANT SELECT, INSERT ON "evidence_coverage" TO assay_app;
