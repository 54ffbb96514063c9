-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "activity_pending" (
    "workspace_id" UUID NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_key" TEXT,
    "engagement_id" UUID,
    "model_version_id" UUID,
    "gate_id" UUID,
    "finding_id" UUID,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "refs" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,

    CONSTRAINT "activity_pending_pkey" PRIMARY KEY ("workspace_id","ordinal")
);

-- CreateTable
CREATE TABLE "activity" (
    "workspace_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "subject_key" TEXT,
    "engagement_id" UUID,
    "model_version_id" UUID,
    "gate_id" UUID,
    "finding_id" UUID,
    "changes" JSONB NOT NULL DEFAULT '[]',
    "refs" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT,
    "salt" BYTEA NOT NULL,
    "leaf" BYTEA NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "activity_pkey" PRIMARY KEY ("workspace_id","seq")
);

-- CreateTable
CREATE TABLE "activity_head" (
    "workspace_id" UUID NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "activity_head_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "layer" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "layer_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "control" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "layer_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "control_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "control_evidence" (
    "workspace_id" UUID NOT NULL,
    "control_id" UUID NOT NULL,
    "evidence_type_id" UUID NOT NULL,

    CONSTRAINT "control_evidence_pkey" PRIMARY KEY ("workspace_id","control_id","evidence_type_id")
);

-- CreateTable
CREATE TABLE "evidence_type" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "binding" TEXT NOT NULL,
    "validity_days" INTEGER,
    "layer_number" SMALLINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_type_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "gate_definition" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "number" SMALLINT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "decisions" JSONB NOT NULL,
    "signer_rule" JSONB NOT NULL,
    "validity_days" INTEGER,
    "edition" TEXT NOT NULL,
    "is_current" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_definition_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "gate_requirement" (
    "workspace_id" UUID NOT NULL,
    "definition_id" UUID NOT NULL,
    "evidence_type_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "condition" TEXT,

    CONSTRAINT "gate_requirement_pkey" PRIMARY KEY ("workspace_id","definition_id","evidence_type_id")
);

-- CreateTable
CREATE TABLE "framework" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "source_url" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "framework_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "requirement" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "framework_id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "duty_holder" TEXT,
    "applies" JSONB NOT NULL DEFAULT '[]',
    "source_url" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "requirement_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "mapping" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "layer_id" UUID NOT NULL,
    "requirement_id" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mapping_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "engagement" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "actor_role" TEXT NOT NULL DEFAULT 'DEPLOYER',
    "tier" SMALLINT NOT NULL,
    "data_sources" TEXT NOT NULL DEFAULT '',
    "serving_stack" TEXT NOT NULL DEFAULT '',
    "vendor" TEXT,
    "has_tools" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "engagement_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "engagement_member" (
    "workspace_id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,

    CONSTRAINT "engagement_member_pkey" PRIMARY KEY ("workspace_id","engagement_id","membership_id")
);

-- CreateTable
CREATE TABLE "classification" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "jurisdiction" TEXT NOT NULL DEFAULT 'EU',
    "risk_class" TEXT NOT NULL,
    "annex_point" TEXT,
    "article50" BOOLEAN NOT NULL DEFAULT false,
    "rationale" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "classification_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "engagement_id" UUID NOT NULL,
    "evidence_type_id" UUID NOT NULL,
    "model_version_id" UUID,
    "dataset_version_id" UUID,
    "producer_id" UUID,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'SUBMITTED',
    "status_reason" TEXT,
    "effective_from" TIMESTAMPTZ(3),
    "effective_to" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "evidence_revision" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "media_type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "uploaded_by_id" UUID,
    "uploaded_by_token_id" UUID,

    CONSTRAINT "evidence_revision_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "finding" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "engagement_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL,
    "ai_specific" BOOLEAN NOT NULL DEFAULT false,
    "cvss_vector" TEXT,
    "cvss_score" DOUBLE PRECISION,
    "severity_raw" TEXT,
    "severity" SMALLINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "asset" TEXT,
    "component_purl" TEXT,
    "owner_id" UUID,
    "team_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "source_kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "rule_id" TEXT,
    "location_uri" TEXT,
    "location_line" INTEGER,
    "help_uri" TEXT,
    "fingerprint" TEXT,
    "fingerprint_algorithm" TEXT,
    "duplicate_of_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reopened" SMALLINT NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "finding_weakness" (
    "workspace_id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "cwe" INTEGER NOT NULL,

    CONSTRAINT "finding_weakness_pkey" PRIMARY KEY ("workspace_id","finding_id","cwe")
);

-- CreateTable
CREATE TABLE "label" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "label_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "finding_label" (
    "workspace_id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,

    CONSTRAINT "finding_label_pkey" PRIMARY KEY ("workspace_id","finding_id","label_id")
);

-- CreateTable
CREATE TABLE "finding_subject" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "model_version_id" UUID,
    "dataset_version_id" UUID,
    "asset" TEXT,
    "status" TEXT NOT NULL DEFAULT 'AFFECTED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_subject_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "occurrence" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "intake_run_id" UUID,
    "model_version_id" UUID,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "location_uri" TEXT,
    "location_line" INTEGER,
    "snippet" TEXT,

    CONSTRAINT "occurrence_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "comment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "override" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "model_version_id" UUID,
    "type" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PROPOSED',
    "rationale" TEXT NOT NULL,
    "severity" SMALLINT,
    "proposed_by_id" UUID NOT NULL,
    "approved_by_id" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "override_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "retest" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "finding_id" UUID NOT NULL,
    "model_version_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'REQUESTED',
    "requested_by_id" UUID NOT NULL,
    "tester_id" UUID,
    "attempts" INTEGER,
    "successes" INTEGER,
    "threshold" INTEGER,
    "judge" TEXT,
    "notes" TEXT NOT NULL DEFAULT '',
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "performed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "retest_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "gate" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "definition_id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "model_version_id" UUID,
    "dataset_version_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'NOT_STARTED',
    "status_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stale_reason" TEXT,
    "not_applicable_reason" TEXT,
    "readiness" TEXT NOT NULL DEFAULT 'NOT_READY',
    "evidence_have" SMALLINT NOT NULL DEFAULT 0,
    "evidence_need" SMALLINT NOT NULL DEFAULT 0,
    "blockers" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "gate_readiness" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "gate_id" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "inputs" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gate_readiness_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "gate_decision" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "gate_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "readiness_id" UUID,
    "frozen" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "effective_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_decision_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "gate_condition" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_condition_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "signature" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "signer_id" UUID NOT NULL,
    "team_id" UUID,
    "kind" TEXT NOT NULL,
    "meaning" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signature_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "intake_run" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "engagement_id" UUID NOT NULL,
    "model_version_id" UUID,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "format" TEXT,
    "tool" TEXT,
    "reader_version" TEXT NOT NULL,
    "mode" TEXT NOT NULL DEFAULT 'PREVIEW',
    "status" TEXT NOT NULL DEFAULT 'RECEIVED',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "unreadable" JSONB NOT NULL DEFAULT '[]',
    "problem" TEXT,
    "started_by_id" UUID,
    "started_by_token_id" UUID,
    "committed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intake_run_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "intake_row" (
    "workspace_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "verdict" TEXT NOT NULL DEFAULT 'NEW',
    "finding_id" UUID,
    "payload" JSONB NOT NULL,
    "committed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "intake_row_pkey" PRIMARY KEY ("workspace_id","run_id","position")
);

-- CreateTable
CREATE TABLE "model" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "model_version" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "manifest" JSONB NOT NULL,
    "manifest_digest" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'REGISTERED',
    "traffic_percent" SMALLINT NOT NULL DEFAULT 0,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "component" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "digest" TEXT,
    "attested" BOOLEAN NOT NULL DEFAULT false,
    "purl" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "component_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "model_version_component" (
    "workspace_id" UUID NOT NULL,
    "model_version_id" UUID NOT NULL,
    "component_id" UUID NOT NULL,

    CONSTRAINT "model_version_component_pkey" PRIMARY KEY ("workspace_id","model_version_id","component_id")
);

-- CreateTable
CREATE TABLE "dataset" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "dataset_version" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "dataset_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "pii_flags" TEXT NOT NULL DEFAULT '',
    "retention_until" TIMESTAMPTZ(3),
    "carve_outs" TEXT NOT NULL DEFAULT '',
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dataset_version_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "lineage" (
    "workspace_id" UUID NOT NULL,
    "model_version_id" UUID NOT NULL,
    "dataset_version_id" UUID NOT NULL,
    "usage" TEXT NOT NULL,

    CONSTRAINT "lineage_pkey" PRIMARY KEY ("workspace_id","model_version_id","dataset_version_id","usage")
);

-- CreateTable
CREATE TABLE "responsibility" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID,
    "scope" TEXT NOT NULL,
    "scope_code" TEXT NOT NULL,
    "seat" TEXT NOT NULL DEFAULT 'TEAM',
    "team_id" UUID,
    "membership_id" UUID,
    "code" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "responsibility_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "separation" TEXT NOT NULL DEFAULT 'STRICT',
    "region" TEXT NOT NULL DEFAULT 'EU',
    "policies" JSONB NOT NULL DEFAULT '{}',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key_counter" (
    "workspace_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "key_counter_pkey" PRIMARY KEY ("workspace_id","prefix")
);

-- CreateTable
CREATE TABLE "team" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "function" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "workspace_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("workspace_id","team_id","membership_id")
);

-- CreateTable
CREATE TABLE "grant" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "engagement_id" UUID,
    "role" TEXT NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grant_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "team_ids" JSONB NOT NULL DEFAULT '[]',
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "workspace_id" UUID NOT NULL,
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "command" TEXT NOT NULL,
    "entity_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("workspace_id","actor_id","key")
);

-- CreateTable
CREATE TABLE "upload" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "activity_workspace_id_engagement_id_seq_idx" ON "activity"("workspace_id", "engagement_id", "seq");

-- CreateIndex
CREATE INDEX "activity_workspace_id_finding_id_seq_idx" ON "activity"("workspace_id", "finding_id", "seq");

-- CreateIndex
CREATE INDEX "activity_workspace_id_gate_id_seq_idx" ON "activity"("workspace_id", "gate_id", "seq");

-- CreateIndex
CREATE INDEX "activity_workspace_id_kind_seq_idx" ON "activity"("workspace_id", "kind", "seq");

-- CreateIndex
CREATE INDEX "activity_workspace_id_actor_id_seq_idx" ON "activity"("workspace_id", "actor_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "activity_workspace_id_id_key" ON "activity"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "layer_workspace_id_code_key" ON "layer"("workspace_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "control_workspace_id_code_key" ON "control"("workspace_id", "code");

-- CreateIndex
CREATE INDEX "control_evidence_workspace_id_evidence_type_id_idx" ON "control_evidence"("workspace_id", "evidence_type_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_type_workspace_id_code_key" ON "evidence_type"("workspace_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "gate_definition_workspace_id_stage_revision_key" ON "gate_definition"("workspace_id", "stage", "revision");

-- CreateIndex
CREATE INDEX "gate_requirement_workspace_id_evidence_type_id_idx" ON "gate_requirement"("workspace_id", "evidence_type_id");

-- CreateIndex
CREATE UNIQUE INDEX "framework_workspace_id_code_key" ON "framework"("workspace_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "requirement_workspace_id_framework_id_ref_key" ON "requirement"("workspace_id", "framework_id", "ref");

-- CreateIndex
CREATE UNIQUE INDEX "mapping_workspace_id_layer_id_requirement_id_key" ON "mapping"("workspace_id", "layer_id", "requirement_id");

-- CreateIndex
CREATE INDEX "engagement_workspace_id_number_idx" ON "engagement"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_workspace_id_key_key" ON "engagement"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "engagement_member_workspace_id_membership_id_idx" ON "engagement_member"("workspace_id", "membership_id");

-- CreateIndex
CREATE INDEX "classification_workspace_id_engagement_id_decided_at_idx" ON "classification"("workspace_id", "engagement_id", "decided_at");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_engagement_id_evidence_type_id_idx" ON "evidence"("workspace_id", "engagement_id", "evidence_type_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_model_version_id_idx" ON "evidence"("workspace_id", "model_version_id");

-- CreateIndex
CREATE INDEX "evidence_workspace_id_effective_to_idx" ON "evidence"("workspace_id", "effective_to");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_workspace_id_key_key" ON "evidence"("workspace_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_revision_workspace_id_evidence_id_revision_key" ON "evidence_revision"("workspace_id", "evidence_id", "revision");

-- CreateIndex
CREATE INDEX "finding_workspace_id_number_idx" ON "finding"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "finding_workspace_id_engagement_id_status_idx" ON "finding"("workspace_id", "engagement_id", "status");

-- CreateIndex
CREATE INDEX "finding_workspace_id_status_severity_idx" ON "finding"("workspace_id", "status", "severity");

-- CreateIndex
CREATE INDEX "finding_workspace_id_severity_number_idx" ON "finding"("workspace_id", "severity", "number");

-- CreateIndex
CREATE INDEX "finding_workspace_id_owner_id_idx" ON "finding"("workspace_id", "owner_id");

-- CreateIndex
CREATE INDEX "finding_workspace_id_engagement_id_fingerprint_idx" ON "finding"("workspace_id", "engagement_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "finding_workspace_id_key_key" ON "finding"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "finding_weakness_workspace_id_cwe_idx" ON "finding_weakness"("workspace_id", "cwe");

-- CreateIndex
CREATE UNIQUE INDEX "label_workspace_id_name_key" ON "label"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "finding_label_workspace_id_label_id_idx" ON "finding_label"("workspace_id", "label_id");

-- CreateIndex
CREATE INDEX "finding_subject_workspace_id_finding_id_idx" ON "finding_subject"("workspace_id", "finding_id");

-- CreateIndex
CREATE INDEX "finding_subject_workspace_id_model_version_id_status_idx" ON "finding_subject"("workspace_id", "model_version_id", "status");

-- CreateIndex
CREATE INDEX "finding_subject_workspace_id_dataset_version_id_status_idx" ON "finding_subject"("workspace_id", "dataset_version_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "occurrence_workspace_id_finding_id_intake_run_id_key" ON "occurrence"("workspace_id", "finding_id", "intake_run_id");

-- CreateIndex
CREATE INDEX "comment_workspace_id_finding_id_posted_at_idx" ON "comment"("workspace_id", "finding_id", "posted_at");

-- CreateIndex
CREATE INDEX "override_workspace_id_finding_id_idx" ON "override"("workspace_id", "finding_id");

-- CreateIndex
CREATE INDEX "override_workspace_id_status_expires_at_idx" ON "override"("workspace_id", "status", "expires_at");

-- CreateIndex
CREATE INDEX "retest_workspace_id_finding_id_idx" ON "retest"("workspace_id", "finding_id");

-- CreateIndex
CREATE INDEX "gate_workspace_id_engagement_id_stage_idx" ON "gate"("workspace_id", "engagement_id", "stage");

-- CreateIndex
CREATE INDEX "gate_workspace_id_status_idx" ON "gate"("workspace_id", "status");

-- CreateIndex
CREATE INDEX "gate_workspace_id_model_version_id_idx" ON "gate"("workspace_id", "model_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "gate_workspace_id_key_key" ON "gate"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "gate_readiness_workspace_id_gate_id_computed_at_idx" ON "gate_readiness"("workspace_id", "gate_id", "computed_at");

-- CreateIndex
CREATE INDEX "gate_decision_workspace_id_gate_id_decided_at_idx" ON "gate_decision"("workspace_id", "gate_id", "decided_at");

-- CreateIndex
CREATE INDEX "gate_condition_workspace_id_decision_id_idx" ON "gate_condition"("workspace_id", "decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_workspace_id_decision_id_signer_id_key" ON "signature"("workspace_id", "decision_id", "signer_id");

-- CreateIndex
CREATE INDEX "intake_run_workspace_id_engagement_id_idx" ON "intake_run"("workspace_id", "engagement_id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_run_workspace_id_key_key" ON "intake_run"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "intake_row_workspace_id_run_id_fingerprint_idx" ON "intake_row"("workspace_id", "run_id", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "model_workspace_id_engagement_id_name_key" ON "model"("workspace_id", "engagement_id", "name");

-- CreateIndex
CREATE INDEX "model_version_workspace_id_engagement_id_idx" ON "model_version"("workspace_id", "engagement_id");

-- CreateIndex
CREATE INDEX "model_version_workspace_id_status_idx" ON "model_version"("workspace_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "model_version_workspace_id_model_id_label_key" ON "model_version"("workspace_id", "model_id", "label");

-- CreateIndex
CREATE UNIQUE INDEX "component_workspace_id_kind_name_release_key" ON "component"("workspace_id", "kind", "name", "release");

-- CreateIndex
CREATE INDEX "model_version_component_workspace_id_component_id_idx" ON "model_version_component"("workspace_id", "component_id");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_workspace_id_name_key" ON "dataset"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "dataset_version_workspace_id_dataset_id_label_key" ON "dataset_version"("workspace_id", "dataset_id", "label");

-- CreateIndex
CREATE INDEX "lineage_workspace_id_dataset_version_id_idx" ON "lineage"("workspace_id", "dataset_version_id");

-- CreateIndex
CREATE INDEX "responsibility_workspace_id_scope_scope_code_idx" ON "responsibility"("workspace_id", "scope", "scope_code");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "team_workspace_id_slug_key" ON "team"("workspace_id", "slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_workspace_id_email_key" ON "membership"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "team_member_workspace_id_membership_id_idx" ON "team_member"("workspace_id", "membership_id");

-- CreateIndex
CREATE INDEX "grant_workspace_id_membership_id_idx" ON "grant"("workspace_id", "membership_id");

-- CreateIndex
CREATE INDEX "grant_workspace_id_engagement_id_idx" ON "grant"("workspace_id", "engagement_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_email_idx" ON "invitation"("workspace_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "upload_workspace_id_sha256_idx" ON "upload"("workspace_id", "sha256");

-- AddForeignKey
ALTER TABLE "control" ADD CONSTRAINT "control_workspace_id_layer_id_fkey" FOREIGN KEY ("workspace_id", "layer_id") REFERENCES "layer"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control_evidence" ADD CONSTRAINT "control_evidence_workspace_id_control_id_fkey" FOREIGN KEY ("workspace_id", "control_id") REFERENCES "control"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "control_evidence" ADD CONSTRAINT "control_evidence_workspace_id_evidence_type_id_fkey" FOREIGN KEY ("workspace_id", "evidence_type_id") REFERENCES "evidence_type"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_requirement" ADD CONSTRAINT "gate_requirement_workspace_id_definition_id_fkey" FOREIGN KEY ("workspace_id", "definition_id") REFERENCES "gate_definition"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_requirement" ADD CONSTRAINT "gate_requirement_workspace_id_evidence_type_id_fkey" FOREIGN KEY ("workspace_id", "evidence_type_id") REFERENCES "evidence_type"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_workspace_id_framework_id_fkey" FOREIGN KEY ("workspace_id", "framework_id") REFERENCES "framework"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping" ADD CONSTRAINT "mapping_workspace_id_layer_id_fkey" FOREIGN KEY ("workspace_id", "layer_id") REFERENCES "layer"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapping" ADD CONSTRAINT "mapping_workspace_id_requirement_id_fkey" FOREIGN KEY ("workspace_id", "requirement_id") REFERENCES "requirement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_member" ADD CONSTRAINT "engagement_member_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagement_member" ADD CONSTRAINT "engagement_member_workspace_id_membership_id_fkey" FOREIGN KEY ("workspace_id", "membership_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classification" ADD CONSTRAINT "classification_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classification" ADD CONSTRAINT "classification_workspace_id_decided_by_id_fkey" FOREIGN KEY ("workspace_id", "decided_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_evidence_type_id_fkey" FOREIGN KEY ("workspace_id", "evidence_type_id") REFERENCES "evidence_type"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_dataset_version_id_fkey" FOREIGN KEY ("workspace_id", "dataset_version_id") REFERENCES "dataset_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_workspace_id_producer_id_fkey" FOREIGN KEY ("workspace_id", "producer_id") REFERENCES "team"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revision" ADD CONSTRAINT "evidence_revision_workspace_id_evidence_id_fkey" FOREIGN KEY ("workspace_id", "evidence_id") REFERENCES "evidence"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revision" ADD CONSTRAINT "evidence_revision_workspace_id_uploaded_by_id_fkey" FOREIGN KEY ("workspace_id", "uploaded_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_revision" ADD CONSTRAINT "evidence_revision_workspace_id_uploaded_by_token_id_fkey" FOREIGN KEY ("workspace_id", "uploaded_by_token_id") REFERENCES "api_token"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding" ADD CONSTRAINT "finding_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_weakness" ADD CONSTRAINT "finding_weakness_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_label" ADD CONSTRAINT "finding_label_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_label" ADD CONSTRAINT "finding_label_workspace_id_label_id_fkey" FOREIGN KEY ("workspace_id", "label_id") REFERENCES "label"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_subject" ADD CONSTRAINT "finding_subject_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_subject" ADD CONSTRAINT "finding_subject_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "finding_subject" ADD CONSTRAINT "finding_subject_workspace_id_dataset_version_id_fkey" FOREIGN KEY ("workspace_id", "dataset_version_id") REFERENCES "dataset_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_workspace_id_intake_run_id_fkey" FOREIGN KEY ("workspace_id", "intake_run_id") REFERENCES "intake_run"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_author_id_fkey" FOREIGN KEY ("workspace_id", "author_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "override" ADD CONSTRAINT "override_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "override" ADD CONSTRAINT "override_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "override" ADD CONSTRAINT "override_workspace_id_proposed_by_id_fkey" FOREIGN KEY ("workspace_id", "proposed_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "override" ADD CONSTRAINT "override_workspace_id_approved_by_id_fkey" FOREIGN KEY ("workspace_id", "approved_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retest" ADD CONSTRAINT "retest_workspace_id_finding_id_fkey" FOREIGN KEY ("workspace_id", "finding_id") REFERENCES "finding"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retest" ADD CONSTRAINT "retest_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retest" ADD CONSTRAINT "retest_workspace_id_requested_by_id_fkey" FOREIGN KEY ("workspace_id", "requested_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retest" ADD CONSTRAINT "retest_workspace_id_tester_id_fkey" FOREIGN KEY ("workspace_id", "tester_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate" ADD CONSTRAINT "gate_workspace_id_definition_id_fkey" FOREIGN KEY ("workspace_id", "definition_id") REFERENCES "gate_definition"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate" ADD CONSTRAINT "gate_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate" ADD CONSTRAINT "gate_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate" ADD CONSTRAINT "gate_workspace_id_dataset_version_id_fkey" FOREIGN KEY ("workspace_id", "dataset_version_id") REFERENCES "dataset_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_readiness" ADD CONSTRAINT "gate_readiness_workspace_id_gate_id_fkey" FOREIGN KEY ("workspace_id", "gate_id") REFERENCES "gate"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_decision" ADD CONSTRAINT "gate_decision_workspace_id_gate_id_fkey" FOREIGN KEY ("workspace_id", "gate_id") REFERENCES "gate"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_decision" ADD CONSTRAINT "gate_decision_workspace_id_decided_by_id_fkey" FOREIGN KEY ("workspace_id", "decided_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_condition" ADD CONSTRAINT "gate_condition_workspace_id_decision_id_fkey" FOREIGN KEY ("workspace_id", "decision_id") REFERENCES "gate_decision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gate_condition" ADD CONSTRAINT "gate_condition_workspace_id_owner_id_fkey" FOREIGN KEY ("workspace_id", "owner_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_workspace_id_decision_id_fkey" FOREIGN KEY ("workspace_id", "decision_id") REFERENCES "gate_decision"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_workspace_id_signer_id_fkey" FOREIGN KEY ("workspace_id", "signer_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_run" ADD CONSTRAINT "intake_run_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_run" ADD CONSTRAINT "intake_run_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_run" ADD CONSTRAINT "intake_run_workspace_id_started_by_id_fkey" FOREIGN KEY ("workspace_id", "started_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_run" ADD CONSTRAINT "intake_run_workspace_id_started_by_token_id_fkey" FOREIGN KEY ("workspace_id", "started_by_token_id") REFERENCES "api_token"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intake_row" ADD CONSTRAINT "intake_row_workspace_id_run_id_fkey" FOREIGN KEY ("workspace_id", "run_id") REFERENCES "intake_run"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model" ADD CONSTRAINT "model_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_workspace_id_model_id_fkey" FOREIGN KEY ("workspace_id", "model_id") REFERENCES "model"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version_component" ADD CONSTRAINT "model_version_component_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version_component" ADD CONSTRAINT "model_version_component_workspace_id_component_id_fkey" FOREIGN KEY ("workspace_id", "component_id") REFERENCES "component"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset" ADD CONSTRAINT "dataset_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version" ADD CONSTRAINT "dataset_version_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dataset_version" ADD CONSTRAINT "dataset_version_workspace_id_dataset_id_fkey" FOREIGN KEY ("workspace_id", "dataset_id") REFERENCES "dataset"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_workspace_id_model_version_id_fkey" FOREIGN KEY ("workspace_id", "model_version_id") REFERENCES "model_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lineage" ADD CONSTRAINT "lineage_workspace_id_dataset_version_id_fkey" FOREIGN KEY ("workspace_id", "dataset_version_id") REFERENCES "dataset_version"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "responsibility" ADD CONSTRAINT "responsibility_workspace_id_membership_id_fkey" FOREIGN KEY ("workspace_id", "membership_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_workspace_id_team_id_fkey" FOREIGN KEY ("workspace_id", "team_id") REFERENCES "team"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_workspace_id_membership_id_fkey" FOREIGN KEY ("workspace_id", "membership_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_workspace_id_membership_id_fkey" FOREIGN KEY ("workspace_id", "membership_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagement"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_invited_by_id_fkey" FOREIGN KEY ("workspace_id", "invited_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_workspace_id_created_by_id_fkey" FOREIGN KEY ("workspace_id", "created_by_id") REFERENCES "membership"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


