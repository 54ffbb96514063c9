-- What the columns of people's own registers mean, as they said when they took one in; no field is a column left out.
CREATE TABLE register_column (
  workspace_id uuid NOT NULL,
  heading text NOT NULL CHECK (heading <> '' AND length(heading) <= 200),
  field text CHECK (field IN ('KEY', 'NAME', 'PURPOSE', 'OWNER', 'TIER', 'RISK_CLASS', 'ANNEX_POINT', 'ARTICLE_50',
    'RATIONALE', 'ACTOR_ROLE', 'VENDOR', 'DATA_SOURCES', 'SERVING_STACK', 'HAS_TOOLS')),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, heading)
);
ALTER TABLE register_column ENABLE ROW LEVEL SECURITY;
ALTER TABLE register_column FORCE ROW LEVEL SECURITY;
CREATE POLICY bound ON register_column USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace());
GRANT SELECT, INSERT, UPDATE, DELETE ON register_column TO assay_app;

-- Builds the schema as_of anew: under the name of each table its rows as they stood at as_of_moment(), and for each
-- table whose past is kept a function of the same name that takes the moment. Whatever names its columns there; so a
-- migration that adds a table or a column has this called after it (the start of the server does, too).
--
-- A row stood at a moment as the state of it that ended first after the moment, if that had begun by then; states are
-- ordered by their end, as commands that ran at once may write their beginnings out of order.
CREATE OR REPLACE FUNCTION open_the_past() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp
  AS $open$
DECLARE
  kept record;
  columns text;
  late record;
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
      -- A column that came later is kept from now on; before, there was none.
      FOR late IN
        SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
        FROM pg_attribute a WHERE a.attrelid = kept.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT EXISTS (
          SELECT 1 FROM pg_attribute h WHERE h.attrelid = kept.history AND h.attname = a.attname AND NOT h.attisdropped)
        ORDER BY a.attnum
      LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s', kept.history, late.name, late.type);
      END LOOP;
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
REVOKE EXECUTE ON FUNCTION open_the_past() FROM PUBLIC;
SELECT open_the_past();
