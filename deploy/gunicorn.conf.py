"""How gunicorn serves Clarion: two processes of four threads unless WEB_CONCURRENCY says otherwise."""

import gc
import os

wsgi_app = "config.wsgi"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True
timeout = 30
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 4_094
limit_request_fields = 60
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True


def on_starting(server):
    """The demonstration has public passwords: it never listens beyond loopback."""
    if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".demo"):
        from config.demo_server import refuse_other_than_loopback

        for bind in server.cfg.bind if isinstance(server.cfg.bind, list) else [server.cfg.bind]:
            refuse_other_than_loopback(bind)


def when_ready(server):
    """What was loaded stays: the collector passes it over, so that it runs sooner and its pages stay shared."""
    gc.collect()
    gc.freeze()
