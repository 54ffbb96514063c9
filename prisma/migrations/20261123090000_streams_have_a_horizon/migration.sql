-- When a fact came into the log, by the clock of the database. `at` says when it happened, which may lie long before
-- where records are taken over, so it cannot tell how far back a stream may be replayed.
ALTER TABLE "activity" ADD COLUMN "sequenced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now();
