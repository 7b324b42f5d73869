"""Addresses of children's pages; ``urls`` takes them in."""

from django.urls import path

from umay.web import children

ONE = "families/<uuid:household>/children/<uuid:member>/"

urlpatterns = [
    path("families/<uuid:household>/children/", children.door, name="child-door"),
    path(ONE, children.child, name="child"),
    path(f"{ONE}write/", children.part, name="child-part"),
    path(f"{ONE}ordered/", children.order_new, name="child-order-new"),
    path(
        f"{ONE}ordered/<uuid:court_order>/end/",
        children.order_end,
        name="child-order-end",
    ),
    path(f"{ONE}time/", children.session_new, name="child-session-new"),
]
