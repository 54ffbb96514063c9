-- A delegation ends by itself, unless it was revoked; a condition that was met asks for nothing any more.
CREATE FUNCTION delegation_lapses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  PERFORM remember_moment(NEW.workspace_id, 'DELEGATION_ENDS', NEW.id,
    CASE WHEN NEW.revoked_at IS NULL THEN NEW.valid_to END);
  RETURN NULL;
END
$$;
CREATE TRIGGER delegation_lapses AFTER INSERT OR UPDATE OF revoked_at ON delegation
  FOR EACH ROW EXECUTE FUNCTION delegation_lapses();

CREATE OR REPLACE FUNCTION condition_lapses() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
BEGIN
  PERFORM remember_moment(NEW.workspace_id, 'CONDITION_ENDS', NEW.id,
    CASE WHEN NEW.met_at IS NULL THEN NEW.expires_at END);
  RETURN NULL;
END
$$;
CREATE TRIGGER met_condition_does_not_lapse AFTER UPDATE OF met_at ON gate_condition
  FOR EACH ROW EXECUTE FUNCTION condition_lapses();
