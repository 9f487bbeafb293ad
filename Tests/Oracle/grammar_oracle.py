"""Holds the call grammar against llguidance: which bytes may follow, along random walks.

Reads what `FUPAN_GRAMMAR_DUMP=FILE swift test --filter another` wrote: JSON lines with a schema (or
all words of a decimal range) and walks with the set of allowed bytes before every byte. Known and
allowed difference: llguidance writes fewer escapes inside strings, so there its set may be smaller.
"""

import json
import re
import sys

from llguidance import LLMatcher, LLTokenizer

FORM = {"whitespace_flexible": False, "item_separator": ", ", "key_separator": ": "}


def matcher(tokenizer, line):
    if line["words"]:
        grammar = LLMatcher.grammar_from_regex("|".join(re.escape(w) for w in line["words"]))
    else:
        grammar = LLMatcher.grammar_from_json_schema(line["schema"], overrides=FORM)
    result = LLMatcher(tokenizer, grammar)
    if result.is_error():
        raise SystemExit(f"seed {line['seed']}: {result.get_error()}")
    return result


def allowed(bits):
    return {byte for byte in range(256) if bits[byte // 8] >> (byte % 8) & 1}


def escape_before(text):
    """What the escape at the end of `text` still lacks: '' outside one."""
    tail = re.search(rb"(?<!\\)(?:\\\\)*(\\(?:u[0-9a-fA-F]{0,3})?)$", text)
    return tail.group(1) if tail else b""


def main(path):
    tokenizer = LLTokenizer("byte")
    schemas = walks = steps = inside_escapes = 0
    differences = []
    for row in open(path, encoding="utf-8"):
        line = json.loads(row)
        schemas += 1
        for walk in line["walks"]:
            theirs = matcher(tokenizer, line)
            text = bytes.fromhex(walk["text"])
            walks += 1
            for place, hexadecimal in enumerate(walk["allowed"]):
                ours = allowed(bytes.fromhex(hexadecimal))
                other = set() if theirs.is_stopped() else allowed(theirs.compute_bitmask())
                steps += 1
                if escape_before(text[:place]):
                    inside_escapes += 1
                    if not other <= ours:
                        differences.append((line["seed"], text[:place], ours ^ other))
                elif ours != other:
                    differences.append((line["seed"], text[:place], ours ^ other))
                if place < len(text):
                    if text[place] not in other or not theirs.consume_token(text[place]):
                        differences.append((line["seed"], text[:place], {text[place]}))
                        break
            else:
                if not theirs.is_accepting():
                    differences.append((line["seed"], text, set()))
    print(f"grammar: {schemas} schemas (seeds 1...{schemas}), {walks} strings, {steps} byte sets"
          f" compared ({inside_escapes} inside escapes), {len(differences)} differences")
    for seed, text, extra in differences[:10]:
        print(f"  seed {seed} after {text!r}: {bytes(sorted(extra))!r}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
