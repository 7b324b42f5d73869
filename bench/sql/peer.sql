-- The schema of the peers (performance notes, B3): a center with two quotas.
CREATE TABLE center (id int PRIMARY KEY, cap int, gen_cap int, used int, gen_used int)
  WITH (fillfactor = 50);
CREATE TABLE hold (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  center_id int REFERENCES center, size int, dv bool, created timestamptz,
  expires timestamptz, state smallint);
CREATE INDEX open_hold ON hold (center_id, expires) WHERE state = 0;
INSERT INTO center SELECT n, 1000000000, 1000000000, 0, 0 FROM generate_series(1, 50) n;
