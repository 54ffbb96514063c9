-- Who went past a gate without a verdict that allowed it: while Assay was out of reach, or against its answer.
CREATE TABLE break_glass (
  workspace_id uuid NOT NULL,
  id uuid NOT NULL,
  engagement_id uuid NOT NULL,
  -- What went past: known by its digest, whether or not a version of it was ever registered.
  manifest_digest text NOT NULL,
  model_version_id uuid,
  gate_id uuid,
  stage text NOT NULL,
  environment text NOT NULL,
  reason text NOT NULL,
  -- The person or the pipeline's run that answers for it, in the words of whoever tells of it.
  by_name text NOT NULL,
  used_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by_id uuid NOT NULL,
  reviewed_at timestamptz(3),
  reviewed_by_id uuid,
  review text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT break_glass_stage_code CHECK (stage IN ('INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'MONITORING', 'RETIREMENT')),
  CONSTRAINT break_glass_environment_code CHECK (environment IN ('PRODUCTION', 'STAGING', 'TEST')),
  CONSTRAINT break_glass_reviewed_whole CHECK ((reviewed_at IS NULL) = (reviewed_by_id IS NULL) AND (reviewed_at IS NULL) = (review IS NULL)),
  CONSTRAINT break_glass_two_people CHECK (reviewed_by_id IS DISTINCT FROM recorded_by_id),
  FOREIGN KEY (workspace_id, engagement_id) REFERENCES engagement (workspace_id, id),
  FOREIGN KEY (workspace_id, model_version_id) REFERENCES model_version (workspace_id, id),
  FOREIGN KEY (workspace_id, gate_id) REFERENCES gate (workspace_id, id),
  FOREIGN KEY (workspace_id, recorded_by_id) REFERENCES membership (workspace_id, id),
  FOREIGN KEY (workspace_id, reviewed_by_id) REFERENCES membership (workspace_id, id)
);
CREATE INDEX break_glass_of_engagement ON break_glass (workspace_id, engagement_id, used_at);

ALTER TABLE break_glass ENABLE ROW LEVEL SECURITY;
ALTER TABLE break_glass FORCE ROW LEVEL SECURITY;
CREATE POLICY bound ON break_glass USING (workspace_id = bound_workspace()) WITH CHECK (workspace_id = bound_workspace());
GRANT SELECT, INSERT, UPDATE ON break_glass TO assay_app;
