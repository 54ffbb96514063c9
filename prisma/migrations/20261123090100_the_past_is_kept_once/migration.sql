CREATE OR REPLACE FUNCTION keep_the_past() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN
    RETURN NULL;
  END IF;
  -- By name, so that a column added later needs no new trigger; in FROM, so that the row is made once.
  EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_record(NULL::%1$I, $1)', TG_TABLE_NAME || '_history')
    USING to_jsonb(OLD) || jsonb_build_object(
      'valid_from', OLD.updated_at,
      'valid_to', CASE WHEN TG_OP = 'UPDATE' THEN greatest(NEW.updated_at, OLD.updated_at) ELSE now() END);
  RETURN NULL;
END
$$;
