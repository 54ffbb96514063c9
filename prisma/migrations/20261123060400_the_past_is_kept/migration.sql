-- The prior row of each change, so that the record can be read as it stood at any past moment.
CREATE FUNCTION keep_the_past() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
    RETURN NULL;
  END IF;
  -- By name, so that a column added later needs no new trigger.
  EXECUTE format('INSERT INTO %1$I SELECT (jsonb_populate_record(NULL::%1$I, $1)).*', TG_TABLE_NAME || '_history')
    USING to_jsonb(OLD) || jsonb_build_object(
      'valid_from', OLD.updated_at,
      'valid_to', CASE WHEN TG_OP = 'UPDATE' THEN greatest(NEW.updated_at, OLD.updated_at) ELSE now() END);
  RETURN NULL;
END
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['engagement', 'model_version', 'gate', 'evidence', 'finding', 'finding_subject', 'override', 'responsibility'] LOOP
    EXECUTE format('CREATE TABLE %I (LIKE %I, valid_from timestamptz NOT NULL, valid_to timestamptz NOT NULL)', name || '_history', name);
    EXECUTE format('CREATE INDEX %I ON %I (workspace_id, id, valid_to)', name || '_history_of', name || '_history');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name || '_history');
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name || '_history');
    EXECUTE format('CREATE POLICY bound ON %I USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace())', name || '_history');
    EXECUTE format('GRANT SELECT ON %I TO assay_app', name || '_history');
    EXECUTE format('CREATE TRIGGER keep_the_past AFTER UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION keep_the_past()', name);
  END LOOP;
END
$$;
