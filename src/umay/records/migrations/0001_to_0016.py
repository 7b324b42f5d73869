"""All of 0001 to 0016 at once, for a house that begins now.

One that was begun earlier goes the old way and then counts this as done.
"""

from importlib import import_module
import django.db.models.deletion
import django.utils.timezone
import umay.core.leaving
import umay.core.people
import umay.core.places
import umay.core.plan
import umay.core.rules
import umay.core.waiting
import umay.records.sealed
import uuid
from django.conf import settings
from django.db import migrations, models


PROMISES = import_module("umay.records.migrations.0002_promises")


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("records", "0001_the_house"),
        ("records", "0002_promises"),
        ("records", "0003_sign_in"),
        ("records", "0004_walls"),
        ("records", "0005_leaving_the_house"),
        ("records", "0006_reads_reviewed"),
        ("records", "0007_the_tree"),
        ("records", "0008_what_waits"),
        ("records", "0009_incidents"),
        ("records", "0010_evidence"),
        ("records", "0011_the_plan"),
        ("records", "0012_directors_are_read_too"),
        ("records", "0013_children_and_house_log"),
        ("records", "0014_danger"),
        ("records", "0015_her_door"),
        ("records", "0016_complaints"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Center",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("slug", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=80)),
                ("region", models.CharField(blank=True, max_length=80)),
                ("time_zone", models.CharField(default="Asia/Almaty", max_length=40)),
                ("jurisdiction", models.CharField(default="kz", max_length=8)),
                ("code_language", models.CharField(default="kk", max_length=5)),
                ("listed", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="center_slug",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Failure",
            fields=[
                (
                    "about",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("count", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("center_id", models.UUIDField()),
                ("seq", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("by", models.UUIDField()),
                ("act", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=40)),
                ("commitment", models.BinaryField(max_length=32)),
                ("salt", models.BinaryField(max_length=32, null=True)),
                ("facts", models.JSONField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("act", "fields.opened")),
                        fields=["center_id", "at"],
                        name="openings",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center_id", "seq"), name="one_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="seq_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerTree",
            fields=[
                ("center_id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField(default=1)),
                ("size", models.BigIntegerField(default=0)),
                ("frontier", models.BinaryField(default=b"")),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LedgerTile",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("center_id", models.UUIDField()),
                ("level", models.PositiveSmallIntegerField()),
                ("place", models.BigIntegerField()),
                ("hashes", models.BinaryField(max_length=8192)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center_id", "level", "place"), name="one_tile"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LedgerCheckpoint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("center_id", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("size", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("note", models.TextField()),
                ("witnessed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["number", "size"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center_id", "number", "size"),
                        name="one_checkpoint_a_size",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("center_id", models.UUIDField()),
                ("by", models.UUIDField()),
                ("act", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False),
                ),
                ("session_data", models.TextField()),
                ("expire_date", models.DateTimeField(db_index=True)),
                ("worker_id", models.UUIDField(db_index=True, null=True)),
                ("number", models.UUIDField(default=uuid.uuid4)),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("agent", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                (
                    "center",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="records.center",
                    ),
                ),
                ("size", models.BigIntegerField(default=0)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Rules",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("hold_minutes", models.PositiveIntegerField(default=90)),
                ("cot_until_months", models.PositiveIntegerField(default=24)),
                (
                    "older_boys",
                    models.CharField(
                        default=umay.core.rules.OlderBoys["OWN_ROOM"], max_length=12
                    ),
                ),
                ("older_boy_from", models.PositiveIntegerField(default=14, null=True)),
                (
                    "overflow",
                    models.CharField(
                        default=umay.core.rules.Overflow["WITH_REASON"], max_length=12
                    ),
                ),
                ("fold_outs_per_unit", models.PositiveIntegerField(default=1)),
                ("danger_weeks", models.PositiveIntegerField(default=12)),
                ("reviews", models.JSONField(default=list)),
                ("notices", models.JSONField(default=list)),
                ("intake_days", models.PositiveSmallIntegerField(default=2)),
                ("plan_working_days", models.PositiveSmallIntegerField(default=5)),
                ("review_days", models.PositiveSmallIntegerField(default=14)),
                ("exit_plan_day", models.PositiveSmallIntegerField(default=90)),
                ("follow_up_days", models.PositiveSmallIntegerField(default=14)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center",), name="one_set_of_rules"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hold_minutes__gte", 5), ("hold_minutes__lte", 1440)
                        ),
                        name="hold_between_5_minutes_and_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("danger_weeks__gte", 1), ("danger_weeks__lte", 12)
                        ),
                        name="danger_looked_at_in_time",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OwnLimit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("since", models.DateField()),
                ("months", models.PositiveIntegerField()),
                ("reach", models.CharField(max_length=20)),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "since"), name="one_limit_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__gte", 1), ("months__lte", 60)),
                        name="limit_in_months",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("beds", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "code"), name="one_programme_code"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("username", models.CharField(max_length=60, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("duty", "duty"),
                            ("social", "social"),
                            ("psychologist", "psychologist"),
                            ("children", "children"),
                            ("lawyer", "lawyer"),
                            ("medic", "medic"),
                            ("director", "director"),
                            ("admin", "admin"),
                            ("inspector", "inspector"),
                        ],
                        max_length=12,
                    ),
                ),
                ("supervisor", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
                ("vouched", models.BooleanField(default=True)),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("declared_at", models.DateTimeField(blank=True, null=True)),
                ("password", models.CharField(max_length=160)),
                ("last_login", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Vacancy",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("programme", models.CharField(max_length=20)),
                ("size", models.PositiveSmallIntegerField()),
                ("step_free", models.BooleanField()),
                ("free", models.IntegerField()),
                ("free_cots", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["programme", "size"], name="units_of_a_kind")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "programme", "size", "step_free"),
                        name="one_vacancy",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("free__gte", 0)),
                        name="no_more_promised_than_free",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Household",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("survivor_code", models.CharField(max_length=60)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.programme",
                    ),
                ),
                ("call_name", umay.records.sealed.Sealed(category="identity", most=80)),
                ("reach", umay.records.sealed.Sealed(category="identity", most=400)),
                ("address", umay.records.sealed.Sealed(category="identity", most=400)),
                (
                    "relatives",
                    umay.records.sealed.Sealed(category="identity", most=1000),
                ),
                ("abuser", umay.records.sealed.Sealed(category="safety", most=1000)),
                (
                    "safety_plan",
                    umay.records.sealed.Sealed(category="safety", most=4000),
                ),
                (
                    "pregnant",
                    models.CharField(
                        default=umay.core.people.Answer["UNKNOWN"], max_length=8
                    ),
                ),
                (
                    "step_free",
                    models.CharField(
                        default=umay.core.people.Answer["UNKNOWN"], max_length=8
                    ),
                ),
                (
                    "access_needs",
                    umay.records.sealed.Sealed(category="health", most=400),
                ),
                (
                    "pets",
                    models.CharField(
                        default=umay.core.people.Answer["UNKNOWN"], max_length=8
                    ),
                ),
                ("languages", models.CharField(blank=True, max_length=120)),
                ("may_share", models.BooleanField(default=False)),
                ("may_split", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                (
                    "own_worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("marked_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "survivor_code"),
                        name="a_code_is_never_reused",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Holder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("worker", "Worker"),
                            ("intake", "Intake"),
                            ("recovery", "Recovery"),
                            ("resident", "Resident"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("public", models.BinaryField(max_length=32)),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "worker"), ("worker__isnull", False)),
                            models.Q(
                                models.Q(("kind", "worker"), _negated=True),
                                ("worker__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_worker_is_named_only_if_she_holds",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True), ("kind", "worker")
                        ),
                        fields=("worker",),
                        name="one_key_pair_a_worker",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            models.Q(
                                ("kind__in", ["worker", "resident"]), _negated=True
                            ),
                        ),
                        fields=("center", "kind"),
                        name="one_key_pair_a_house",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("token", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("worker",),
                        name="one_open_invitation_a_worker",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("since", models.DateTimeField()),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", umay.records.sealed.Sealed(category="safety", most=4000)),
            ],
            options={
                "ordering": ["-given_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["center"],
                        name="unread_handovers",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("read_by__isnull", True),
                            models.Q(("read_by", models.F("given_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="somebody_else_reads_a_handover",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadsReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("week", models.DateField()),
                (
                    "whose",
                    models.CharField(
                        choices=[("others", "Others"), ("directors", "Directors")],
                        default="others",
                        max_length=9,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("openings", models.PositiveIntegerField()),
                ("unusual", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "week", "whose"), name="a_week_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("code", models.CharField(max_length=12)),
                ("floor", models.SmallIntegerField(default=1)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.programme",
                    ),
                ),
                ("step_free", models.BooleanField(default=False)),
                ("shared", models.BooleanField(default=False)),
                (
                    "condition",
                    models.CharField(
                        default=umay.core.places.Condition["READY"], max_length=10
                    ),
                ),
                ("closed_until", models.DateField(blank=True, null=True)),
                ("adjoins", models.JSONField(blank=True, default=list)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "code"), name="one_unit_code"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="records.household",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("head", "Head"),
                            ("adult", "Adult"),
                            ("child", "Child"),
                        ],
                        max_length=8,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "age",
                    models.CharField(
                        default=umay.core.people.Age["UNKNOWN"], max_length=8
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        default=umay.core.people.Sex["UNKNOWN"], max_length=8
                    ),
                ),
                ("birth_month", models.DateField(blank=True, null=True)),
                (
                    "whereabouts",
                    models.CharField(
                        default=umay.core.people.Whereabouts["HERE"], max_length=10
                    ),
                ),
                (
                    "elsewhere_with",
                    umay.records.sealed.Sealed(category="identity", most=120),
                ),
                (
                    "full_name",
                    umay.records.sealed.Sealed(category="identity", most=120),
                ),
                (
                    "other_names",
                    umay.records.sealed.Sealed(category="identity", most=200),
                ),
                (
                    "birth_date",
                    umay.records.sealed.Sealed(category="identity", most=10),
                ),
                (
                    "documents",
                    umay.records.sealed.Sealed(category="identity", most=200),
                ),
                ("phone", umay.records.sealed.Sealed(category="identity", most=40)),
                ("school", umay.records.sealed.Sealed(category="identity", most=200)),
                ("health", umay.records.sealed.Sealed(category="health", most=1000)),
                ("since", models.DateField()),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "number"), name="members_are_numbered"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "head")),
                        fields=("household",),
                        name="one_head",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="KeepApart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.household",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.household",
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        default=umay.core.places.Scope["HOUSE"], max_length=8
                    ),
                ),
                ("why", umay.records.sealed.Sealed(category="safety", most=400)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("other")), _negated=True),
                        name="apart_are_two",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="records.household",
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("chat", "Chat"),
                            ("door", "Door"),
                            ("police", "Police"),
                            ("partner", "Partner"),
                            ("unknown", "Unknown"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "safe_to_talk",
                    models.CharField(
                        default=umay.core.people.Answer["UNKNOWN"], max_length=8
                    ),
                ),
                (
                    "if_line_drops",
                    umay.records.sealed.Sealed(category="safety", most=200),
                ),
                (
                    "danger_words",
                    umay.records.sealed.Sealed(category="safety", most=1000),
                ),
                (
                    "danger",
                    models.CharField(
                        default=umay.core.waiting.Danger["UNKNOWN"], max_length=10
                    ),
                ),
                (
                    "areas_to_avoid",
                    umay.records.sealed.Sealed(category="safety", most=200),
                ),
                ("first_night", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("held", "Held"),
                            ("waiting", "Waiting"),
                            ("admitted", "Admitted"),
                            ("referred", "Referred"),
                            ("advice", "Advice"),
                            ("turned_away", "Turned Away"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["center", "outcome", "taken_at"],
                        name="records_req_center__5ac20d_idx",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="records.household",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("about", models.JSONField(default=list)),
                ("due_on", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("complaint", umay.records.sealed.Sealed(category="notes", most=4000)),
                ("reply", umay.records.sealed.Sealed(category="notes", most=4000)),
            ],
            options={
                "ordering": ["-made_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=["to"],
                        name="complaints_to_answer",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="records.household",
                    ),
                ),
                ("recipient", models.CharField(max_length=16)),
                ("purpose", models.CharField(max_length=16)),
                ("fields", models.JSONField(default=list)),
                ("to_whom", umay.records.sealed.Sealed(category="notes", most=200)),
                ("what_for", umay.records.sealed.Sealed(category="notes", most=400)),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.DateTimeField()),
                ("signed_as", models.CharField(blank=True, max_length=8)),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("paper_of", models.DateField(blank=True, null=True)),
                ("language", models.CharField(blank=True, max_length=5)),
                ("her_word", umay.records.sealed.Sealed(category="notes", most=60)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("asked_at"))),
                        name="a_consent_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_as", ""), ("signed_at__isnull", True)),
                            models.Q(
                                ("signed_as__in", ["paper", "screen"]),
                                ("signed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="signed_on_paper_or_on_the_screen",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demands",
                        to="records.household",
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("came_on", models.DateField()),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "from_whom",
                    umay.records.sealed.Sealed(category="evidence", most=200),
                ),
                ("number", umay.records.sealed.Sealed(category="evidence", most=60)),
                ("asks", umay.records.sealed.Sealed(category="evidence", most=1000)),
                ("fields", models.JSONField(default=list)),
                ("verdict", models.CharField(blank=True, max_length=8)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("without_lawyer", models.BooleanField(default=False)),
                (
                    "checked_why",
                    umay.records.sealed.Sealed(category="evidence", most=1000),
                ),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by__isnull", True), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("checked_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="somebody_checked_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True),
                            models.Q(("told_at__isnull", False), ("verdict", "lawful")),
                            _connector="OR",
                        ),
                        name="answered_when_checked_and_told",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DangerTalk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talks",
                        to="records.household",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("held_at", models.DateTimeField()),
                (
                    "held_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("talked", umay.records.sealed.Sealed(category="safety", most=60000)),
                (
                    "in_her_words",
                    umay.records.sealed.Sealed(category="safety", most=4000),
                ),
                ("level", umay.records.sealed.Sealed(category="safety", most=20)),
                ("level_why", umay.records.sealed.Sealed(category="safety", most=2000)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "number"), name="danger_talks_are_numbered"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SafetyPart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_parts",
                        to="records.household",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("house", "house"),
                            ("outside", "outside"),
                            ("online", "online"),
                            ("leaving", "leaving"),
                            ("court", "court"),
                        ],
                        max_length=8,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("marked", umay.records.sealed.Sealed(category="safety", most=20000)),
                (
                    "plan_words",
                    umay.records.sealed.Sealed(category="safety", most=4000),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "part"), name="one_safety_plan_a_family"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Lock",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="locks",
                        to="records.holder",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("passphrase", "Passphrase"), ("passkey", "Passkey")],
                        max_length=10,
                    ),
                ),
                ("credential", models.CharField(blank=True, max_length=400)),
                ("salt", models.BinaryField(max_length=64)),
                ("sealed", models.BinaryField(max_length=128)),
                ("memory", models.PositiveIntegerField(default=0)),
                ("passes", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("holder", "kind", "credential"),
                        name="one_lock_a_secret",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SharedKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("intake", "Intake"), ("search", "Search")],
                        max_length=8,
                    ),
                ),
                ("of", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "of", "holder"), name="one_shared_copy_a_holder"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HouseholdKey",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keys",
                        to="records.household",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("identity", "identity"),
                            ("safety", "safety"),
                            ("notes", "notes"),
                            ("health", "health"),
                            ("evidence", "evidence"),
                            ("private", "private"),
                        ],
                        max_length=8,
                    ),
                ),
                ("commitment", models.BinaryField(max_length=32)),
                ("made_at", models.DateTimeField()),
                ("renew_since", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["household", "category"],
                        name="records_hou_househo_62889a_idx",
                    ),
                    models.Index(
                        condition=models.Q(("renew_since__isnull", False)),
                        fields=["center", "renew_since"],
                        name="keys_to_renew",
                    ),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.household",
                    ),
                ),
                ("reason", models.CharField(max_length=16)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_by__isnull", True),
                            models.Q(
                                ("agreed_by", models.F("asked_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="two_people_break_the_glass",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="records.household",
                    ),
                ),
                ("mark", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("center", "mark", "household"),
                        name="one_mark_a_household",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Door",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doors",
                        to="records.household",
                    ),
                ),
                (
                    "holder",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="door",
                        to="records.holder",
                    ),
                ),
                ("tag", models.CharField(max_length=4)),
                ("salt", models.BinaryField(max_length=64)),
                ("first", models.BinaryField(max_length=128)),
                ("second", models.BinaryField(max_length=128)),
                ("memory", models.PositiveIntegerField()),
                ("passes", models.PositiveIntegerField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("tag",),
                        name="one_door_a_tag",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("household",),
                        name="one_door_a_household",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="records.household",
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("size", models.PositiveSmallIntegerField()),
                ("received_at", models.DateTimeField()),
                (
                    "received_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file_name",
                    umay.records.sealed.Sealed(category="evidence", most=120),
                ),
                ("note", umay.records.sealed.Sealed(category="evidence", most=1000)),
                ("sha256", umay.records.sealed.Sealed(category="evidence", most=64)),
                ("file_key", umay.records.sealed.Sealed(category="evidence", most=64)),
            ],
            options={
                "ordering": ["received_at", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HouseSecret",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                ("of", models.UUIDField(db_index=True)),
                ("key", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "holder"), name="one_house_secret_a_holder"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HouseEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("told", models.JSONField(default=list)),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="records.household",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.household",
                    ),
                ),
                ("seen", umay.records.sealed.Sealed(category="safety", most=4000)),
                ("done", umay.records.sealed.Sealed(category="safety", most=2000)),
            ],
            options={
                "ordering": ["-at"],
                "indexes": [
                    models.Index(fields=["center", "at"], name="events_by_time")
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
                        to="records.household",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("reported_at", models.DateTimeField()),
                ("told", umay.records.sealed.Sealed(category="notes", most=4000)),
                ("narrative", umay.records.sealed.Sealed(category="notes", most=8000)),
                ("seen_by", umay.records.sealed.Sealed(category="notes", most=1000)),
                ("injuries", umay.records.sealed.Sealed(category="notes", most=1000)),
                ("answered", umay.records.sealed.Sealed(category="notes", most=400)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "number"), name="incidents_are_numbered"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="records.household",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("round_the_clock", "Round The Clock"),
                            ("day", "Day"),
                        ],
                        default="round_the_clock",
                        max_length=16,
                    ),
                ),
                ("first_day", models.DateField()),
                ("planned_leaving", models.DateField(blank=True, null=True)),
                ("leaving_to", models.CharField(blank=True, max_length=20)),
                ("exit_day", models.DateField(blank=True, null=True)),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_home", "own_home"),
                            ("home_without_him", "home_without_him"),
                            ("rented", "rented"),
                            ("rented_subsidised", "rented_subsidised"),
                            ("kin_for_now", "kin_for_now"),
                            ("kin_for_good", "kin_for_good"),
                            ("other_center", "other_center"),
                            ("other_region", "other_region"),
                            ("supported_housing", "supported_housing"),
                            ("hospital", "hospital"),
                            ("institution", "institution"),
                            ("hotel", "hotel"),
                            ("back_to_him", "back_to_him"),
                            ("no_home", "no_home"),
                            ("died", "died"),
                            ("other", "other"),
                            ("unknown", "unknown"),
                            ("unsaid", "unsaid"),
                            ("not_asked", "not_asked"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "keys_back",
                    models.CharField(
                        default=umay.core.people.Answer["UNKNOWN"], max_length=8
                    ),
                ),
                (
                    "follow_up",
                    models.CharField(
                        default=umay.core.people.Answer["UNKNOWN"], max_length=8
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["center", "exit_day", "first_day"],
                        name="records_sta_center__e611db_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("exit_day__isnull", True)),
                        fields=("household",),
                        name="one_open_stay_a_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exit_day__isnull", True),
                            ("exit_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="nobody_leaves_before_she_comes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exit_day__isnull", True),
                            models.Q(("destination", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_exit_has_a_destination",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="records.household",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("words", umay.records.sealed.Sealed(category="notes", most=400)),
                (
                    "kept",
                    models.CharField(
                        default=umay.core.plan.Kept["AHEAD"], max_length=10
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="records.household",
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("care", umay.records.sealed.Sealed(category="notes", most=8000)),
                ("health", umay.records.sealed.Sealed(category="health", most=8000)),
                ("own", umay.records.sealed.Sealed(category="private", most=8000)),
            ],
            options={
                "ordering": ["-written_at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LikeName",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.household",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("knows", models.BooleanField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("worker", "household"), name="one_question_a_likeness"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RightAsked",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rights",
                        to="records.household",
                    ),
                ),
                ("right", models.CharField(max_length=8)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField()),
                ("waits", models.BooleanField(default=False)),
                ("wants", umay.records.sealed.Sealed(category="notes", most=1000)),
                ("answer", models.CharField(blank=True, max_length=8)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered", umay.records.sealed.Sealed(category="notes", most=1000)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at__isnull", True)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_day",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="records.household",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("household",),
                        name="one_restriction_a_household",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Bed",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                ("code", models.CharField(max_length=16)),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="beds",
                        to="records.unit",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bed", "Bed"),
                            ("fold_out", "Fold Out"),
                            ("cot", "Cot"),
                        ],
                        default="bed",
                        max_length=8,
                    ),
                ),
                ("slot", models.PositiveIntegerField()),
                ("removed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_on__isnull", True)),
                        fields=("center", "code"),
                        name="one_bed_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "cot"), ("unit__isnull", True)),
                            models.Q(
                                ("unit__isnull", False),
                                models.Q(("kind", "cot"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="only_a_cot_has_no_unit",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Wall",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.household",
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        choices=[("names", "Names"), ("told", "Told")], max_length=8
                    ),
                ),
                ("by", models.UUIDField(null=True)),
                ("since", models.DateTimeField()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_why", models.CharField(blank=True, max_length=12)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("worker", "household"),
                        name="one_wall_between_two",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TurnAway",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.request",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("full", "Full"),
                            ("no_unit_of_size", "No Unit Of Size"),
                            ("area_unsafe", "Area Unsafe"),
                            ("needs_not_met", "Needs Not Met"),
                            ("steps", "Steps"),
                            ("older_boy", "Older Boy"),
                            ("must_not_meet", "Must Not Meet"),
                            ("pets", "Pets"),
                            ("language", "Language"),
                            ("not_for_us", "Not For Us"),
                            ("her_choice", "Her Choice"),
                            ("no_answer", "No Answer"),
                            ("other", "Other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("adults", models.PositiveSmallIntegerField()),
                ("children", models.PositiveSmallIntegerField()),
                ("beds", models.PositiveSmallIntegerField()),
                ("cots", models.PositiveSmallIntegerField(default=0)),
                ("rule", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["center", "at"], name="records_tur_center__157672_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="WaitingEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.request",
                    ),
                ),
                ("danger", models.CharField(max_length=10)),
                ("since", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_as", models.CharField(blank=True, max_length=12)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["center", "since"],
                        name="waiting_now",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Child",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="child",
                        to="records.member",
                    ),
                ),
                ("health", umay.records.sealed.Sealed(category="health", most=6000)),
                ("school", umay.records.sealed.Sealed(category="identity", most=6000)),
                ("collect", umay.records.sealed.Sealed(category="safety", most=6000)),
                ("danger", umay.records.sealed.Sealed(category="safety", most=8000)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="CourtOrder",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_orders",
                        to="records.member",
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("told", umay.records.sealed.Sealed(category="notes", most=4000)),
            ],
            options={
                "ordering": ["written_at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ChildSession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="records.member",
                    ),
                ),
                ("day", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "talk"),
                            ("play", "play"),
                            ("learning", "learning"),
                            ("group", "group"),
                            ("with_mother", "with_mother"),
                            ("visit", "visit"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("notes", umay.records.sealed.Sealed(category="private", most=8000)),
            ],
            options={
                "ordering": ["-day", "-written_at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.household",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.request",
                    ),
                ),
                ("placed_at", models.DateTimeField()),
                (
                    "placed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("lapses_at", models.DateTimeField(blank=True, null=True)),
                ("first_night", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("lapsed", "Lapsed"),
                            ("released", "Released"),
                            ("admitted", "Admitted"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("bends", models.JSONField(default=list)),
                ("bends_why", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["lapses_at", "center"],
                        name="open_holds",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("household",),
                        name="one_open_hold_a_household",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="records.household",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("paper", models.CharField(max_length=16)),
                ("recipient", models.CharField(max_length=16)),
                ("basis", models.CharField(max_length=12)),
                (
                    "consent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.consent",
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.demand",
                    ),
                ),
                ("fields", models.JSONField(default=list)),
                ("sha256", models.CharField(max_length=64)),
                ("copy", umay.records.sealed.Sealed(category="evidence", most=400000)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["center", "household", "at"],
                        name="records_rel_center__bd58d1_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("basis", "consent"),
                                ("consent__isnull", False),
                                ("demand__isnull", True),
                            ),
                            models.Q(
                                ("basis", "demand"),
                                ("consent__isnull", True),
                                ("demand__isnull", False),
                            ),
                            models.Q(
                                ("basis__in", ["her_right", "house"]),
                                ("consent__isnull", True),
                                ("demand__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="a_release_has_its_basis",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafeContact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="records.member",
                    ),
                ),
                ("channel", models.CharField(max_length=10)),
                ("days", models.JSONField(default=list)),
                ("begins", models.TimeField()),
                ("ends", models.TimeField()),
                ("until", models.DateField()),
                ("voicemail", models.CharField(max_length=8)),
                ("message", models.CharField(max_length=8)),
                ("way", umay.records.sealed.Sealed(category="identity", most=200)),
                ("ask_for", umay.records.sealed.Sealed(category="identity", most=80)),
                ("word_safe", umay.records.sealed.Sealed(category="safety", most=60)),
                ("word_unsafe", umay.records.sealed.Sealed(category="safety", most=60)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["made_at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="records.householdkey",
                    ),
                ),
                (
                    "because",
                    models.CharField(
                        choices=[
                            ("intake", "Intake"),
                            ("own", "Own"),
                            ("given", "Given"),
                            ("wrote", "Wrote"),
                            ("glass", "Glass"),
                            ("recovery", "Recovery"),
                            ("private", "Private"),
                            ("hers", "Hers"),
                        ],
                        max_length=8,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("by", models.UUIDField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["holder", "key"], name="records_gra_holder__4c1644_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "holder"), name="one_grant_a_holder"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("because__in", ["intake", "recovery"]),
                            ("until__isnull", False),
                            _connector="OR",
                        ),
                        name="a_grant_to_a_worker_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="records.householdkey",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "holder", "other"), name="one_piece_a_pair"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ForwardedPiece",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                (
                    "glass",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="records.breakglass",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="records.householdkey",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DoorSign",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="records.holder",
                    ),
                ),
                ("sealed", models.BinaryField(max_length=256)),
                ("epoch", models.PositiveIntegerField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signs",
                        to="records.door",
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["holder", "at"], name="records_doo_holder__ac9cc8_idx"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="EvidencePart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="records.evidence",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("evidence", "number"), name="one_part_a_number"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HandoverLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="records.handover",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("what", models.CharField(max_length=10)),
                (
                    "household",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.household",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.houseevent",
                    ),
                ),
                ("at", models.DateTimeField(null=True)),
                ("day", models.DateField(null=True)),
                ("detail", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ["number"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="records.incident",
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("told", umay.records.sealed.Sealed(category="notes", most=400)),
                ("answer", umay.records.sealed.Sealed(category="notes", most=2000)),
            ],
            options={
                "ordering": ["written_at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="records.stay",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", umay.records.sealed.Sealed(category="notes", most=1000)),
                ("her_wish", umay.records.sealed.Sealed(category="notes", most=1000)),
                ("wanted_until", models.DateField()),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "Granted"), ("refused", "Refused")],
                        max_length=8,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_why",
                    umay.records.sealed.Sealed(category="notes", most=1000),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("appealed_at", models.DateTimeField(blank=True, null=True)),
                ("appeal", umay.records.sealed.Sealed(category="notes", most=1000)),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "looked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("looked_why", umay.records.sealed.Sealed(category="notes", most=1000)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("looked_by__isnull", True),
                            models.Q(
                                ("looked_by", models.F("decided_by")), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="an_appeal_is_for_somebody_else",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decision", "")),
                        fields=("stay",),
                        name="one_open_extension",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "granted"), _negated=True),
                            ("last_day__isnull", False),
                            _connector="OR",
                        ),
                        name="a_granted_extension_has_a_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.stay"
                    ),
                ),
                ("left_at", models.DateTimeField()),
                ("expected_at", models.DateTimeField()),
                ("if_late", umay.records.sealed.Sealed(category="safety", most=200)),
                ("back_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("back_at__isnull", True)),
                        fields=("stay",),
                        name="one_open_absence",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ExitPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "stay",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exit_plan",
                        to="records.stay",
                    ),
                ),
                ("begun_on", models.DateField()),
                ("avoid", umay.records.sealed.Sealed(category="safety", most=1000)),
                ("ties", umay.records.sealed.Sealed(category="safety", most=1000)),
                ("far_enough", umay.records.sealed.Sealed(category="safety", most=400)),
                ("wants", umay.records.sealed.Sealed(category="safety", most=1000)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="records.stay",
                    ),
                ),
                ("day", models.DateField()),
                ("outcome", models.CharField(max_length=10)),
                ("words", umay.records.sealed.Sealed(category="notes", most=1000)),
            ],
            options={
                "ordering": ["-day"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="records.household",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.member",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("set_on", models.DateField()),
                ("words", umay.records.sealed.Sealed(category="notes", most=1000)),
                (
                    "state",
                    models.CharField(
                        default=umay.core.plan.GoalState["OPEN"], max_length=10
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("household", "number"), name="goals_are_numbered"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ServiceGiven",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="records.household",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.member",
                    ),
                ),
                ("day", models.DateField()),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("domestic", "domestic"),
                            ("medical", "medical"),
                            ("psychological", "psychological"),
                            ("pedagogical", "pedagogical"),
                            ("labour", "labour"),
                            ("cultural", "cultural"),
                            ("economic", "economic"),
                            ("legal", "legal"),
                        ],
                        max_length=16,
                    ),
                ),
            ],
            options={
                "ordering": ["-day"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="records.bed",
                    ),
                ),
                ("first_night", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("by", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["bed"],
                        name="kept_back",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("first_night")),
                            _connector="OR",
                        ),
                        name="closure_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingMove",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.waitingentry",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.waitingentry",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("why", umay.records.sealed.Sealed(category="safety", most=200)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.household",
                    ),
                ),
                (
                    "bed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.bed"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.unit"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.member",
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.hold",
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.stay",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stay", "stay"),
                            ("hold", "hold"),
                            ("reservation", "reservation"),
                        ],
                        max_length=12,
                    ),
                ),
                ("first_night", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("slot_from", models.PositiveIntegerField()),
                ("slot_until", models.PositiveIntegerField()),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["center", "first_night"],
                        name="open_claims",
                    ),
                    models.Index(
                        fields=["bed", "first_night"],
                        name="records_cla_bed_id_a3420a_idx",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            ("until__gte", models.F("first_night")),
                            _connector="OR",
                        ),
                        name="claim_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_open", True), ("until__isnull", False), _connector="OR"
                        ),
                        name="a_closed_claim_has_an_end",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_open", True), ("kind", "stay")),
                        fields=("bed",),
                        name="one_present_stay_a_bed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_open", True), ("kind", "stay")),
                        fields=("member",),
                        name="a_person_is_on_one_bed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExitLine",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="records.exitplan",
                    ),
                ),
                ("line", models.CharField(max_length=16)),
                (
                    "state",
                    models.CharField(
                        default=umay.core.leaving.LineState["OPEN"], max_length=8
                    ),
                ),
                ("why", umay.records.sealed.Sealed(category="safety", most=400)),
                ("changed_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "line"), name="a_line_stands_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.center",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("programme", models.CharField(max_length=20)),
                ("size", models.PositiveSmallIntegerField()),
                ("step_free", models.BooleanField()),
                ("beds", models.PositiveSmallIntegerField()),
                ("cots", models.PositiveSmallIntegerField(default=0)),
                ("placed_at", models.DateTimeField()),
                ("lapses_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Pending"),
                            ("held", "Held"),
                            ("lapsed", "Lapsed"),
                        ],
                        default="pending",
                        max_length=8,
                    ),
                ),
                (
                    "hold",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.hold",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "pending")),
                        fields=["center"],
                        name="open_promises",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("beds__gte", 1), ("size__gte", models.F("beds"))
                        ),
                        name="a_promise_fits",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("hold__isnull", False)),
                        fields=("hold",),
                        name="one_hold_a_promise",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "center",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="records.center"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="records.household",
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("orientation", "Orientation"),
                            ("danger_talk", "Danger Talk"),
                            ("safe_contact", "Safe Contact"),
                            ("health", "Health"),
                            ("children", "Children"),
                            ("devices", "Devices"),
                            ("documents", "Documents"),
                            ("intake", "Intake"),
                            ("plan", "Plan"),
                            ("cot", "Cot"),
                            ("refusal", "Refusal"),
                            ("review", "Review"),
                            ("exit_plan", "Exit Plan"),
                            ("follow_up", "Follow Up"),
                            ("step", "Step"),
                            ("by_hand", "By Hand"),
                            ("court_order", "Court Order"),
                        ],
                        max_length=16,
                    ),
                ),
                ("role", models.CharField(max_length=12)),
                ("due_on", models.DateField()),
                (
                    "goal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="records.goal",
                    ),
                ),
                ("words", umay.records.sealed.Sealed(category="notes", most=500)),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("domestic", "domestic"),
                            ("medical", "medical"),
                            ("psychological", "psychological"),
                            ("pedagogical", "pedagogical"),
                            ("labour", "labour"),
                            ("cultural", "cultural"),
                            ("economic", "economic"),
                            ("legal", "legal"),
                        ],
                        max_length=16,
                    ),
                ),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("declined", "Declined"),
                            ("ended", "Ended"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["center", "due_on"],
                        name="open_tasks",
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.RunPython(PROMISES.create, PROMISES.drop),
    ]
