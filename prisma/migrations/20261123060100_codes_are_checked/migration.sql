-- Codes are text with CHECK: an enum's operators are not leakproof and would lose their indexes under row policies.

ALTER TABLE "workspace" ADD CONSTRAINT workspace_separation_code CHECK (separation IN ('STRICT', 'COMPACT'));
ALTER TABLE "team" ADD CONSTRAINT team_function_code CHECK (function IN ('DATA_ENGINEERING', 'ML_PLATFORM', 'APPSEC', 'PRODUCT_SECURITY', 'AI_RED_TEAM', 'SECURITY_OPERATIONS', 'GRC', 'SECURITY_LEADERSHIP', 'LEGAL', 'SRE', 'CLOUD_SECURITY', 'OTHER'));
ALTER TABLE "membership" ADD CONSTRAINT membership_role_code CHECK (role IN ('ADMIN', 'CONTRIBUTOR', 'SIGNER', 'VIEWER', 'AUDITOR', 'GUEST'));
ALTER TABLE "membership" ADD CONSTRAINT membership_status_code CHECK (status IN ('INVITED', 'ACTIVE', 'SUSPENDED', 'REMOVED'));
ALTER TABLE "grant" ADD CONSTRAINT grant_role_code CHECK (role IN ('ADMIN', 'CONTRIBUTOR', 'SIGNER', 'VIEWER', 'AUDITOR', 'GUEST'));
ALTER TABLE "invitation" ADD CONSTRAINT invitation_role_code CHECK (role IN ('ADMIN', 'CONTRIBUTOR', 'SIGNER', 'VIEWER', 'AUDITOR', 'GUEST'));
ALTER TABLE "engagement" ADD CONSTRAINT engagement_kind_code CHECK (kind IN ('AI_USE_CASE', 'APPLICATION', 'ASSESSMENT'));
ALTER TABLE "engagement" ADD CONSTRAINT engagement_actor_role_code CHECK (actor_role IN ('PROVIDER', 'DEPLOYER', 'BOTH'));
ALTER TABLE "engagement" ADD CONSTRAINT engagement_status_code CHECK (status IN ('DRAFT', 'CLASSIFIED', 'APPROVED', 'SCOPE_CHANGE', 'BLOCKED', 'LIVE', 'SUSPENDED', 'RECLASSIFY', 'RETIRING', 'RETIRED'));
ALTER TABLE "classification" ADD CONSTRAINT classification_risk_class_code CHECK (risk_class IN ('PROHIBITED', 'HIGH_ANNEX_I', 'HIGH_ANNEX_III', 'EXEMPT_6_3', 'NOT_HIGH'));
ALTER TABLE "model_version" ADD CONSTRAINT model_version_status_code CHECK (status IN ('REGISTERED', 'IN_EVALUATION', 'DEPLOYABLE', 'CANARY', 'PRODUCTION', 'SUPERSEDED', 'RETIRING', 'RETIRED', 'ROLLED_BACK', 'QUARANTINED', 'ABANDONED'));
ALTER TABLE "component" ADD CONSTRAINT component_kind_code CHECK (kind IN ('BASE_MODEL', 'WEIGHTS', 'DATASET', 'CORPUS', 'IMAGE', 'REPOSITORY', 'SYSTEM_PROMPT', 'GUARDRAIL', 'TOOL'));
ALTER TABLE "lineage" ADD CONSTRAINT lineage_usage_code CHECK (usage IN ('TRAINING', 'TUNING', 'EVALUATION', 'GROUNDING'));
ALTER TABLE "evidence_type" ADD CONSTRAINT evidence_type_binding_code CHECK (binding IN ('VERSION_BOUND', 'STANDING'));
ALTER TABLE "gate_definition" ADD CONSTRAINT gate_definition_stage_code CHECK (stage IN ('INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'MONITORING', 'RETIREMENT'));
ALTER TABLE "gate_definition" ADD CONSTRAINT gate_definition_subject_type_code CHECK (subject_type IN ('ENGAGEMENT', 'DATASET_VERSION', 'MODEL_VERSION'));
ALTER TABLE "gate_requirement" ADD CONSTRAINT gate_requirement_condition_code CHECK (condition IN ('VENDOR_MODEL', 'HAS_TOOLS'));
ALTER TABLE "mapping" ADD CONSTRAINT mapping_relation_code CHECK (relation IN ('EQUAL', 'SUBSET', 'SUPERSET', 'INTERSECTS'));
ALTER TABLE "gate" ADD CONSTRAINT gate_stage_code CHECK (stage IN ('INTAKE', 'DATA', 'TRAINING', 'EVALUATION', 'DEPLOYMENT', 'MONITORING', 'RETIREMENT'));
ALTER TABLE "gate" ADD CONSTRAINT gate_subject_type_code CHECK (subject_type IN ('ENGAGEMENT', 'DATASET_VERSION', 'MODEL_VERSION'));
ALTER TABLE "gate" ADD CONSTRAINT gate_status_code CHECK (status IN ('NOT_STARTED', 'COLLECTING', 'READY', 'APPROVED', 'APPROVED_WITH_CONDITIONS', 'RETURNED', 'REJECTED', 'STALE', 'REVOKED', 'NOT_APPLICABLE'));
ALTER TABLE "gate" ADD CONSTRAINT gate_readiness_code CHECK (readiness IN ('READY', 'NOT_READY'));
ALTER TABLE "gate_readiness" ADD CONSTRAINT gate_readiness_result_code CHECK (result IN ('READY', 'NOT_READY'));
ALTER TABLE "gate_decision" ADD CONSTRAINT gate_decision_decision_code CHECK (decision IN ('PROCEED', 'MODIFY_SCOPE', 'BLOCK', 'APPROVE', 'APPROVE_WITH_CONDITIONS', 'RETURN', 'REJECT', 'REVOKE', 'CONTINUE', 'MITIGATE', 'ROLL_BACK', 'RETIRE', 'NOT_APPLICABLE'));
ALTER TABLE "gate_decision" ADD CONSTRAINT gate_decision_status_code CHECK (status IN ('PENDING', 'EFFECTIVE', 'REVOKED', 'SUPERSEDED'));
ALTER TABLE "signature" ADD CONSTRAINT signature_kind_code CHECK (kind IN ('DECIDES', 'CONCURS'));
ALTER TABLE "signature" ADD CONSTRAINT signature_method_code CHECK (method IN ('PASSWORD', 'TOTP', 'PASSKEY', 'IMPORTED'));
ALTER TABLE "evidence" ADD CONSTRAINT evidence_status_code CHECK (status IN ('REQUESTED', 'SUBMITTED', 'ACCEPTED', 'REJECTED', 'EXPIRED', 'SUPERSEDED', 'DISPOSED'));
ALTER TABLE "responsibility" ADD CONSTRAINT responsibility_scope_code CHECK (scope IN ('LAYER', 'GATE', 'CONTROL'));
ALTER TABLE "responsibility" ADD CONSTRAINT responsibility_seat_code CHECK (seat IN ('TEAM', 'USE_CASE_OWNER'));
ALTER TABLE "finding" ADD CONSTRAINT finding_category_code CHECK (category IN ('SAST', 'SCA', 'SECRETS', 'DAST', 'PENTEST', 'INFRA', 'CONFIG', 'RED_TEAM', 'PROMPT_INJECTION', 'POISONING', 'LEAKAGE', 'EXTRACTION', 'JAILBREAK', 'EXCESSIVE_AGENCY', 'UNSAFE_OUTPUT', 'BIAS', 'DATASET_AUDIT', 'OTHER'));
ALTER TABLE "finding" ADD CONSTRAINT finding_status_code CHECK (status IN ('OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED', 'VERIFIED', 'DUPLICATE'));
ALTER TABLE "finding" ADD CONSTRAINT finding_source_kind_code CHECK (source_kind IN ('PERSON', 'SCANNER'));
ALTER TABLE "finding_subject" ADD CONSTRAINT finding_subject_status_code CHECK (status IN ('AFFECTED', 'FIXED', 'NOT_AFFECTED', 'UNKNOWN'));
ALTER TABLE "override" ADD CONSTRAINT override_type_code CHECK (type IN ('FALSE_POSITIVE', 'RISK_ACCEPTED', 'SEVERITY_ADJUSTED', 'DEFERRED'));
ALTER TABLE "override" ADD CONSTRAINT override_status_code CHECK (status IN ('PROPOSED', 'ACTIVE', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'REVOKED', 'SUPERSEDED'));
ALTER TABLE "retest" ADD CONSTRAINT retest_status_code CHECK (status IN ('REQUESTED', 'SCHEDULED', 'RUNNING', 'PASSED', 'FAILED', 'INCONCLUSIVE'));
ALTER TABLE "intake_run" ADD CONSTRAINT intake_run_mode_code CHECK (mode IN ('PREVIEW', 'DIRECT'));
ALTER TABLE "intake_run" ADD CONSTRAINT intake_run_status_code CHECK (status IN ('RECEIVED', 'READING', 'PREVIEWED', 'COMMITTING', 'COMMITTED', 'UNDONE', 'FAILED', 'CANCELLED'));
ALTER TABLE "intake_row" ADD CONSTRAINT intake_row_verdict_code CHECK (verdict IN ('NEW', 'UPDATED', 'REOPENED', 'UNCHANGED', 'DUPLICATE'));
ALTER TABLE "activity_pending" ADD CONSTRAINT activity_pending_actor_type_code CHECK (actor_type IN ('MEMBERSHIP', 'TOKEN', 'SYSTEM'));
ALTER TABLE "activity" ADD CONSTRAINT activity_actor_type_code CHECK (actor_type IN ('MEMBERSHIP', 'TOKEN', 'SYSTEM'));

-- A cleared cell keeps its row and an empty code, so that its version goes on.
ALTER TABLE responsibility ADD CONSTRAINT responsibility_code_code CHECK (code IN ('', 'R', 'A', 'AR', 'C', 'I'));
ALTER TABLE responsibility ADD CONSTRAINT responsibility_seat_has_its_team CHECK ((seat = 'TEAM') = (team_id IS NOT NULL));
CREATE UNIQUE INDEX responsibility_one_row_a_cell ON responsibility
  (workspace_id, COALESCE(engagement_id, '00000000-0000-0000-0000-000000000000'::uuid), scope, scope_code, seat,
   COALESCE(team_id, '00000000-0000-0000-0000-000000000000'::uuid));

ALTER TABLE engagement ADD CONSTRAINT engagement_tier_range CHECK (tier BETWEEN 1 AND 4);
ALTER TABLE finding ADD CONSTRAINT finding_severity_range CHECK (severity BETWEEN 0 AND 4);
ALTER TABLE "override" ADD CONSTRAINT override_severity_range CHECK (severity BETWEEN 0 AND 4);
ALTER TABLE model_version ADD CONSTRAINT model_version_traffic_range CHECK (traffic_percent BETWEEN 0 AND 100);
ALTER TABLE finding_subject ADD CONSTRAINT finding_subject_names_one
  CHECK (num_nonnulls(model_version_id, dataset_version_id, asset) = 1);
ALTER TABLE gate ADD CONSTRAINT gate_subject_matches_its_type CHECK (
  (subject_type = 'ENGAGEMENT' AND model_version_id IS NULL AND dataset_version_id IS NULL)
  OR (subject_type = 'MODEL_VERSION' AND model_version_id IS NOT NULL AND dataset_version_id IS NULL)
  OR (subject_type = 'DATASET_VERSION' AND dataset_version_id IS NOT NULL AND model_version_id IS NULL));
CREATE UNIQUE INDEX gate_one_a_stage_and_subject ON gate
  (workspace_id, engagement_id, stage, COALESCE(model_version_id, dataset_version_id, engagement_id));
-- The proposer of an override never approves it.
ALTER TABLE "override" ADD CONSTRAINT override_two_people CHECK (approved_by_id IS NULL OR approved_by_id <> proposed_by_id);
-- One intake per target, file and reader, unless the earlier one came to nothing.
CREATE UNIQUE INDEX intake_run_one_a_file ON intake_run
  (workspace_id, COALESCE(model_version_id, engagement_id), sha256, reader_version)
  WHERE status NOT IN ('FAILED', 'CANCELLED', 'UNDONE');
-- The figures of leadership are counts over indexes whose predicate is the definition.
CREATE INDEX finding_open_criticals ON finding (workspace_id, engagement_id)
  WHERE severity = 4 AND status IN ('OPEN', 'TRIAGED', 'IN_PROGRESS', 'RESOLVED');
