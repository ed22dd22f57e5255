"""The deployment files really start: gunicorn from its unit, nginx from its file, TLS in front."""

import configparser
import http.client
import os
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "clarion.example.org"

pytestmark = pytest.mark.deep


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unit(name):
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str
    parser.read(ROOT / "deploy" / "systemd" / name)
    return parser["Service"]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("production")
    names = {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "k" * 20 + "0123456789" * 5,
        "ALLOWED_HOSTS": HOST,
        "BASE_URL": f"https://{HOST}",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "VAR_DIR": str(folder),
        "PATH": os.environ["PATH"],
    }
    for words in (
        ["migrate", "--verbosity", "0"],
        ["collectstatic", "--noinput", "--verbosity", "0"],
        ["load_areas"],
        ["setup_site"],
    ):
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=names, check=True, capture_output=True)
    return folder, names


@pytest.fixture(scope="module")
def served(environment):
    """Port of the TLS front, with the web server behind it as the unit starts it."""
    if not shutil.which("nginx"):
        pytest.skip("nginx is not installed")
    folder, names = environment
    socket_path = folder / "web.sock"
    words = shlex.split(unit("clarion-web.service")["ExecStart"].replace("/run/clarion/web.sock", str(socket_path)))
    plain, secure = free_port(), free_port()
    file = nginx_file(folder, socket_path, plain, secure)
    web = subprocess.Popen([sys.executable, "-m", "gunicorn", *words[1:]], cwd=ROOT, env=names)
    front = subprocess.Popen(["nginx", "-c", str(file), "-p", str(folder)])
    try:
        wait_for(secure)
        yield plain, secure
    finally:
        for process in (front, web):
            process.terminate()
            process.wait(timeout=30)


def nginx_file(folder, socket_path, plain, secure):
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            f"/CN={HOST}",
            "-keyout",
            str(key),
            "-out",
            str(certificate),
        ],
        check=True,
        capture_output=True,
    )
    site = (ROOT / "deploy" / "nginx" / "clarion.conf").read_text("utf-8")
    for known, here in {
        "/run/clarion/web.sock": str(socket_path),
        "/etc/clarion/tls/fullchain.pem": str(certificate),
        "/etc/clarion/tls/privkey.pem": str(key),
        "/var/log/nginx/clarion.log": str(folder / "access.log"),
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{secure} ssl http2;",
    }.items():
        assert known in site
        site = site.replace(known, here)
    main = folder / "nginx.conf"
    user = "user root;\n" if os.geteuid() == 0 else ""
    main.write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\n"
        f"events {{ worker_connections 64; }}\nhttp {{\n{site}\n}}\n"
    )
    subprocess.run(["nginx", "-t", "-c", str(main), "-p", str(folder)], check=True, capture_output=True)
    return main


def ask(port, path, secure=True, **headers):
    context = ssl._create_unverified_context()
    made = (
        http.client.HTTPSConnection("127.0.0.1", port, context=context)
        if secure
        else http.client.HTTPConnection("127.0.0.1", port)
    )
    made.request("GET", path, headers={"Host": HOST, **headers})
    response = made.getresponse()
    response.read()
    made.close()
    return response


def wait_for(port):
    for _ in range(300):
        try:
            if ask(port, "/healthz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("nothing answered within 30 seconds")


def test_plain_http_leads_to_tls(served):
    response = ask(served[0], "/en/", secure=False)
    assert (response.status, response.headers["Location"]) == (301, f"https://{HOST}/en/")


def test_home_page_over_tls(served):
    response = ask(served[1], "/en/")
    assert response.status == 200
    assert response.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert response.headers["Set-Cookie"] is None
    assert response.headers["Server"] == "nginx"


def test_other_hosts_are_refused(served):
    assert ask(served[1], "/en/", Host="evil.example").status == 400


def test_sign_in_cookie_is_bound_to_the_host(served):
    cookie = ask(served[1], "/accounts/login/").headers["Set-Cookie"]
    assert cookie.startswith("__Host-")
    assert "Secure" in cookie


def test_log_holds_no_address_and_no_help_page(served, environment):
    ask(served[1], "/en/help/")
    ask(served[1], "/en/")
    time.sleep(0.3)
    log = (environment[0] / "access.log").read_text()
    assert "GET" in log
    assert "127.0.0.1" not in log
    assert "help" not in log


def test_units_are_well_formed():
    for name in ("clarion-web.service", "clarion-worker.service"):
        assert unit(name)["User"] == "clarion"
        assert unit(name)["NoNewPrivileges"] == "true"


def test_worker_unit_starts_and_stops(environment):
    _, names = environment
    words = shlex.split(unit("clarion-worker.service")["ExecStart"])
    worker = subprocess.Popen([sys.executable, *words[1:]], cwd=ROOT, env=names)
    try:
        time.sleep(8)
        assert worker.poll() is None
    finally:
        worker.terminate()
    assert worker.wait(timeout=60) == 0
