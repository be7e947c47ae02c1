"""Addresses other programs read."""

from django.urls import path

from . import views

urlpatterns = [
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar_feed"),
    path("meetings/<uuid:appointment_id>/invitation.ics", views.invitation, name="invitation"),
]
