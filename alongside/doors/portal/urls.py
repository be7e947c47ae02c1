"""Addresses for somebody without a sign-in. Short, and they say nothing."""

from django.urls import path

from . import views

urlpatterns = [
    path("m/thank-you/", views.thanks, name="answered"),
    path("m/<str:token>/", views.answer, name="answer"),
]
