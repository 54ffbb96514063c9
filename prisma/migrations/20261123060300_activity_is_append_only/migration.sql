-- A change leaves its facts here, in no promised order; the sequencer gives them their place in the log.
REVOKE ALL ON activity_pending, activity, activity_head FROM assay_app;
GRANT INSERT ON activity_pending TO assay_app;
GRANT USAGE ON SEQUENCE activity_pending_ordinal_seq TO assay_app;
GRANT SELECT ON activity, activity_head TO assay_app;

GRANT SELECT, DELETE ON activity_pending TO assay_sequencer;
GRANT SELECT, INSERT ON activity TO assay_sequencer;
GRANT SELECT, INSERT, UPDATE ON activity_head TO assay_sequencer;
CREATE POLICY sequenced ON activity_pending TO assay_sequencer USING (true) WITH CHECK (true);
CREATE POLICY sequenced ON activity TO assay_sequencer USING (true) WITH CHECK (true);
CREATE POLICY sequenced ON activity_head TO assay_sequencer USING (true) WITH CHECK (true);

CREATE FUNCTION refuse_to_rewrite_the_log() RETURNS trigger
  LANGUAGE plpgsql
  AS $$ BEGIN RAISE EXCEPTION 'The activity log is append-only' USING ERRCODE = 'insufficient_privilege'; END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_the_log();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON activity FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_the_log();
-- ALWAYS: a session in replica mode, too, cannot rewrite the log.
ALTER TABLE activity ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE activity ENABLE ALWAYS TRIGGER append_only_truncate;
