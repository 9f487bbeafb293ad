import CKernels

@testable import Inference

/// The same model computed plainly: one token after another, whole rows, doubles where sums run.
///
/// It shares with the engine only the decoding of the file's numbers. `quantises` rounds the inputs of
/// quantised matrices to bytes as the engine does.
struct PlainModel {
  let model: TinyModel
  private let weights: [String: [Float]]
  private let quantised: Set<String>

  init(_ model: TinyModel) {
    self.model = model
    var weights: [String: [Float]] = [:]
    var quantised: Set<String> = []
    for tensor in model.tensors() {
      var numbers = [Float](repeating: 0, count: tensor.shape.reduce(1, *))
      fk_decode_row(
        fk_format(rawValue: tensor.format.rawValue), tensor.bytes, numbers.count, &numbers)
      weights[tensor.name] = numbers
      if tensor.format.blockLength > 1 { quantised.insert(tensor.name) }
    }
    self.weights = weights
    self.quantised = quantised
  }

  /// The logits after the last token.
  func logits(_ tokens: [TokenID]) -> [Float] {
    var keys = [[[Float]]](repeating: [], count: model.layers)
    var values = keys
    var hidden: [Float] = []
    let gemma = model.architecture == "gemma3"
    for (position, token) in tokens.enumerated() {
      hidden = row("token_embd.weight", Int(token))
      if gemma { hidden = hidden.map { $0 * Float(model.width).squareRoot() } }
      for layer in 0..<model.layers {
        let prefix = "blk.\(layer)."
        let x = norm(hidden, prefix + "attn_norm.weight")
        let local = gemma && model.window > 0 && (layer + 1) % 6 != 0
        let query = heads(prefix + "attn_q", x, position)
        keys[layer].append(storedKeys(heads(prefix + "attn_k", x, position)))
        values[layer].append(
          storedValues(times(prefix + "attn_v.weight", x, bias: prefix + "attn_v.bias")))
        let first = local ? max(0, position + 1 - model.window) : 0
        let seen = first...position
        var gathered: [Float] = []
        for head in 0..<model.heads {
          let shared = head / (model.heads / model.keyValueHeads) * model.headSize
          let own = head * model.headSize
          let scores = seen.map { at in
            (0..<model.headSize).reduce(0.0) {
              $0 + Double(query[own + $1]) * Double(keys[layer][at][shared + $1])
            } / Double(model.headSize).squareRoot()
          }
          let top = scores.max() ?? 0
          let parts = scores.map { DeterministicMath.exponential($0 - top) }
          let sum = parts.reduce(0, +)
          for i in 0..<model.headSize {
            gathered.append(
              Float(
                zip(seen, parts).reduce(0.0) {
                  $0 + $1.1 * Double(values[layer][$1.0][shared + i])
                } / sum))
          }
        }
        var added = times(prefix + "attn_output.weight", gathered)
        if gemma { added = norm(added, prefix + "post_attention_norm.weight") }
        for i in hidden.indices { hidden[i] += added[i] }
        let y = norm(hidden, prefix + "ffn_norm.weight")
        let gate = times(prefix + "ffn_gate.weight", y)
        let up = times(prefix + "ffn_up.weight", y)
        let active = zip(gate, up).map { Float(activation(Double($0))) * $1 }
        added = times(prefix + "ffn_down.weight", active)
        if gemma { added = norm(added, prefix + "post_ffw_norm.weight") }
        for i in hidden.indices { hidden[i] += added[i] }
      }
    }
    let x = norm(hidden, "output_norm.weight")
    return times(model.tied ? "token_embd.weight" : "output.weight", x)
  }

  /// Keys as the engine keeps them: blocks of 32 numbers turned by a Hadamard matrix and rounded.
  private func storedKeys(_ keys: [Float]) -> [Float] {
    stride(from: 0, to: keys.count, by: model.headSize).flatMap { start in
      stride(from: 0, to: model.headSize, by: 32).flatMap { first in
        let count = min(32, model.headSize - first)
        let block = Array(keys[(start + first)..<(start + first + count)])
        let turned = hadamard(block + Array(repeating: 0, count: 32 - count))
        return hadamard(rounded(turned))[..<count]
      }
    }
  }

  private func storedValues(_ values: [Float]) -> [Float] {
    stride(from: 0, to: values.count, by: model.headSize).flatMap {
      rounded(Array(values[$0..<($0 + model.headSize)]))
    }
  }

  /// The product with the symmetric matrix of ±1 / √32 in which row i, column j has the sign of the
  /// parity of i & j.
  private func hadamard(_ x: [Float]) -> [Float] {
    (0..<32).map { row in
      let sum = (0..<32).reduce(0.0) {
        $0 + Double(x[$1]) * ((row & $1).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1)
      }
      return Float(sum / 32.0.squareRoot())
    }
  }

  private func rounded(_ x: [Float]) -> [Float] {
    let step = (x.map(abs).max() ?? 0) / 127
    return x.map { step > 0 ? ($0 / step).rounded(.toNearestOrEven) * step : 0 }
  }

  private func activation(_ x: Double) -> Double {
    let u =
      model.architecture == "gemma3"
      ? 2 * (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x) : x
    return x / (1 + DeterministicMath.exponential(-u))
  }

  private func norm(_ x: [Float], _ name: String) -> [Float] {
    let weight = weights[name] ?? []
    let mean = x.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(x.count)
    let scale = Float(1 / (mean + 1e-5).squareRoot())
    return zip(x, weight).map { $0 * scale * $1 }
  }

  /// Queries or keys of all heads: bias, norm, rotation.
  private func heads(_ name: String, _ x: [Float], _ position: Int) -> [Float] {
    var all = times(name + ".weight", x, bias: name + ".bias")
    let (size, half) = (model.headSize, model.headSize / 2)
    for start in stride(from: 0, to: all.count, by: size) {
      var head = Array(all[start..<(start + size)])
      if weights[name + "_norm.weight"] != nil { head = norm(head, name + "_norm.weight") }
      for pair in 0..<half {
        let angle =
          Double(position)
          * DeterministicMath.power(10_000, -2 * Double(pair) / Double(size))
        let (sine, cosine) = DeterministicMath.sineAndCosine(angle)
        let (i, j) = model.architecture == "llama" ? (2 * pair, 2 * pair + 1) : (pair, pair + half)
        let (a, b) = (Double(head[i]), Double(head[j]))
        head[i] = Float(a * cosine - b * sine)
        head[j] = Float(a * sine + b * cosine)
      }
      all.replaceSubrange(start..<(start + size), with: head)
    }
    return all
  }

  private func row(_ name: String, _ index: Int) -> [Float] {
    Array((weights[name] ?? [])[(index * model.width)..<((index + 1) * model.width)])
  }

  private func times(_ name: String, _ input: [Float], bias: String? = nil) -> [Float] {
    let matrix = weights[name] ?? []
    let x = quantised.contains(name) ? roundedToBytes(input) : input
    let rows = matrix.count / x.count
    var out = [Float](repeating: 0, count: rows)
    matrix.withUnsafeBufferPointer { matrix in
      x.withUnsafeBufferPointer { x in
        for row in 0..<rows {
          var sum = 0.0
          for i in 0..<x.count { sum += Double(matrix[row * x.count + i]) * Double(x[i]) }
          out[row] = Float(sum)
        }
      }
    }
    if let bias = bias.flatMap({ weights[$0] }) { for i in out.indices { out[i] += bias[i] } }
    return out
  }

  private func roundedToBytes(_ x: [Float]) -> [Float] {
    stride(from: 0, to: x.count, by: 32).flatMap { start in
      let block = x[start..<(start + 32)]
      let step = (block.map(abs).max() ?? 0) / 127
      return block.map { step > 0 ? ($0 / step).rounded(.toNearestOrEven) * step : 0 }
    }
  }
}
