-- The app, the sequencer, the job runner, the directory and the accounts each act as a role of their own.
-- Roles belong to the whole server, so another database of the same server may have made them already.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['assay_app', 'assay_sequencer', 'assay_worker', 'assay_directory', 'assay_auth'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
    IF NOT pg_has_role(current_user, name, 'USAGE') THEN
      EXECUTE format('GRANT %I TO %I', name, current_user);
    END IF;
  END LOOP;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO assay_app, assay_sequencer, assay_worker, assay_directory, assay_auth', current_database());
  -- The job library makes its schema itself and checks this right even when the schema is there.
  EXECUTE format('GRANT CREATE ON DATABASE %I TO assay_worker', current_database());
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO assay_app, assay_sequencer, assay_directory;

-- The workspace that the transaction is bound to, or NULL: then no row is visible.
CREATE FUNCTION bound_workspace() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('assay.workspace', true), '')::uuid $$;

-- Every table of the record carries workspace_id; the tenant's own row is its id.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN
    SELECT c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE '\_prisma%'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.name);
    EXECUTE format('CREATE POLICY bound ON %I USING (%s = bound_workspace()) WITH CHECK (%s = bound_workspace())',
      t.name, CASE t.name WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END,
      CASE t.name WHEN 'workspace' THEN 'id' ELSE 'workspace_id' END);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO assay_app', t.name);
  END LOOP;
END
$$;

-- What has been decided, signed or received is never taken back.
REVOKE DELETE ON workspace, engagement, model, model_version, dataset, dataset_version, gate, gate_decision, signature,
  gate_condition, evidence, evidence_revision, finding, comment, occurrence, membership, api_token FROM assay_app;
REVOKE UPDATE ON signature, evidence_revision, gate_condition FROM assay_app;

-- Signing in starts before a workspace is known: the directory may look seats and tokens up, and nothing else.
GRANT SELECT ON workspace, membership, api_token, invitation TO assay_directory;
CREATE POLICY looked_up ON workspace FOR SELECT TO assay_directory USING (true);
CREATE POLICY looked_up ON membership FOR SELECT TO assay_directory USING (true);
CREATE POLICY looked_up ON api_token FOR SELECT TO assay_directory USING (true);
CREATE POLICY looked_up ON invitation FOR SELECT TO assay_directory USING (true);
GRANT UPDATE (last_used_at) ON api_token TO assay_directory;
CREATE POLICY used ON api_token FOR UPDATE TO assay_directory USING (true) WITH CHECK (true);
