"""Addresses of the plan with her and of the way out; ``urls`` takes them in."""

from django.urls import path

from umay.web import appeals, appointments, leaving, notes, plan

OF = "families/<uuid:household>/"

urlpatterns = [
    path(OF + "goals/", plan.goals, name="goals"),
    path(OF + "goals/new/", plan.goal_new, name="goal-new"),
    path(OF + "goals/<uuid:goal>/", plan.goal, name="goal"),
    path(OF + "goals/<uuid:goal>/steps/", plan.step_new, name="step-new"),
    path(OF + "steps/<uuid:step>/", plan.step_accept, name="step-accept"),
    path(OF + "to-do/", plan.task_new, name="task-new"),
    path(OF + "help/", plan.service, name="service"),
    path(OF + "hours/", appointments.new, name="appointment-new"),
    path(OF + "hours/file/", appointments.calendar, name="calendar"),
    path(
        OF + "hours/<uuid:appointment>/", appointments.appointment, name="appointment"
    ),
    path(OF + "notes/", notes.notes, name="notes"),
    path(OF + "notes/new/", notes.new, name="note-new"),
    path(OF + "next/", leaving.way_out, name="way-out"),
    path(OF + "next/where/", leaving.place, name="way-out-where"),
    path(OF + "next/<slug:what>/", leaving.line, name="way-out-line"),
    path(OF + "later/", leaving.later, name="follow-up"),
    path(OF + "longer/<uuid:extension>/again/", appeals.make, name="appeal"),
    path(OF + "longer/<uuid:extension>/look/", appeals.decide, name="appeal-decide"),
]
