"""What the public site is: languages, files, Wagtail, policy headers."""

from zoneinfo import available_timezones

from django.utils.translation import gettext_lazy as _
from environs import validate

from clarion.locale import ADMIN_VARIANTS

from .environment import BASE_DIR, BASE_URL, VAR_DIR, env

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("pt", _("Portuguese")),
    ("es", _("Spanish")),
    ("ar", _("Arabic")),
    ("sw", _("Swahili")),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [(ADMIN_VARIANTS.get(code, code), name) for code, name in LANGUAGES]
WAGTAIL_USER_TIME_ZONES = ["UTC", *sorted(name for name in available_timezones() if "/" in name)]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "UTC"
APPEND_SLASH = True

DEMONSTRATION = False
QUICK_EXIT_URL = env.str("QUICK_EXIT_URL", default="https://www.google.com/search?q=weather", validate=validate.URL())

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "public"
PRIVATE_ROOT = VAR_DIR / "private"
WITHDRAWAL_LEDGER = env.path("WITHDRAWAL_LEDGER", default=VAR_DIR / "ledgers" / "withdrawals.jsonl")
STORAGES = {
    "default": {"BACKEND": "clarion.files.storage.PublicStorage"},
    "private": {"BACKEND": "clarion.files.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if S3_BUCKET := env.str("S3_BUCKET", default=""):
    s3 = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default=None),
        "access_key": env.str("S3_ACCESS_KEY"),
        "secret_key": env.str("S3_SECRET_KEY"),
        "file_overwrite": False,
    }
    STORAGES["default"] = {"BACKEND": "clarion.files.s3.PublicS3Storage", "OPTIONS": s3}
    STORAGES["private"] = {"BACKEND": "clarion.files.s3.PrivateS3Storage", "OPTIONS": s3}

WAGTAIL_SITE_NAME = "Clarion"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "content.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.media.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "content.Handout"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.media.forms.HandoutForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "odt"]
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILMEDIA = {
    "MEDIA_MODEL": "content.Recording",
    "MEDIA_FORM_BASE": "content.media.forms.RecordingForm",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "opus", "wav"],
    "VIDEO_EXTENSIONS": ["mp4", "webm", "mov"],
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
