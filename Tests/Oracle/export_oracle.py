"""Reads exported runs with public readers of each layout; prints what was read, fails on any fault.

openai    `datasets` loads it, `openai`'s own types validate every message, a chat template renders it
sharegpt  `datasets` loads it, TRL turns it into chat messages, roles alternate as readers ask
otlp      `opentelemetry-proto` parses it strictly, identifiers and parents agree
aitrader  the contest's layout, held against a real log where one is given
"""

import base64
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import datasets
from google.protobuf import json_format
from openai.types.chat import ChatCompletionMessageParam
from opentelemetry.proto.trace.v1.trace_pb2 import TracesData
from pydantic import TypeAdapter
from transformers.utils.chat_template_utils import render_jinja_template
from trl.data_utils import maybe_convert_to_chatml

TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n"
    "{% if m.reasoning_content %}<think>\n{{ m.reasoning_content }}\n</think>\n{% endif %}"
    "{{ m.content }}{% for c in m.tool_calls or [] %}<tool_call>\n{\"name\": \"{{ c.function.name }}\", "
    "\"arguments\": {{ c.function.arguments }}}\n</tool_call>{% endfor %}<|im_end|>\n{% endfor %}"
)


def load(path):
    return datasets.load_dataset("json", data_files=str(path), split="train",
                                 cache_dir=tempfile.mkdtemp())


def openai(path):
    load(path)
    adapter = TypeAdapter(list[ChatCompletionMessageParam])
    messages = calls = thoughts = 0
    for row in open(path, encoding="utf-8"):
        run = json.loads(row)
        plain = copy.deepcopy(run["messages"])
        for message in plain:
            thoughts += message.pop("reasoning_content", None) is not None
            calls += len(message.get("tool_calls") or [])
        # Validation of iterables is lazy; a list forces every call to be looked at.
        for message in adapter.validate_python(plain):
            list(message.get("tool_calls") or [])
        waiting = []
        for message in run["messages"]:
            if message["role"] == "tool":
                assert message["tool_call_id"] in waiting, message
                waiting.remove(message["tool_call_id"])
            else:
                assert not waiting, f"unanswered {waiting}"
                waiting = [call["id"] for call in message.get("tool_calls") or []]
        names = {tool["function"]["name"] for tool in run["tools"]}
        for message in run["messages"]:
            for call in message.get("tool_calls") or []:
                if call["function"]["name"] in names:
                    json.loads(call["function"]["arguments"])
        rendered, _ = render_jinja_template([run["messages"]], chat_template=TEMPLATE)
        assert all(m["reasoning_content"] in rendered[0] for m in run["messages"]
                   if m.get("reasoning_content"))
        messages += len(run["messages"])
    return f"{messages} messages, {calls} calls, {thoughts} thoughts"


def sharegpt(path):
    turns = 0
    for row in load(path):
        pieces = row["conversations"]
        if pieces[0]["from"] == "system":
            pieces = pieces[1:]
        for place, piece in enumerate(pieces):
            wanted = ("human", "observation") if place % 2 == 0 else ("gpt", "function_call")
            assert piece["from"] in wanted, (place, piece)
            if piece["from"] == "function_call":
                json.loads(piece["value"].split("</think>\n\n")[-1])
        json.loads(row["tools"])
        messages = maybe_convert_to_chatml({"conversations": row["conversations"]})["messages"]
        assert len(messages) == len(row["conversations"])
        assert all(set(m) == {"role", "content"} for m in messages)
        turns += len(messages)
    return f"{turns} turns"


def otlp(path):
    spans = 0
    for row in open(path, encoding="utf-8"):
        traces = json.loads(row)
        for resource in traces["resourceSpans"]:
            for scope in resource["scopeSpans"]:
                for span in scope["spans"]:
                    # OTLP-JSON writes identifiers in hexadecimal, protobuf's own JSON in base64.
                    for key in ("traceId", "spanId", "parentSpanId"):
                        if key in span:
                            span[key] = base64.b64encode(bytes.fromhex(span[key])).decode()
        data = json_format.Parse(json.dumps(traces), TracesData())
        all_spans = [s for r in data.resource_spans for c in r.scope_spans for s in c.spans]
        ids = {span.span_id for span in all_spans}
        assert len(ids) == len(all_spans), "span identifiers repeat"
        for span in all_spans:
            assert len(span.trace_id) == 16 and len(span.span_id) == 8
            assert not span.parent_span_id or span.parent_span_id in ids
            assert span.start_time_unix_nano <= span.end_time_unix_nano
            keys = {attribute.key for attribute in span.attributes}
            assert "gen_ai.operation.name" in keys, span
        assert [s.start_time_unix_nano for s in all_spans[1:]] == sorted(
            s.start_time_unix_nano for s in all_spans[1:])
        spans += len(all_spans)
    return f"{spans} spans"


def aitrader(folder, real):
    def shape(lines):
        for line in lines:
            entry = json.loads(line)
            messages = entry["new_messages"]
            kind = "list" if isinstance(messages, list) else "dict"
            for message in messages if kind == "list" else [messages]:
                assert set(message) == {"role", "content"}, message
                assert message["role"] in ("user", "assistant")
            yield set(entry), kind

    days = lines = 0
    real_keys = None
    if real:
        sample = next(pathlib.Path(real).glob("**/log.jsonl"))
        real_keys = [keys for keys, _ in shape(open(sample, encoding="utf-8"))][0]
    for file in sorted(pathlib.Path(folder).glob("*/log/*/log.jsonl")):
        found = list(shape(open(file, encoding="utf-8")))
        assert found[0][1] == "list" and found[-1][1] == "list", file
        assert real_keys is None or all(keys == real_keys for keys, _ in found), file
        days += 1
        lines += len(found)
    ledger = next(pathlib.Path(folder).glob("*/position/position.jsonl"))
    entries = [json.loads(line) for line in open(ledger, encoding="utf-8")]
    assert [entry["id"] for entry in entries] == list(range(len(entries)))
    return f"{days} days, {lines} lines, {len(entries)} ledger entries"


def main(program, run, real):
    folder = pathlib.Path(tempfile.mkdtemp())
    for layout, reader in (("openai", openai), ("sharegpt", sharegpt), ("otlp", otlp),
                           ("aitrader", lambda path: aitrader(path, real))):
        out = folder / layout
        command = [program, "export", run, "--format", layout, "--out", str(out)]
        subprocess.run(command + (["--content"] if layout == "otlp" else []), check=True)
        print(f"{layout}: {reader(out)}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "")
