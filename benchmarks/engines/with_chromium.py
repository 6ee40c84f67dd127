"""Chromium without a window, spoken to through a pipe: tagged PDF, one browser for all pages."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.engines.worker import serve

OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"]


class Browser:
    """A running Chromium with one page open; speaks the DevTools protocol over file descriptors 3 and 4."""

    def __init__(self, profile: str) -> None:
        reader, self._to = os.pipe()
        self._from, writer = os.pipe()
        # The browser reads commands from 3 and writes answers to 4, which a shell puts in their places.
        command = (
            f'exec chromium {" ".join(OPTIONS)} --remote-debugging-pipe --user-data-dir="$1" 3<&{reader} 4>&{writer}'
        )
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", command, "sh", profile], pass_fds=(reader, writer), stderr=subprocess.DEVNULL
        )
        os.close(reader)
        os.close(writer)
        self._kept, self._number = b"", 0
        self._events: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable", on_page=True)

    def _message(self) -> dict[str, Any]:
        while b"\0" not in self._kept:
            self._kept += os.read(self._from, 1 << 20)
        first, _, self._kept = self._kept.partition(b"\0")
        said: dict[str, Any] = json.loads(first)
        return said

    def call(self, method: str, *, on_page: bool = False, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if on_page:
            message["sessionId"] = self.session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (said := self._message()).get("id") != self._number:
            self._events.append(said.get("method", ""))
        result: dict[str, Any] = said["result"]
        return result

    def wait(self, event: str) -> None:
        while event not in self._events:
            self._events.append(self._message().get("method", ""))
        self._events.clear()


def make(folder: Path, name: str) -> bytes:
    browser.call("Page.navigate", on_page=True, url=(folder / f"{name}-linked.html").as_uri())
    browser.wait("Page.loadEventFired")
    how = {"preferCSSPageSize": True, "printBackground": True, "generateTaggedPDF": True}
    return base64.b64decode(browser.call("Page.printToPDF", on_page=True, **how)["data"])


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    if len(sys.argv) > 2:  # cold: the browser's own command is the quickest way to one page
        page, target = Path(sys.argv[1], f"{sys.argv[2]}-linked.html"), Path(sys.argv[1], f"{sys.argv[2]}-chromium.pdf")
        own = [f"--user-data-dir={folder}", "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri()]
        subprocess.run(["chromium", *OPTIONS, *own], check=True, stderr=subprocess.DEVNULL)
    else:
        browser = Browser(folder)
        serve("chromium", make)
        browser.process.terminate()
        browser.process.wait()
