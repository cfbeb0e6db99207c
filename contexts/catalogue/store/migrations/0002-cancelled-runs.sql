-- A run that its operator stopped: what it had merged stays, and what it did not see was not judged.
alter table catalogue.harvest_run drop constraint harvest_run_state_check;
alter table catalogue.harvest_run add constraint harvest_run_state_check
  check (state in ('RUNNING', 'COMPLETED', 'INCOMPLETE', 'FAILED', 'CANCELLED'));
-- The wish of another process, which the harvest reads at its next safe point.
alter table catalogue.harvest_run add column cancel_asked_at timestamptz;
