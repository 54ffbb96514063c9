-- Evidence grows too old for the policy of a gate by the clock alone.
ALTER TABLE lapse DROP CONSTRAINT lapse_kind_code;
ALTER TABLE lapse ADD CONSTRAINT lapse_kind_code CHECK (kind IN ('EVIDENCE_BEGINS', 'EVIDENCE_ENDS', 'EVIDENCE_GRACE', 'OVERRIDE_ENDS', 'CONDITION_ENDS', 'GATE_DUE', 'DELEGATION_ENDS', 'POLICY_AGES'));
