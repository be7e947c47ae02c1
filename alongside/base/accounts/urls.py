from django.urls import path, re_path

from . import factor_views, views

# Names that begin with account_ are the ones allauth's own code leads to, or could; so does
# mfa_authenticate.
urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/code/", views.give_code, name="mfa_authenticate"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("second-factor/", factor_views.set_up, name="account_second_factor"),
    path("second-factor/codes/", factor_views.recovery_codes, name="account_recovery_codes"),
    path("password/", views.change_password, name="account_change_password"),
    path("password/reset/", views.reset_password, name="account_reset_password"),
    path("password/reset/sent/", views.reset_sent, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/done/", views.reset_done, name="account_reset_password_from_key_done"),
]
