"""Addresses of account life outside the admin, and the doors of libraries that are closed or led to the one."""

from django.urls import path, re_path

from . import doors

urlpatterns = [
    path("accounts/invitation/<str:token>/", doors.accept_invitation, name="accept_invitation"),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", doors.RemovePasskey.as_view(), name="remove_passkey"),
    # Nobody signs up, and an administrator changes addresses: allauth's pages for it are not there.
    path("accounts/signup/", doors.closed, name="closed_signup"),
    path("accounts/email/", doors.closed, name="closed_email"),
    re_path(r"^accounts/confirm-email/", doors.closed, name="closed_confirm_email"),
    re_path(r"^accounts/login/code/", doors.closed, name="closed_login_code"),
    path("accounts/password/set/", doors.closed, name="closed_set_password"),
    # Wagtail's own ways around the second factor and the verbs.
    path("admin/login/", doors.to_sign_in, name="admin_to_sign_in"),
    re_path(r"^admin/password_reset/", doors.to_password_reset, name="admin_to_password_reset"),
    re_path(r"^documents/authenticate_with_password/", doors.closed, name="closed_document_password"),
    # Wagtail's listings of the library for programs know nothing of organisations; nothing in the admin asks them.
    re_path(r"^admin/api/main/(?:images|documents)/", doors.closed, name="closed_library_api"),
    path("admin/failwhale/", doors.closed, name="closed_error_test"),
    re_path(r"^admin/bulk/partners/user/", doors.closed, name="closed_bulk_people"),
]
localized_urlpatterns = [
    path("_util/login/", doors.to_sign_in, name="page_to_sign_in"),
    re_path(r"^_util/authenticate_with_password/", doors.closed, name="closed_page_password"),
]
