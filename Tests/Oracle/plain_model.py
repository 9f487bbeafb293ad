#!/usr/bin/env python3
"""The language model computed plainly, token by token, with numpy: an oracle that shares no code with
the program. Needs the Python packages numpy and gguf (to read the file and decode its numbers).

  plain_model.py FILE --ids 1,2,3 [--out LOGITS]   logits after every token, little-endian floats
  plain_model.py FILE --ids 1,2,3 --top 10         the likeliest tokens after the last, as JSON

Attention is computed over exact keys and values, so it differs from the program by what rounding them
to bytes changes."""
import argparse
import json
import sys

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize


def silu(x):
    return x / (1 + np.exp(-x))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))


class Model:
    def __init__(self, path):
        self.file = GGUFReader(path)
        self.keys = {k: f for k, f in self.file.fields.items()}
        self.arch = self.keys["general.architecture"].contents()
        self.tensors = {t.name: t for t in self.file.tensors}
        self.known = {}
        a = self.arch
        self.layers = self.key("block_count")
        self.width = self.key("embedding_length")
        self.heads = self.key("attention.head_count")
        self.kv_heads = self.key("attention.head_count_kv", self.heads)
        self.size = self.key("attention.key_length", self.width // self.heads)
        self.rotary = self.key("rope.dimension_count", self.size)
        self.base = self.key("rope.freq_base", 10000.0)
        self.epsilon = self.key("attention.layer_norm_rms_epsilon", 1e-5)
        self.window = self.key("attention.sliding_window", 0) if a == "gemma3" else 0
        self.interval = {"gemma3": 6, "minimax-01": 8, "qwen3next": 4}.get(a, 1)
        self.interval = self.key("full_attention_interval", self.interval)
        self.keep = [{} for _ in range(self.layers)]

    def key(self, name, default=None):
        field = self.keys.get(f"{self.arch}.{name}")
        if field is None:
            if default is None:
                sys.exit(f"{self.arch}.{name} is missing")
            return default
        return field.contents()

    def weight(self, name):
        if name not in self.known:
            t = self.tensors.get(name)
            shape = None if t is None else [int(n) for n in reversed(t.shape)]
            self.known[name] = (
                None if t is None
                else np.asarray(dequantize(t.data, t.tensor_type), np.float64).reshape(shape))
        return self.known[name]

    def norm(self, x, weight):
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + self.epsilon) * weight

    def rotate(self, x, position, base):
        """x: (heads, size); the first `rotary` numbers of each head turn."""
        half = self.rotary // 2
        angles = position * base ** (-2 * np.arange(half) / self.rotary)
        factors = self.weight("rope_freqs.weight")
        if factors is not None:
            angles = angles / factors
        c, s = np.cos(angles), np.sin(angles)
        out = x.copy()
        if self.arch == "llama":
            a, b = x[:, 0 : self.rotary : 2], x[:, 1 : self.rotary : 2]
            out[:, 0 : self.rotary : 2], out[:, 1 : self.rotary : 2] = a * c - b * s, a * s + b * c
        else:
            a, b = x[:, :half], x[:, half : self.rotary]
            out[:, :half], out[:, half : self.rotary] = a * c - b * s, a * s + b * c
        return out

    def attention(self, il, x, position):
        p = f"blk.{il}."
        w = self.weight
        bias = lambda name: 0 if w(p + name) is None else w(p + name)
        q = w(p + "attn_q.weight") @ x + bias("attn_q.bias")
        k = w(p + "attn_k.weight") @ x + bias("attn_k.bias")
        v = w(p + "attn_v.weight") @ x + bias("attn_v.bias")
        gate = None
        if self.arch == "qwen3next":
            both = q.reshape(self.heads, 2, self.size)
            q, gate = both[:, 0].reshape(-1), both[:, 1].reshape(-1)
        if self.arch == "minimax-m2":  # over all heads together
            q = self.norm(q, w(p + "attn_q_norm.weight"))
            k = self.norm(k, w(p + "attn_k_norm.weight"))
        q, k = q.reshape(self.heads, self.size), k.reshape(self.kv_heads, self.size)
        if self.arch in ("qwen3", "qwen3moe", "qwen3next", "gemma3"):
            q = self.norm(q, w(p + "attn_q_norm.weight"))
            k = self.norm(k, w(p + "attn_k_norm.weight"))
        local = self.window > 0 and (il + 1) % self.interval != 0
        base = 10000.0 if local else self.base
        q, k = self.rotate(q, position, base), self.rotate(k, position, base)
        kept = self.keep[il]
        kept.setdefault("k", []).append(k)
        kept.setdefault("v", []).append(v.reshape(self.kv_heads, self.size))
        first = max(0, position + 1 - self.window) if local else 0
        keys, values = np.stack(kept["k"][first:]), np.stack(kept["v"][first:])
        out = []
        for head in range(self.heads):
            kv = head // (self.heads // self.kv_heads)
            scores = keys[:, kv] @ q[head] / np.sqrt(self.size)
            part = np.exp(scores - scores.max())
            out.append(part @ values[:, kv] / part.sum())
        out = np.concatenate(out)
        if gate is not None:
            out = out * sigmoid(gate)
        return w(p + "attn_output.weight") @ out

    def lightning(self, il, x):
        p = f"blk.{il}."
        w = self.weight
        rows = silu(w(p + "attn_qkv.weight") @ x).reshape(self.heads, 3, self.size)
        start = 2.0 ** -(2.0 ** -(np.log2(self.heads) - 3))
        depth = 1 - il / (self.layers - 1) + 1e-5
        states = self.keep[il].setdefault("s", np.zeros((self.heads, self.size, self.size)))
        out = []
        for head in range(self.heads):
            q, k, v = rows[head]
            states[head] = np.exp(-(start ** (head + 1)) * depth) * states[head] + np.outer(k, v)
            out.append(q @ states[head])
        out = self.norm(np.concatenate(out), w(p + "attn_norm_2.weight"))
        return w(p + "attn_output.weight") @ (out * sigmoid(w(p + "attn_gate.weight") @ x))

    def delta(self, il, x):
        p = f"blk.{il}."
        w = self.weight
        kh, vh = self.key("ssm.group_count"), self.key("ssm.time_step_rank")
        size, taps = self.key("ssm.state_size"), self.key("ssm.conv_kernel")
        kept = self.keep[il]
        rows = kept.setdefault("rows", [np.zeros(size * (2 * kh + vh))] * (taps - 1))
        rows.append(w(p + "attn_qkv.weight") @ x)
        mixed = silu(sum(w(p + "ssm_conv1d.weight")[:, t] * rows[len(rows) - taps + t]
                         for t in range(taps)))
        q = mixed[: kh * size].reshape(kh, size)
        k = mixed[kh * size : 2 * kh * size].reshape(kh, size)
        v = mixed[2 * kh * size :].reshape(vh, size)
        q = q / np.sqrt((q * q).sum(-1, keepdims=True) + self.epsilon) / np.sqrt(size)
        k = k / np.sqrt((k * k).sum(-1, keepdims=True) + self.epsilon)
        ba = (w(p + "ssm_ba.weight") @ x).reshape(kh, 2, vh // kh)
        beta, alpha = sigmoid(ba[:, 0].reshape(-1)), ba[:, 1].reshape(-1)
        fading = w(p + "ssm_a") * np.log1p(np.exp(alpha + w(p + "ssm_dt.bias")))
        z = (w(p + "attn_gate.weight") @ x).reshape(vh, size)
        states = kept.setdefault("s", np.zeros((vh, size, size)))
        out = []
        for head in range(vh):
            own = head // (vh // kh)
            s = states[head] * np.exp(fading[head])
            s = s + np.outer(k[own], beta[head] * (v[head] - k[own] @ s))
            states[head] = s
            out.append(self.norm(q[own] @ s, w(p + "ssm_norm.weight")) * silu(z[head]))
        return w(p + "ssm_out.weight") @ np.concatenate(out)

    def dense(self, prefix, suffix, x):
        w = self.weight
        act = gelu if self.arch == "gemma3" else silu
        inner = act(w(f"{prefix}ffn_gate{suffix}.weight") @ x) * (
            w(f"{prefix}ffn_up{suffix}.weight") @ x)
        return w(f"{prefix}ffn_down{suffix}.weight") @ inner

    def experts(self, il, x):
        p = f"blk.{il}."
        w = self.weight
        scores = w(p + "ffn_gate_inp.weight") @ x
        if self.key("expert_gating_func", 2 if self.arch == "minimax-m2" else 1) == 2:
            scores = sigmoid(scores)
        else:
            scores = np.exp(scores - scores.max())
            scores /= scores.sum()
        bias = w(p + "exp_probs_b.bias")
        order = np.argsort(-(scores if bias is None else scores + bias), kind="stable")
        used = order[: self.key("expert_used_count")]
        weights = scores[used] / max(scores[used].sum(), 2.0**-14)
        out = 0
        for expert, weight in zip(used, weights):
            inner = silu(w(p + "ffn_gate_exps.weight")[expert] @ x) * (
                w(p + "ffn_up_exps.weight")[expert] @ x)
            out = out + weight * (w(p + "ffn_down_exps.weight")[expert] @ inner)
        if w(p + "ffn_gate_inp_shexp.weight") is not None:
            share = sigmoid(w(p + "ffn_gate_inp_shexp.weight") @ x)
            out = out + share * self.dense(p, "_shexp", x)
        return out * self.key("expert_weights_scale", 1.0)

    def step(self, token, position):
        w = self.weight
        h = w("token_embd.weight")[token].copy()
        if self.arch == "gemma3":
            h *= np.sqrt(self.width)
        for il in range(self.layers):
            p = f"blk.{il}."
            x = self.norm(h, w(p + "attn_norm.weight"))
            plain = (il + 1) % self.interval == 0 or self.arch == "gemma3"
            if plain or self.interval == 1:
                y = self.attention(il, x, position)
            else:
                y = self.lightning(il, x) if self.arch == "minimax-01" else self.delta(il, x)
            if self.arch == "gemma3":
                y = self.norm(y, w(p + "post_attention_norm.weight"))
            scale = self.key("residual_scale") if self.arch == "minimax-01" else None
            h = y + (h if scale is None else scale * x)
            name = "post_attention_norm" if self.arch == "qwen3next" else "ffn_norm"
            x = self.norm(h, w(p + name + ".weight"))
            mixture = w(p + "ffn_gate_inp.weight") is not None
            y = self.experts(il, x) if mixture else self.dense(p, "", x)
            if self.arch == "gemma3":
                y = self.norm(y, w(p + "post_ffw_norm.weight"))
            h = y + (h if scale is None else scale * x)
        x = self.norm(h, w("output_norm.weight"))
        out = w("output.weight")
        return (w("token_embd.weight") if out is None else out) @ x


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--ids", required=True, help="token numbers, with commas")
    parser.add_argument("--out", help="file for the logits after every token")
    parser.add_argument("--top", type=int, default=10)
    options = parser.parse_args()
    model = Model(options.file)
    rows = [model.step(int(token), position)
            for position, token in enumerate(options.ids.split(","))]
    if options.out:
        np.stack(rows).astype("<f4").tofile(options.out)
        return
    last = rows[-1]
    total = last.max() + np.log(np.exp(last - last.max()).sum())
    order = np.argsort(-last, kind="stable")[: options.top]
    print(json.dumps([{"id": int(i), "logit": last[i], "logprob": last[i] - total} for i in order]))


if __name__ == "__main__":
    main()
