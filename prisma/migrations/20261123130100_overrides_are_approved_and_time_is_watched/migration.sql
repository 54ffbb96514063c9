-- What the finding is rated without its overrides, while they make something else of it.
ALTER TABLE finding ADD COLUMN rated_severity smallint CHECK (rated_severity BETWEEN 0 AND 4), ADD COLUMN rated_due_at timestamptz(3);
ALTER TABLE finding_history ADD COLUMN rated_severity smallint, ADD COLUMN rated_due_at timestamptz(3);

-- Who turned it down, took it back or revoked it, why, and when it ended.
ALTER TABLE "override" ADD COLUMN closed_by_id uuid, ADD COLUMN close_reason text, ADD COLUMN ended_at timestamptz(3);
ALTER TABLE override_history ADD COLUMN closed_by_id uuid, ADD COLUMN close_reason text, ADD COLUMN ended_at timestamptz(3);
ALTER TABLE "override" ADD CONSTRAINT override_workspace_id_closed_by_id_fkey
  FOREIGN KEY (workspace_id, closed_by_id) REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE;
-- One at a time is in force for a finding on a version, or on its assets.
CREATE UNIQUE INDEX override_one_in_force ON "override"
  (workspace_id, finding_id, COALESCE(model_version_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE status = 'ACTIVE';

CREATE TABLE override_approval (
  workspace_id uuid NOT NULL,
  override_id uuid NOT NULL,
  seat text NOT NULL,
  approved_by_id uuid NOT NULL,
  note text NOT NULL DEFAULT '',
  approved_at timestamptz(3) NOT NULL,
  CONSTRAINT override_approval_pkey PRIMARY KEY (workspace_id, override_id, seat),
  CONSTRAINT override_approval_seat_code CHECK (seat IN ('USE_CASE_OWNER', 'CISO', 'APPSEC_LEAD', 'TEAM_LEAD', 'TRIAGER')),
  CONSTRAINT override_approval_workspace_id_override_id_fkey FOREIGN KEY (workspace_id, override_id)
    REFERENCES "override" (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT override_approval_workspace_id_approved_by_id_fkey FOREIGN KEY (workspace_id, approved_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What someone with the A of a gate said of a new revision of standing evidence that it was decided on.
CREATE TABLE material_change (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  gate_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  sha256 text NOT NULL,
  material boolean NOT NULL,
  note text NOT NULL DEFAULT '',
  answered_by_id uuid NOT NULL,
  answered_at timestamptz(3) NOT NULL,
  CONSTRAINT material_change_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT material_change_workspace_id_gate_id_fkey FOREIGN KEY (workspace_id, gate_id)
    REFERENCES gate (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT material_change_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id)
    REFERENCES gate_decision (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT material_change_workspace_id_evidence_id_fkey FOREIGN KEY (workspace_id, evidence_id)
    REFERENCES evidence (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT material_change_workspace_id_answered_by_id_fkey FOREIGN KEY (workspace_id, answered_by_id)
    REFERENCES membership (workspace_id, id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX material_change_one_answer ON material_change (workspace_id, decision_id, evidence_id, sha256);
CREATE INDEX material_change_workspace_id_gate_id_idx ON material_change (workspace_id, gate_id);

-- The moments at which something lapses by itself, kept by the triggers below; whoever handles one removes its row.
CREATE TABLE lapse (
  workspace_id uuid NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT lapse_pkey PRIMARY KEY (workspace_id, kind, subject_id),
  CONSTRAINT lapse_kind_code CHECK (kind IN ('EVIDENCE_BEGINS', 'EVIDENCE_ENDS', 'EVIDENCE_GRACE', 'OVERRIDE_ENDS', 'CONDITION_ENDS', 'GATE_DUE', 'DELEGATION_ENDS'))
);
CREATE INDEX lapse_at ON lapse (at);
CREATE INDEX lapse_workspace_id_at ON lapse (workspace_id, at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['override_approval', 'material_change', 'lapse'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY bound ON %I USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace())', name);
  END LOOP;
END
$$;
GRANT SELECT, INSERT ON override_approval, material_change TO assay_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON lapse TO assay_app;
-- The clock asks for the nearest moment of all workspaces, and for nothing else of them.
GRANT SELECT ON lapse TO assay_directory;
CREATE POLICY looked_up ON lapse FOR SELECT TO assay_directory USING (true);

-- Remembers, moves or forgets one moment. A clock that sleeps longer than until then is woken; it looks every minute
-- anyway, so that only near moments notify: a NOTIFY in every transaction would serialise all commits.
CREATE FUNCTION remember_moment(workspace uuid, what text, subject uuid, moment timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF moment IS NULL THEN
    DELETE FROM lapse WHERE workspace_id = workspace AND kind = what AND subject_id = subject;
    RETURN;
  END IF;
  INSERT INTO lapse (workspace_id, kind, subject_id, at) VALUES (workspace, what, subject, moment)
    ON CONFLICT (workspace_id, kind, subject_id) DO UPDATE SET at = excluded.at WHERE lapse.at <> excluded.at;
  IF FOUND AND moment < clock_timestamp() + interval '90 seconds' THEN
    PERFORM pg_notify('assay_lapse', workspace::text);
  END IF;
END
$$;
REVOKE ALL ON FUNCTION remember_moment(uuid, text, uuid, timestamptz) FROM PUBLIC;

CREATE FUNCTION evidence_lapses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  PERFORM remember_moment(NEW.workspace_id, 'EVIDENCE_ENDS', NEW.id,
    CASE WHEN NEW.status = 'ACCEPTED' THEN NEW.effective_to END);
  PERFORM remember_moment(NEW.workspace_id, 'EVIDENCE_BEGINS', NEW.id,
    CASE WHEN NEW.status = 'ACCEPTED' AND NEW.effective_from > NEW.updated_at THEN NEW.effective_from END);
  -- The day of grace is written by the command that expires it; evidence that is anything else has none.
  IF NEW.status <> 'EXPIRED' THEN
    PERFORM remember_moment(NEW.workspace_id, 'EVIDENCE_GRACE', NEW.id, NULL);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER evidence_lapses AFTER INSERT OR UPDATE OF status, effective_from, effective_to ON evidence
  FOR EACH ROW EXECUTE FUNCTION evidence_lapses();

CREATE FUNCTION override_lapses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  PERFORM remember_moment(NEW.workspace_id, 'OVERRIDE_ENDS', NEW.id, CASE WHEN NEW.status = 'ACTIVE' THEN NEW.expires_at END);
  RETURN NULL;
END
$$;
CREATE TRIGGER override_lapses AFTER INSERT OR UPDATE OF status, expires_at ON "override"
  FOR EACH ROW EXECUTE FUNCTION override_lapses();

CREATE FUNCTION condition_lapses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  PERFORM remember_moment(NEW.workspace_id, 'CONDITION_ENDS', NEW.id, NEW.expires_at);
  RETURN NULL;
END
$$;
CREATE TRIGGER condition_lapses AFTER INSERT ON gate_condition FOR EACH ROW EXECUTE FUNCTION condition_lapses();

CREATE FUNCTION gate_falls_due() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  PERFORM remember_moment(NEW.workspace_id, 'GATE_DUE', NEW.id, NEW.due_at);
  RETURN NULL;
END
$$;
CREATE TRIGGER gate_falls_due AFTER UPDATE OF due_at ON gate
  FOR EACH ROW WHEN (OLD.due_at IS DISTINCT FROM NEW.due_at) EXECUTE FUNCTION gate_falls_due();

-- What stands on the record already lapses as well. The owner of a forced policy sees one workspace at a time.
ALTER TABLE workspace NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  tenant uuid;
BEGIN
  FOR tenant IN SELECT id FROM workspace LOOP
    PERFORM set_config('assay.workspace', tenant::text, true);
    INSERT INTO lapse SELECT workspace_id, 'EVIDENCE_ENDS', id, effective_to FROM evidence
      WHERE workspace_id = tenant AND status = 'ACCEPTED' AND effective_to IS NOT NULL;
    INSERT INTO lapse SELECT workspace_id, 'OVERRIDE_ENDS', id, expires_at FROM "override"
      WHERE workspace_id = tenant AND status = 'ACTIVE' AND expires_at IS NOT NULL;
    INSERT INTO lapse SELECT workspace_id, 'CONDITION_ENDS', id, expires_at FROM gate_condition WHERE workspace_id = tenant;
    INSERT INTO lapse SELECT workspace_id, 'GATE_DUE', id, due_at FROM gate WHERE workspace_id = tenant AND due_at IS NOT NULL;
  END LOOP;
  PERFORM set_config('assay.workspace', '', true);
END
$$;
ALTER TABLE workspace FORCE ROW LEVEL SECURITY;
