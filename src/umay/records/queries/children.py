"""Children: those of a family, and the page of one."""

from uuid import UUID

from umay.records.models import Child, ChildSession, CourtOrder, Member


def children_of(household: UUID) -> list[Member]:
    """Return the children of a family with what is written of them. One query."""
    rows = Member.objects.filter(household=household, kind=Member.Kind.CHILD)
    return list(rows.exclude(whereabouts="left").select_related("child"))


def child_of(household: UUID, member: UUID) -> Member | None:
    rows = Member.objects.filter(household=household, kind=Member.Kind.CHILD)
    return rows.select_related("household").filter(pk=member).first()


def page_of(child: Member) -> tuple[Child | None, list[CourtOrder], list[ChildSession]]:
    """Return what is known of one child. Three queries."""
    orders = CourtOrder.objects.filter(member=child, ended_at__isnull=True)
    sessions = ChildSession.objects.filter(member=child).select_related("by")
    return (
        Child.objects.filter(member=child).first(),
        list(orders),
        list(sessions),
    )
