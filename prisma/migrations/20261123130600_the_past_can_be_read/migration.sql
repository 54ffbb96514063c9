-- Decisions and their conditions change too: from pending to effective, and on to revoked.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['gate_decision', 'gate_condition'] LOOP
    -- Another migration may keep it already.
    CONTINUE WHEN to_regclass('public.' || name || '_history') IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE %I, valid_from timestamptz NOT NULL, valid_to timestamptz NOT NULL)', name || '_history', name);
    EXECUTE format('CREATE INDEX %I ON %I (workspace_id, id, valid_to)', name || '_history_of', name || '_history');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name || '_history');
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name || '_history');
    EXECUTE format('CREATE POLICY bound ON %I USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace())', name || '_history');
    EXECUTE format('GRANT SELECT ON %I TO assay_app', name || '_history');
    EXECUTE format('CREATE TRIGGER keep_the_past AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_the_past()', name);
  END LOOP;
  -- What held at a moment ended after it: of a long past only the rows since then are read.
  FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname LIKE '%\_history' LOOP
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %I (workspace_id, valid_to)', name || '_until', name);
  END LOOP;
END
$$;

-- The moment that a transaction reads the schema as_of at.
CREATE FUNCTION as_of_moment() RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('assay.as_of', true), '')::timestamptz $$;

-- Builds the schema as_of anew: under the name of each table its rows as they stood at as_of_moment(), and for each
-- table whose past is kept a function of the same name that takes the moment. Whatever names its columns there; so a
-- migration that adds a table or a column has this called after it (the start of the server does, too).
--
-- A row stood at a moment as the state of it that ended first after the moment, if that had begun by then; states are
-- ordered by their end, as commands that ran at once may write their beginnings out of order.
CREATE FUNCTION open_the_past() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $open$
DECLARE
  kept record;
  columns text;
  begins jsonb := '{"classification": "decided_at", "gate_readiness": "computed_at", "signature": "signed_at",
    "evidence_revision": "received_at", "comment": "posted_at", "occurrence": "seen_at", "retest": "requested_at",
    "activity": "at", "dataset_version": "registered_at"}';
BEGIN
  DROP SCHEMA IF EXISTS as_of CASCADE;
  CREATE SCHEMA as_of;
  GRANT USAGE ON SCHEMA as_of TO assay_app;
  FOR kept IN
    SELECT c.relname AS name, c.oid, to_regclass('public.' || quote_ident(c.relname || '_history')) AS history
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname NOT LIKE '%\_history' AND has_table_privilege('assay_app', c.oid, 'SELECT')
    ORDER BY c.relname
  LOOP
    SELECT string_agg(format('t.%I', attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute WHERE attrelid = kept.oid AND attnum > 0 AND NOT attisdropped;
    IF kept.history IS NOT NULL THEN
      EXECUTE format($f$
        CREATE FUNCTION as_of.%1$I(moment timestamptz) RETURNS SETOF public.%1$I LANGUAGE sql STABLE AS $g$
          SELECT %2$s FROM public.%1$I t WHERE t.updated_at <= moment AND NOT EXISTS (
            SELECT 1 FROM public.%3$I e WHERE e.workspace_id = t.workspace_id AND e.id = t.id AND e.valid_to > moment)
          UNION ALL
          SELECT %2$s FROM public.%3$I t WHERE t.valid_from <= moment AND t.valid_to > moment AND NOT EXISTS (
            SELECT 1 FROM public.%3$I e WHERE e.workspace_id = t.workspace_id AND e.id = t.id AND e.valid_to > moment
              AND (e.valid_to, e.valid_from, e.ctid) < (t.valid_to, t.valid_from, t.ctid))
        $g$ $f$, kept.name, columns, kept.name || '_history');
      EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS SELECT * FROM as_of.%1$I(as_of_moment())', kept.name);
    ELSIF begins ? kept.name THEN
      EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS SELECT * FROM public.%1$I WHERE %2$I <= as_of_moment()',
        kept.name, begins ->> kept.name);
    ELSE
      EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS SELECT * FROM public.%1$I', kept.name);
    END IF;
    EXECUTE format('GRANT SELECT ON as_of.%I TO assay_app', kept.name);
  END LOOP;
END
$open$;
-- The owner alone builds.
REVOKE EXECUTE ON FUNCTION open_the_past() FROM PUBLIC;
SELECT open_the_past();
