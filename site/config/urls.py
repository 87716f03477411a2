"""Every address of the site."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap

from config import views

sign_in = RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)

urlpatterns = [
    path("mitt-arbeid/", views.my_work, name="my_work"),
    path("demo/logg-inn/", views.demo_sign_in, name="demo_sign_in"),
    path("sprak/<str:code>/", views.choose_language, name="choose_language"),
    path("", include("nominations.urls")),
    path("jury/", include("jury.urls")),
    # People sign in by code: the pages for passwords and for signing up do not exist.
    path("konto/login/", sign_in, name="sign_in"),
    re_path(r"^konto/(signup|password|email|confirm-email)/", views.no_such_page),
    path("_util/login/", views.no_such_page),
    path("konto/", include("allauth.urls")),
    path("admin/login/", views.no_way_in),
    path("admin/logout/", RedirectView.as_view(pattern_name="account_logout")),
    path("admin/", include(wagtailadmin_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
]
if settings.DEVELOPMENT:
    # In production the proxy or the object store serves the editors' pictures.
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
urlpatterns += [path("", include(wagtail_urls))]
