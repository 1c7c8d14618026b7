"""A small real Django app, as somebody's own app is: a login, a cart in the session, anti-forgery on.

Run: python3 app.py PORT DATABASE. Prints "ready" when it listens.
"""

import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from socketserver import ThreadingMixIn

import django
from django.conf import settings

PORT, DATABASE = int(sys.argv[1]), sys.argv[2]

settings.configure(
    SECRET_KEY="only for tests",
    DEBUG=False,
    ALLOWED_HOSTS=["localhost", "127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    INSTALLED_APPS=["django.contrib.sessions"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

PAGE = engines["django"].from_string(
    """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tea by Django</title>
<link rel="stylesheet" href="/style.css"></head><body>
<h1>{% if name %}Hello, {{ name }}{% else %}Who are you?{% endif %}</h1>
{% if name %}<p>Your cart holds <output>{{ cups }}</output> cups.</p>
<form method="post" action="/add">{% csrf_token %}<button>Add a cup</button></form>
{% else %}<form method="post" action="/login">{% csrf_token %}
<label>Name <input name="name" required></label> <label>Password <input name="password" type="password"></label>
<button>Log in</button></form>{% endif %}</body></html>"""
)


def home(request):
    seen = {"name": request.session.get("name"), "cups": request.session.get("cups", 0)}
    return HttpResponse(PAGE.render(seen, request))


def login(request):
    if request.method == "POST":
        request.session.cycle_key()
        request.session["name"] = request.POST["name"]
    return HttpResponseRedirect("/")


def add(request):
    if request.method == "POST":
        request.session["cups"] = request.session.get("cups", 0) + 1
    return HttpResponseRedirect("/")


def style(_request):
    return HttpResponse("body{font:16px sans-serif;margin:2rem}h1{color:#0b5}", content_type="text/css")


urlpatterns = [path("", home), path("login", login), path("add", add), path("style.css", style)]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_args):
        pass


call_command("migrate", verbosity=0)
with make_server("127.0.0.1", PORT, get_wsgi_application(), Server, Quiet) as server:
    print(f"ready {server.server_port}", flush=True)
    server.serve_forever()
