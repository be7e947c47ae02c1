from django.urls import include, path

urlpatterns = [
    path("", include("alongside.base.accounts.urls")),
    path("", include("alongside.doors.desk.urls")),
    path("", include("alongside.doors.portal.urls")),
    path("", include("alongside.doors.exchange.urls")),
]

handler400 = "alongside.doors.desk.views.misc.not_understood"
handler404 = "alongside.doors.desk.views.misc.not_found"
handler500 = "alongside.doors.desk.views.misc.failed"
