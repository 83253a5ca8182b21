"""Scrapy over the test web: scrapy_peer.py TASK_FILE prints one JSON line. Links go to its own feed, JSON lines."""
import json
import os
import sys
import time
from urllib.parse import urlsplit

import twisted.web.client
from scrapy import Spider, signals
from scrapy.crawler import CrawlerProcess
from scrapy.http import HtmlResponse

with open(sys.argv[1]) as file:
    task = json.load(file)
hosts = {urlsplit(seed).hostname for seed in task["seeds"]}
ports = {80: task["httpPort"], 443: task["httpsPort"]}
result = {"answers": 0, "pages": 0, "links": 0, "seconds": 0}

# Ports 80 and 443 of any host are two ports of loopback; names and TLS stay those of the host.
Endpoint = twisted.web.client.HostnameEndpoint
twisted.web.client.HostnameEndpoint = lambda reactor, host, port, **options: Endpoint(
    reactor, b"127.0.0.1", ports[port], **options
)


class Links(Spider):
    name = "links"
    start_urls = task["seeds"]

    @classmethod
    def from_crawler(cls, crawler):
        spider = super().from_crawler(crawler)
        crawler.signals.connect(spider.received, signals.response_received)
        return spider

    def received(self, response):
        result["answers"] += 1

    def parse(self, response):
        if response.status != 200 or not isinstance(response, HtmlResponse):
            return
        result["pages"] += 1
        own = urlsplit(response.url).netloc
        links = []
        for anchor in response.css("a[href]"):
            url = response.urljoin(anchor.attrib["href"].strip())
            try:
                parts = urlsplit(url)
                host = parts.hostname
            except ValueError:
                continue
            if parts.scheme not in ("http", "https"):
                continue
            if parts.netloc != own:
                text = anchor.xpath("string()").get()
                links.append({"url": url, "anchor": text, "rel": anchor.attrib.get("rel", "")})
            if host in hosts:
                yield response.follow(url)
        result["links"] += len(links)
        yield {"url": response.url, "title": response.css("title::text").get(), "links": links}


settings = {
    "CONCURRENT_REQUESTS": task["concurrency"],
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_DELAY": 0,
    "RETRY_ENABLED": False,
    "COOKIES_ENABLED": False,
    "HTTPERROR_ALLOW_ALL": True,
    "LOG_LEVEL": "CRITICAL",
    "TELNETCONSOLE_ENABLED": False,
    "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    "FEEDS": {os.path.join(task["folder"], "links.jsonl"): {"format": "jsonlines"}},
}
if task["maxPages"] > 0:
    settings["CLOSESPIDER_PAGECOUNT"] = task["maxPages"]
process = CrawlerProcess(settings)
process.crawl(Links)
start = time.perf_counter()
process.start()
result["seconds"] = time.perf_counter() - start
print(json.dumps(result))
