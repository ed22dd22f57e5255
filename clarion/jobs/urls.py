"""Addresses of jobs under ``/admin/``."""

from django.urls import path

from . import views

urlpatterns = [
    path("progress/<uuid:pk>/", views.show_progress, name="clarion_progress"),
    path("progress/<uuid:pk>.json", views.progress_as_json, name="clarion_progress_json"),
    path("progress/<uuid:pk>/stop/", views.stop_progress, name="clarion_progress_stop"),
    path("outbox/<int:pk>/send-again/", views.send_mail_again, name="clarion_send_mail_again"),
]
