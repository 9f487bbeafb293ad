"""A terminal to drive by script: one tmux server of its own, its frames as text and as cells."""
import re, shutil, subprocess, time, unicodedata

NAMES = {"Enter": "Enter", "Esc": "Escape", "Tab": "Tab", "BackTab": "BTab", "Up": "Up",
         "Down": "Down", "Left": "Left", "Right": "Right", "PageUp": "PPage",
         "PageDown": "NPage", "Home": "Home", "End": "End", "Backspace": "BSpace"}


def available():
    return shutil.which("tmux") is not None


class Tmux:
    """One server with one window; it ends with the `with` block."""

    def __init__(self, socket="screen-walk"):
        self.base = ["tmux", "-u", "-L", socket, "-f", "/dev/null"]

    def __enter__(self):
        # An anchor session: a server ends with its last session, and the next start would race it.
        self.do("new-session", "-d", "-s", "anchor", "-x", "20", "-y", "5", "sleep 100000")
        for option in ("status off", "escape-time 0", "remain-on-exit on",
                       "history-limit 0"):
            self.do("set-option", "-g", *option.split())
        return self

    def __exit__(self, *_):
        subprocess.run(self.base + ["kill-server"], capture_output=True)

    def do(self, *words):
        return subprocess.run(self.base + list(words), capture_output=True, text=True,
                              check=True).stdout

    def start(self, command, size, term, environment):
        self.do("set-option", "-g", "default-terminal", term)
        subprocess.run(self.base + ["kill-session", "-t", "walk"], capture_output=True)
        words = " ".join(f"{name}='{value}'" for name, value in environment.items())
        unset = "-u LC_ALL -u LC_CTYPE -u LANG -u NO_COLOR -u COLORTERM"
        self.do("new-session", "-d", "-s", "walk", "-x", str(size[0]), "-y", str(size[1]),
                f"exec env {unset} {words} {command}")
        self.resize(size)

    def resize(self, size):
        self.do("resize-window", "-t", "walk", "-x", str(size[0]), "-y", str(size[1]))

    def press(self, keys):
        """Sends keys written as in `fupan --keys`: characters, and names in angle brackets."""
        for name, text in re.findall(r"<(\w+)>|([^<]+|<)", keys):
            if name:
                self.do("send-keys", "-t", "walk", NAMES[name])
            else:
                self.do("send-keys", "-t", "walk", "-l", "--", text)

    def text(self, colours=False):
        return self.do("capture-pane", "-p", "-t", "walk", *(["-e", "-N"] if colours else []))

    def say(self, what):
        return self.do("display-message", "-p", "-t", "walk", what).strip()

    def wait(self, wanted, seconds=8.0):
        """Captures until `wanted(text)`; the last capture, and whether it is wanted."""
        limit = time.monotonic() + seconds
        while True:
            text = self.text()
            if wanted(text):
                return text, True
            if time.monotonic() > limit:
                return text, False
            time.sleep(0.02)


def rows(text, height):
    lines = [line.rstrip() for line in text.split("\n")][:height]
    return lines + [""] * (height - len(lines))


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(line):
    """The characters of a line by the column they stand in."""
    result, x = {}, 0
    for character in line:
        if width(character):
            result[x] = character
        x += width(character)
    return result


def border_faults(lines):
    """What is wrong with the boxes of a frame: each side must run from corner to corner."""
    grid = [columns(line) for line in lines]
    faults, boxes = [], 0
    for y, row in enumerate(grid):
        for x, character in row.items():
            if character not in "╭╮":
                continue
            end = "╰" if character == "╭" else "╯"
            below = y + 1
            while below < len(grid) and grid[below].get(x) == "│":
                below += 1
            if below == len(grid) or grid[below].get(x) != end:
                faults.append(f"the {character} in row {y + 1}, column {x + 1} has no {end} below")
            boxes += character == "╭"
    return faults, boxes


SGR = re.compile("\x1b\\[([0-9;:]*)m")


def cells(text):
    """Rows of (character, ink, ground, emphasis) by column; a look lasts beyond its line."""
    lines, result, ink, ground, emphasis, place = [], [], None, None, frozenset(), 0
    while place < len(text):
        if text[place] == "\n":
            lines.append(result)
            result = []
            place += 1
            continue
        match = SGR.match(text, place)
        if not match:
            if text[place] == "\x1b" or text[place] in "\x0e\x0f":
                place += 1
                continue
            if width(text[place]):
                look = (ink, ground, tuple(sorted(emphasis)))
                result += [(text[place], *look)] + [("", *look)] * (width(text[place]) - 1)
            place += 1
            continue
        codes = [int(code or 0) for code in re.split("[;:]", match.group(1))] or [0]
        place = match.end()
        while codes:
            code = codes.pop(0)
            if code == 0:
                ink, ground, emphasis = None, None, frozenset()
            elif code in (1, 2, 4, 7):
                emphasis |= {code}
            elif code in (22, 24, 27):
                emphasis -= {1, 2} if code == 22 else {code - 20}
            elif code in (38, 48):
                kind = codes.pop(0)
                colour = tuple(codes[:3]) if kind == 2 else codes[0]
                del codes[:3 if kind == 2 else 1]
                if code == 38:
                    ink = colour
                else:
                    ground = colour
            elif 30 <= code <= 37 or 90 <= code <= 97:
                ink = code - 30 if code < 40 else code - 82
            elif 40 <= code <= 47 or 100 <= code <= 107:
                ground = code - 40 if code < 50 else code - 92
            elif code == 39:
                ink = None
            elif code == 49:
                ground = None
    return lines + [result]
