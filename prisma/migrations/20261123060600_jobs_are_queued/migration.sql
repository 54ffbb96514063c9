-- The queue belongs to the job runner; the app may put work in it through one function, inside its own transaction.
CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION assay_worker;

CREATE FUNCTION enqueue_job(task text, payload json, job_key text DEFAULT NULL) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = graphile_worker, public, pg_temp
  AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, job_key => enqueue_job.job_key, max_attempts => 5);
END
$$;
REVOKE ALL ON FUNCTION enqueue_job(text, json, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, json, text) TO assay_app;
