"""Addresses of kept views and of what can be taken back, under ``/admin/``."""

from django.urls import path

from . import admin_views as views

urlpatterns = [
    path("views/", views.SavedViews.as_view(), name="clarion_saved_views"),
    path("views/save/", views.SaveView.as_view(), name="clarion_save_view"),
    path("views/rename/<int:pk>/", views.RenameView.as_view(), name="clarion_rename_view"),
    path("views/remove/<int:pk>/", views.RemoveView.as_view(), name="clarion_remove_view"),
    path("undo/<int:pk>/", views.Undo.as_view(), name="clarion_undo"),
]
