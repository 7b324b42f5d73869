"""What many ask of PostgreSQL at one moment is promised in one statement: ADR 4.

The centers' locks come first and in one order, then everything else sees what was
committed before them. Joins are told how to go: the plan is made while tables are
small and kept when they are large.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION umay_promises(asked jsonb) RETURNS text[] LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
DECLARE answers text[];
BEGIN
  PERFORM 1 FROM records_ledgerhead
    WHERE center_id IN (SELECT (one->>'house')::uuid FROM jsonb_array_elements(asked) one)
    ORDER BY center_id FOR UPDATE;
  WITH one AS (
    SELECT * FROM jsonb_to_recordset(asked) AS fields (
      n int, badge text, secret text, roles text[], form uuid, promise uuid, house uuid,
      programme text, size int, step_free boolean, beds int, cots int, at timestamptz,
      lapses_at timestamptz, facts jsonb, salt text, commitment text)
  ), met AS (
    SELECT one.*, w.id AS worker, f.act AS earlier, f.subject, v.id AS vacancy, v.free,
      row_number() OVER (PARTITION BY one.form ORDER BY n) AS time
    FROM one
    LEFT JOIN records_session s ON s.session_key = badge AND s.expire_date > one.at
    LEFT JOIN records_worker w ON w.id = s.worker_id AND w.is_active
      AND w.password = secret AND w.role = ANY (roles)
    LEFT JOIN records_sentform f ON f.key = one.form
    LEFT JOIN records_center c ON c.id = one.house AND c.listed
    LEFT JOIN records_vacancy v ON v.center_id = c.id AND v.programme = one.programme
      AND v.size = one.size AND v.step_free = one.step_free
  ), in_turn AS (
    SELECT *, row_number() OVER (PARTITION BY vacancy ORDER BY n) AS turn FROM met
    WHERE worker IS NOT NULL AND earlier IS NULL AND time = 1 AND vacancy IS NOT NULL
  ), given AS (
    SELECT in_turn.*, h.size + row_number() OVER (PARTITION BY house ORDER BY n) AS seq
    FROM in_turn JOIN records_ledgerhead h ON h.center_id = house WHERE turn <= free
  ), taken AS (
    UPDATE records_vacancy v SET free = v.free - g.many
    FROM (SELECT vacancy, count(*) AS many FROM given GROUP BY vacancy) g
    WHERE v.id = g.vacancy
  ), numbered AS (
    UPDATE records_ledgerhead h SET size = g.last
    FROM (SELECT house, max(seq) AS last FROM given GROUP BY house) g
    WHERE h.center_id = g.house
  ), promised AS (
    INSERT INTO records_promise (id, center_id, asked_by_id, programme, size, step_free,
      beds, cots, placed_at, lapses_at, state)
    SELECT promise, house, worker, programme, size, step_free,
      beds, cots, at, lapses_at, 'pending' FROM given
  ), entered AS (
    INSERT INTO records_ledgerentry (id, center_id, seq, at, by, act, subject, facts,
      salt, commitment)
    SELECT gen_random_uuid(), house, seq, at, worker, 'place.promised', promise, facts,
      decode(salt, 'hex'), decode(commitment, 'hex') FROM given
  ), remembered AS (
    INSERT INTO records_sentform (key, center_id, by, act, subject, at)
    SELECT form, house, worker, 'place.promised', promise, at FROM given
  )
  SELECT array_agg(CASE
      WHEN worker IS NULL THEN 'unknown'
      WHEN earlier = 'place.promised' THEN subject
      WHEN earlier IS NOT NULL THEN 'key_used'
      WHEN time > 1 THEN 'again'
      WHEN vacancy IS NULL THEN 'no_vacancy'
      WHEN given.n IS NULL THEN 'taken'
      ELSE 'promised' END ORDER BY met.n)
    INTO answers FROM met LEFT JOIN (SELECT n FROM given) given USING (n);
  RETURN answers;
END $$;
"""


def create(apps, editor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION umay_promise")
        editor.execute(CREATE)


class Migration(migrations.Migration):
    dependencies = [("records", "0024_keys_to_get_back")]
    operations = [migrations.RunPython(create)]
