"""Whether a request comes from a machine; machines are counted apart and in no other figure."""

import re

SIGNS = re.compile(
    r"(?<!cu)bot\b|(?<!cu)bot[/_-]|crawl|spider|slurp|preview|headless|phantom|selenium|puppeteer|playwright|lighthouse|monitor"
    r"|python|java/|go-http|okhttp|curl|wget|libwww|httpclient|axios|node-fetch|scrapy|facebookexternalhit|whatsapp"
    r"|telegram|embedly|mediapartners|pingdom|uptime|archive|feed|validator|scanner|^\s*$",
    re.IGNORECASE,
)


def is_robot(user_agent: str) -> bool:
    """By the name the client gives itself; a client that gives none counts as a machine."""
    return SIGNS.search(user_agent) is not None
