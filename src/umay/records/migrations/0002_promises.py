"""What no code can go round: promises never overlap, the ledger never changes.

PostgreSQL uses exclusion constraints, SQLite triggers: it has one writer at a time,
so a trigger sees every claim there is. Claims stand against each other when

- they give the same bed, or name the same person, for a common night;
- they give common slots of one unit to two households for a common night (a whole
  unit is all its slots, so it stands against each of its beds and any cot in it).
"""

from django.db import migrations

CREATE_POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE records_claim
  ADD CONSTRAINT claim_bed_once EXCLUDE USING gist (
    bed_id WITH =, daterange(first_night, until) WITH &&),
  ADD CONSTRAINT claim_person_once EXCLUDE USING gist (
    member_id WITH =, daterange(first_night, until) WITH &&)
    WHERE (member_id IS NOT NULL),
  ADD CONSTRAINT claim_unit_once EXCLUDE USING gist (
    unit_id WITH =, household_id WITH <>,
    int4range(slot_from, slot_until) WITH &&,
    daterange(first_night, until) WITH &&);

-- Two counters that every act changes: leave room to change them in place.
ALTER TABLE records_ledgerhead SET (fillfactor = 30);
ALTER TABLE records_vacancy SET (fillfactor = 30);

-- What an entry says may be forgotten, once; that it stood may not.
CREATE FUNCTION umay_ledger_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.facts IS NULL AND NEW.salt IS NULL
      AND to_jsonb(NEW) - 'facts' - 'salt' = to_jsonb(OLD) - 'facts' - 'salt'
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'umay: the ledger is never changed' USING ERRCODE = '23514';
END $$;

CREATE TRIGGER ledger_stands BEFORE UPDATE OR DELETE ON records_ledgerentry
  FOR EACH ROW EXECUTE FUNCTION umay_ledger_stands();
-- One round trip, short statements with plans of their own: see ADR 4.
-- Takes the center's lock first, then the vacancy, like every other act.
CREATE FUNCTION umay_promise(
  badge text, secret text, roles text[], form uuid, promise uuid, house uuid,
  kind text, beds_in_unit int, no_steps boolean, people int, babies int,
  now_at timestamptz, until_at timestamptz, content jsonb, its_salt bytea,
  its_commitment bytea
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE worker uuid; earlier record; number bigint;
BEGIN
  SELECT w.id INTO worker FROM records_session s
    JOIN records_worker w ON w.id = s.worker_id
    WHERE s.session_key = badge AND s.expire_date > now_at
      AND w.is_active AND w.password = secret AND w.role = ANY (roles);
  IF NOT FOUND THEN RETURN 'unknown'; END IF;
  SELECT act, subject INTO earlier FROM records_sentform WHERE key = form;
  IF FOUND THEN
    RETURN CASE WHEN earlier.act = 'place.promised' THEN earlier.subject
      ELSE 'key_used' END;
  END IF;
  PERFORM 1 FROM records_center WHERE id = house AND listed;
  IF NOT FOUND THEN RETURN 'no_vacancy'; END IF;
  UPDATE records_ledgerhead SET size = size + 1 WHERE center_id = house
    RETURNING size INTO number;
  UPDATE records_vacancy SET free = free - 1 WHERE center_id = house
    AND programme = kind AND size = beds_in_unit AND step_free = no_steps AND free > 0;
  IF NOT FOUND THEN
    -- Nobody else can have had the number: the row is locked.
    UPDATE records_ledgerhead SET size = size - 1 WHERE center_id = house;
    PERFORM 1 FROM records_vacancy WHERE center_id = house
      AND programme = kind AND size = beds_in_unit AND step_free = no_steps;
    RETURN CASE WHEN FOUND THEN 'taken' ELSE 'no_vacancy' END;
  END IF;
  INSERT INTO records_promise (id, center_id, asked_by_id, programme, size, step_free,
      beds, cots, placed_at, lapses_at, state)
    VALUES (promise, house, worker, kind, beds_in_unit, no_steps,
      people, babies, now_at, until_at, 'pending');
  INSERT INTO records_ledgerentry (id, center_id, seq, at, by, act, subject, facts,
      salt, commitment)
    VALUES (gen_random_uuid(), house, number, now_at, worker, 'place.promised',
      promise, content, its_salt, its_commitment);
  INSERT INTO records_sentform (key, center_id, by, act, subject, at)
    VALUES (form, house, worker, 'place.promised', promise, now_at);
  RETURN 'promised';
END $$;

CREATE TRIGGER ledger_is_not_emptied BEFORE TRUNCATE ON records_ledgerentry
  FOR EACH STATEMENT EXECUTE FUNCTION umay_ledger_stands();
"""

DROP_POSTGRESQL = """
DROP TRIGGER ledger_is_not_emptied ON records_ledgerentry;
DROP TRIGGER ledger_stands ON records_ledgerentry;
DROP FUNCTION umay_ledger_stands();
DROP FUNCTION umay_promise;
ALTER TABLE records_ledgerhead RESET (fillfactor);
ALTER TABLE records_vacancy RESET (fillfactor);
ALTER TABLE records_claim DROP CONSTRAINT claim_bed_once,
  DROP CONSTRAINT claim_person_once, DROP CONSTRAINT claim_unit_once;
"""

COMMON_NIGHT = """
  NEW.first_night < COALESCE(NEW.until, '9999-12-31')
  AND c.first_night < COALESCE(c.until, '9999-12-31')
  AND c.first_night < COALESCE(NEW.until, '9999-12-31')
  AND NEW.first_night < COALESCE(c.until, '9999-12-31')
"""

STANDS = ("id", "center_id", "seq", "at", "by", "act", "subject", "commitment")

AGAINST = {
    "claim_bed_once": "c.bed_id = NEW.bed_id",
    "claim_person_once": "c.member_id = NEW.member_id",
    "claim_unit_once": (
        "c.unit_id = NEW.unit_id AND c.household_id <> NEW.household_id"
        " AND c.slot_from < NEW.slot_until AND NEW.slot_from < c.slot_until"
    ),
}


def sqlite_triggers() -> list[str]:
    claims = [
        f"CREATE TRIGGER {name}_{event.lower()} BEFORE {event} ON records_claim BEGIN"
        f" SELECT RAISE(ABORT, 'umay: {name}') WHERE EXISTS (SELECT 1"
        f" FROM records_claim c WHERE c.id <> NEW.id AND {rule} AND {COMMON_NIGHT});"
        " END"
        for name, rule in AGAINST.items()
        for event in ("INSERT", "UPDATE")
    ]
    refuse = "BEGIN SELECT RAISE(ABORT, 'umay: the ledger is never changed'); END"
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in STANDS)
    ledger = [
        (
            "CREATE TRIGGER ledger_stands_update BEFORE UPDATE ON records_ledgerentry"
            f" WHEN NOT (NEW.facts IS NULL AND NEW.salt IS NULL AND {same}) {refuse}"
        ),
        (
            "CREATE TRIGGER ledger_stands_delete BEFORE DELETE ON records_ledgerentry"
            f" {refuse}"
        ),
    ]
    return claims + ledger


def create(apps, editor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(CREATE_POSTGRESQL)
    else:
        for trigger in sqlite_triggers():
            editor.execute(trigger)


def drop(apps, editor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(DROP_POSTGRESQL)
    else:
        for trigger in sqlite_triggers():
            editor.execute(f"DROP TRIGGER {trigger.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [("records", "0001_the_house")]
    operations = [migrations.RunPython(create, drop)]
