"""Addresses of children's pages; ``urls`` takes them in."""

from django.urls import path

from umay.core.children import Part
from umay.web import children

ONE = "families/<uuid:household>/children/<uuid:member>/"

urlpatterns = [
    path("families/<uuid:household>/children/", children.door, name="child-door"),
    path(ONE, children.child, name="child"),
    *(
        path(f"{ONE}{part}/", children.part, {"part": part}, name=f"child-{part}")
        for part in Part
    ),
    path(f"{ONE}ordered/", children.order_new, name="child-order-new"),
    path(
        f"{ONE}ordered/<uuid:court_order>/end/",
        children.order_end,
        name="child-order-end",
    ),
    path(f"{ONE}time/", children.session_new, name="child-session-new"),
]
