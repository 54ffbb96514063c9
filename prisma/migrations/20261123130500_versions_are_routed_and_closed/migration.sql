-- What a version is held by at its end, and where a quarantined one came from.
ALTER TABLE model_version
  ADD COLUMN quarantined_from text CHECK (quarantined_from IN ('CANARY', 'PRODUCTION')),
  ADD COLUMN retention_until timestamptz(3),
  ADD COLUMN legal_hold text,
  ADD COLUMN disposal_reference text,
  ADD COLUMN credentials_revoked_reference text;
ALTER TABLE model_version_history
  ADD COLUMN quarantined_from text,
  ADD COLUMN retention_until timestamptz(3),
  ADD COLUMN legal_hold text,
  ADD COLUMN disposal_reference text,
  ADD COLUMN credentials_revoked_reference text;

CREATE TABLE routing (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  model_version_id uuid NOT NULL,
  environment text NOT NULL,
  traffic_percent smallint NOT NULL,
  kill_switch_ref text NOT NULL DEFAULT '',
  authorisation text NOT NULL,
  observed boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  -- The deployment gate that an approved routing leans on.
  gate_id uuid,
  owner_id uuid,
  remedy_by timestamptz(3),
  reason text NOT NULL DEFAULT '',
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT routing_environment_code CHECK (environment IN ('PRODUCTION', 'STAGING', 'TEST')),
  CONSTRAINT routing_authorisation_code CHECK (authorisation IN ('APPROVED', 'LEGACY', 'UNAPPROVED')),
  CONSTRAINT routing_traffic_range CHECK (traffic_percent BETWEEN 0 AND 100),
  -- What nobody approved has somebody who mends it, and a date.
  CONSTRAINT routing_has_its_remedy CHECK (authorisation = 'APPROVED' OR (owner_id IS NOT NULL AND remedy_by IS NOT NULL)),
  CONSTRAINT routing_ends_once CHECK (active = (ended_at IS NULL) AND (active OR traffic_percent = 0)),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, model_version_id) REFERENCES model_version (workspace_id, id),
  FOREIGN KEY (workspace_id, gate_id) REFERENCES gate (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES membership (workspace_id, id)
);
CREATE UNIQUE INDEX routing_one_active_a_place ON routing (workspace_id, model_version_id, environment) WHERE active;
CREATE INDEX routing_of_engagement ON routing (workspace_id, engagement_id, active);

-- Each change of traffic as it happened. An emergency act waits to be ratified.
CREATE TABLE routing_step (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  routing_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  kind text NOT NULL,
  from_percent smallint NOT NULL,
  to_percent smallint NOT NULL,
  reason text NOT NULL,
  by_name text NOT NULL,
  by_id uuid,
  at timestamptz(3) NOT NULL,
  kill_switch_used boolean NOT NULL DEFAULT false,
  ratify_by timestamptz(3),
  ratified_at timestamptz(3),
  ratified_by_id uuid,
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT routing_step_kind_code CHECK (kind IN ('AUTHORISED', 'OBSERVED', 'REDUCED', 'TAKEN_DOWN', 'ROLLED_BACK', 'ROLLED_BACK_TO')),
  CONSTRAINT routing_step_two_people CHECK (ratified_by_id IS NULL OR ratified_by_id IS DISTINCT FROM by_id),
  FOREIGN KEY (workspace_id, routing_id) REFERENCES routing (workspace_id, id),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, ratified_by_id) REFERENCES membership (workspace_id, id)
);
CREATE INDEX routing_step_of_routing ON routing_step (workspace_id, routing_id, at);
CREATE INDEX routing_step_unratified ON routing_step (workspace_id, ratify_by) WHERE ratify_by IS NOT NULL AND ratified_at IS NULL;

CREATE TABLE consumer (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  model_version_id uuid NOT NULL,
  name text NOT NULL,
  contact text NOT NULL,
  notified_at timestamptz(3),
  notice_reference text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, model_version_id, name),
  CONSTRAINT consumer_notice_has_its_reference CHECK ((notified_at IS NULL) = (notice_reference IS NULL)),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, model_version_id) REFERENCES model_version (workspace_id, id)
);

CREATE TABLE metric (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  model_version_id uuid NOT NULL,
  name text NOT NULL,
  value double precision NOT NULL,
  measured_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, model_version_id, name, measured_at),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, model_version_id) REFERENCES model_version (workspace_id, id)
);

-- Rule 18: what may change from version to version without deciding anew.
CREATE TABLE change_envelope (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  base_version_id uuid NOT NULL,
  name text NOT NULL,
  rationale text NOT NULL,
  status text NOT NULL DEFAULT 'PROPOSED',
  -- Stages, and bounds as {metric, min, max}.
  stages jsonb NOT NULL,
  bounds jsonb NOT NULL,
  -- Names of the components that a retrained version may bring in another release.
  may_change jsonb NOT NULL DEFAULT '[]',
  ends_at timestamptz(3) NOT NULL,
  proposed_by_id uuid NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT change_envelope_status_code CHECK (status IN ('PROPOSED', 'APPROVED', 'REJECTED', 'REVOKED')),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, base_version_id) REFERENCES model_version (workspace_id, id),
  FOREIGN KEY (workspace_id, proposed_by_id) REFERENCES membership (workspace_id, id)
);
CREATE INDEX change_envelope_of_engagement ON change_envelope (workspace_id, engagement_id);

CREATE TABLE envelope_approval (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  envelope_id uuid NOT NULL,
  -- A stage whose A approves, or OVERSIGHT.
  seat text NOT NULL,
  member_id uuid NOT NULL,
  approved_at timestamptz(3) NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, envelope_id, seat),
  CONSTRAINT envelope_approval_seat_code CHECK (seat IN ('DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'OVERSIGHT')),
  FOREIGN KEY (workspace_id, envelope_id) REFERENCES change_envelope (workspace_id, id),
  FOREIGN KEY (workspace_id, member_id) REFERENCES membership (workspace_id, id)
);

-- A gate decided by policy, and its sampled review.
CREATE TABLE envelope_use (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  envelope_id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  model_version_id uuid NOT NULL,
  gate_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  sampled boolean NOT NULL,
  reviewed_at timestamptz(3),
  reviewed_by_id uuid,
  review text,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, decision_id),
  FOREIGN KEY (workspace_id, envelope_id) REFERENCES change_envelope (workspace_id, id),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, model_version_id) REFERENCES model_version (workspace_id, id),
  FOREIGN KEY (workspace_id, gate_id) REFERENCES gate (workspace_id, id),
  FOREIGN KEY (workspace_id, decision_id) REFERENCES gate_decision (workspace_id, id),
  FOREIGN KEY (workspace_id, reviewed_by_id) REFERENCES membership (workspace_id, id)
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['routing', 'routing_step', 'consumer', 'metric', 'change_envelope', 'envelope_approval', 'envelope_use'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY bound ON %I USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace())', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO assay_app', name);
  END LOOP;
  -- What was measured and approved stays as it was.
  REVOKE UPDATE ON metric, envelope_approval FROM assay_app;
  FOREACH name IN ARRAY ARRAY['routing', 'consumer', 'change_envelope'] LOOP
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
