#!/usr/bin/env python3
"""Opens a contest's page in headless Chromium, without a network, and looks at what was drawn.

    page_test.py --fupan .build/release/fupan [--keep FOLDER]

At three widths, light and dark: nothing is asked of any host, nothing is wider than the window, every
chart has a size, no label leaves its chart, and the picture is not blank. `--keep` leaves page and
pictures in a folder for a person to look at. Skips where there is no Chromium (Debian: chromium).
Exit status 1 when anything is wrong.
"""
import argparse
import json
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

CONTEST = """name = "a page <to look at>"
seed = 3
seasons = 12
luck = 100
repeats = 2
[[seat]]
name = "dice"
trader = "random"
[[seat]]
trader = "momentum"
[[seat]]
trader = "reversal"
[[seat]]
trader = "macd"
"""
PROBE = """<script>addEventListener("load", () => {
  const wide = [...document.querySelectorAll("body *")].filter(
    e => !e.closest("svg") && !e.closest(".wide") && e.getBoundingClientRect().right > innerWidth + 1);
  const charts = [...document.querySelectorAll("svg")].map(s => s.getBoundingClientRect());
  const stray = [...document.querySelectorAll("svg text")].filter(t => {
    const a = t.getBoundingClientRect(), b = t.closest("svg").getBoundingClientRect();
    return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
  });
  const found = {
    wide: wide.map(e => e.tagName + " " + e.textContent.slice(0, 30)),
    page: document.documentElement.scrollWidth - innerWidth, height: document.body.scrollHeight,
    charts: charts.length, flat: charts.filter(c => c.width < 100 || c.height < 50).length,
    stray: stray.map(t => t.textContent), rows: document.querySelectorAll("tbody tr").length,
    asked: performance.getEntriesByType("resource").map(e => e.name),
  };
  document.body.setAttribute("data-found", JSON.stringify(found));
})</script>"""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fupan", required=True)
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    browser = next(filter(None, map(shutil.which, (
        "chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if not browser:
        print("page: skipped, there is no Chromium")
        return
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "contest.toml").write_text(CONTEST)
        subprocess.run([arguments.fupan, "compete", folder / "contest.toml", "--out",
                        folder / "out"], check=True, stdout=subprocess.DEVNULL)
        page = (folder / "out" / "index.html").read_text()
        if re.search(r"https?:|src=|<link|@import|url\(", page):
            problems.append("the page names something to fetch")
        probed = folder / "probed.html"
        probed.write_text(page.replace("</body>", PROBE + "</body>"))
        for width, scheme in ((1200, "light"), (1200, "dark"), (800, "light"), (420, "light")):
            where = f"{width} wide, {scheme}"
            dom = chromium(browser, folder, probed, width, 1000, scheme, "--dump-dom")
            found = re.search(r'data-found="([^"]*)"', dom)
            if not found:
                problems.append(f"{where}: the page did not load")
                continue
            found = json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&")
                               .replace("&lt;", "<").replace("&gt;", ">"))
            for name in ("wide", "flat", "stray", "asked"):
                if found[name]:
                    problems.append(f"{where}: {name}: {found[name]}")
            if found["page"] > 0 or found["rows"] != 12 or found["charts"] < 10:
                problems.append(f"{where}: {found}")
            picture = folder / f"page-{width}-{scheme}.png"
            chromium(browser, folder, folder / "out" / "index.html", width, found["height"] + 40,
                     scheme, f"--screenshot={picture}")
            size, colours = look(picture)
            print(f"page: {where}: {size[0]}×{size[1]}, {colours} colours, "
                  f"{found['charts']} charts, {found['rows']} rows")
            if colours < 20:
                problems.append(f"{where}: the picture is blank")
        if arguments.keep:
            keep = pathlib.Path(arguments.keep)
            keep.mkdir(parents=True, exist_ok=True)
            for file in [folder / "out" / "index.html", *folder.glob("*.png")]:
                shutil.copy(file, keep)
    for problem in problems:
        print("page:", problem)
    print("page: nothing wrong" if not problems else f"page: {len(problems)} problems")
    sys.exit(1 if problems else 0)


def chromium(browser, folder, page, width, height, scheme, what):
    done = subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder}/profile",
         "--virtual-time-budget=2000", f"--window-size={width},{height}",
         *(["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []),
         what, page.as_uri()], capture_output=True, text=True, timeout=120)
    return done.stdout


def look(picture):
    """Size of a PNG and how many colours it has, of the rows that could be read cheaply."""
    data = picture.read_bytes()
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    place, packed = 8, b""
    while place < len(data):
        length, name = struct.unpack(">I4s", data[place:place + 8])
        if name == b"IDAT":
            packed += data[place + 8:place + 8 + length]
        place += 12 + length
    raw = zlib.decompress(packed)
    size = {2: 3, 6: 4}[kind] * depth // 8
    stride = width * size
    previous, colours = bytearray(stride), set()
    for row in range(height):
        filter_, line = raw[row * (stride + 1)], bytearray(
            raw[row * (stride + 1) + 1:(row + 1) * (stride + 1)])
        if filter_ == 1:
            for at in range(size, stride):
                line[at] = line[at] + line[at - size] & 255
        elif filter_ == 2:
            for at in range(stride):
                line[at] = line[at] + previous[at] & 255
        elif filter_ == 3:
            for at in range(stride):
                left = line[at - size] if at >= size else 0
                line[at] = line[at] + (left + previous[at]) // 2 & 255
        elif filter_ == 4:
            for at in range(stride):
                a = line[at - size] if at >= size else 0
                b, c = previous[at], previous[at - size] if at >= size else 0
                p = a + b - c
                best = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
                line[at] = line[at] + best & 255
        previous = line
        if row % 4 == 0:
            colours.update(bytes(line[at:at + 3]) for at in range(0, stride, size))
    return (width, height), len(colours)


if __name__ == "__main__":
    main()
