"""The desk's addresses. Each has its row in the doors table."""

from django.urls import path

from .views import day, drafts, finding, meetings, misc, people, person, promises, record, reflections

P = "people/<uuid:person_id>/"

urlpatterns = [
    path("", day.day, name="day"),
    path("notices/<uuid:notice_id>/seen/", day.notice_seen, name="notice_seen"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add_person"),
    path(P, person.person, name="person"),
    path(P + "before/", person.before, name="before"),
    path(P + "say/", person.say_fact, name="say_fact"),
    path(P + "address/", person.add_address, name="add_address"),
    path(P + "name/", person.add_name, name="add_name"),
    path(P + "language/", person.add_language, name="add_language"),
    path(P + "change/", person.change, name="change_person"),
    path(P + "safety/", person.set_banner, name="set_banner"),
    path(P + "give/", people.give, name="give"),
    path(P + "bar/", people.bar_me, name="bar_me"),
    path(P + "seal/", people.propose_seal, name="propose_seal"),
    path(P + "record/", record.record, name="record"),
    path(P + "plan/", meetings.plan, name="plan"),
    path(P + "promise/", promises.make, name="make_promise"),
    path(P + "wonder/", promises.wonder, name="wonder"),
    path("record/", record.record_whom, name="record_whom"),
    path("entries/<uuid:encounter_id>/", record.entry, name="entry"),
    path("entries/<uuid:encounter_id>/correct/", record.correct, name="correct"),
    path("relationships/<uuid:relationship_id>/end/", people.end, name="end_relationship"),
    path("meetings/<uuid:appointment_id>/cancel/", meetings.cancel, name="cancel_meeting"),
    path("promises/<uuid:promise_id>/", promises.settle, name="settle_promise"),
    path("wonderings/<uuid:wondering_id>/", promises.wondering_step, name="wondering_step"),
    path("seals/", people.seals, name="seals"),
    path("reflections/", reflections.reflections, name="reflections"),
    path("reflections/new/", reflections.reflect, name="reflect"),
    path("reflections/<uuid:reflection_id>/", reflections.rewrite, name="reflection"),
    path(
        "reflections/<uuid:reflection_id>/destroy/", reflections.destroy,
        name="destroy_reflection",
    ),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/keep/", drafts.keep, name="keep_draft"),
    path("drafts/<uuid:draft_id>/", drafts.draft, name="draft"),
    path("find/", finding.find, name="find"),
    path("find/else/", finding.find_else, name="find_else"),
    path("emergency/", finding.emergency, name="emergency"),
    path("emergencies/", finding.emergencies, name="emergencies"),
    path("emergencies/<uuid:emergency_id>/", finding.review, name="review_emergency"),
    path("more/", misc.more, name="more"),
    path("components/", misc.gallery, name="components"),
    path("alive/", misc.alive, name="alive"),
    path("livez", misc.livez, name="livez"),
    path("readyz", misc.readyz, name="readyz"),
]
