extension WeightLoader {
  /// The weights of one layer.
  mutating func layer(
    _ index: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> LayerWeights {
    let a = architecture
    let prefix = "blk.\(index)."
    let mixing: MixingWeights =
      switch a.mixings[index] {
      case .attention, .window: .attention(try attention(prefix, start))
      case .lightning: .lightning(try lightning(prefix, start))
      case .deltaNet: .deltaNet(try deltaNet(prefix, start))
      }
    // Qwen3-Next calls the norm before its feed-forward part the one after attention.
    let next = a.name == "qwen3next"
    return LayerWeights(
      mixingNorm: try vector(prefix + "attn_norm.weight", a.width, start),
      mixing: mixing,
      mixingPostNorm: a.hasPostNorms
        ? try vector(prefix + "post_attention_norm.weight", a.width, start) : nil,
      feedForwardNorm: try vector(
        prefix + (next ? "post_attention_norm.weight" : "ffn_norm.weight"), a.width, start),
      feedForward: try feedForward(prefix, start),
      feedForwardPostNorm: a.hasPostNorms
        ? try vector(prefix + "post_ffw_norm.weight", a.width, start) : nil)
  }

  private mutating func attention(
    _ prefix: String, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> AttentionWeights {
    let a = architecture
    let (query, gate) = try queries(prefix, start)
    let (key, value) = try keysAndValues(prefix, start)
    let queryNorm = a.headNorm == .whole ? a.queryWidth : a.headSize
    let keyNorm = a.headNorm == .whole ? a.keyValueWidth : a.headSize
    return AttentionWeights(
      query: query, queryGate: gate, key: key, value: value,
      queryBias: try optionalVector(prefix + "attn_q.bias", a.queryWidth, start),
      keyBias: try optionalVector(prefix + "attn_k.bias", a.keyValueWidth, start),
      valueBias: try optionalVector(prefix + "attn_v.bias", a.keyValueWidth, start),
      queryNorm: a.headNorm == .none
        ? nil : try vector(prefix + "attn_q_norm.weight", queryNorm, start),
      keyNorm: a.headNorm == .none
        ? nil : try vector(prefix + "attn_k_norm.weight", keyNorm, start),
      output: try matrix(prefix + "attn_output.weight", a.queryWidth, a.width, start))
  }

  /// Queries, and their gates where each head's query is followed by its gate.
  private mutating func queries(
    _ prefix: String, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> (query: PackedMatrix, gate: PackedMatrix?) {
    let a = architecture
    if a.hasQueryGate {
      let tensor = try tensor(prefix + "attn_q.weight", [a.width, 2 * a.queryWidth])
      func heads(_ part: Int) -> [Range<Int>] {
        (0..<a.headCount).map { head in
          let first = (2 * head + part) * a.headSize
          return first..<(first + a.headSize)
        }
      }
      return (matrix(tensor, heads(0), start), matrix(tensor, heads(1), start))
    }
    if let fused = try fused(prefix) { return (matrix(fused, [0..<a.queryWidth], start), nil) }
    return (try matrix(prefix + "attn_q.weight", a.width, a.queryWidth, start), nil)
  }

  private mutating func keysAndValues(
    _ prefix: String, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> (key: PackedMatrix, value: PackedMatrix) {
    let a = architecture
    if let fused = try fused(prefix) {
      let keys = a.queryWidth..<(a.queryWidth + a.keyValueWidth)
      let values = keys.upperBound..<(keys.upperBound + a.keyValueWidth)
      return (matrix(fused, [keys], start), matrix(fused, [values], start))
    }
    return (
      try matrix(prefix + "attn_k.weight", a.width, a.keyValueWidth, start),
      try matrix(prefix + "attn_v.weight", a.width, a.keyValueWidth, start)
    )
  }

  /// Queries, keys and values in one tensor, as some files store them.
  private func fused(_ prefix: String) throws(ModelFileError) -> TensorDescription? {
    let a = architecture
    guard file.tensor(prefix + "attn_q.weight") == nil,
      file.tensor(prefix + "attn_qkv.weight") != nil
    else { return nil }
    return try tensor(
      prefix + "attn_qkv.weight", [a.width, a.queryWidth + 2 * a.keyValueWidth])
  }

  private mutating func lightning(
    _ prefix: String, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> LightningWeights {
    let a = architecture
    return LightningWeights(
      mixed: try matrix(prefix + "attn_qkv.weight", a.width, 3 * a.queryWidth, start),
      gate: try matrix(prefix + "attn_gate.weight", a.width, a.queryWidth, start),
      norm: try vector(prefix + "attn_norm_2.weight", a.queryWidth, start),
      output: try matrix(prefix + "attn_output.weight", a.queryWidth, a.width, start))
  }

  private mutating func deltaNet(
    _ prefix: String, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> DeltaWeights {
    let a = architecture
    guard let delta = a.delta else {
      throw .unsupported(file: file.name, problem: "names layers of an unknown kind")
    }
    return DeltaWeights(
      mixed: try matrix(prefix + "attn_qkv.weight", a.width, delta.mixedWidth, start),
      gate: try matrix(prefix + "attn_gate.weight", a.width, delta.valueWidth, start),
      strengths: try matrix(prefix + "ssm_ba.weight", a.width, 2 * delta.valueHeads, start),
      convolution: try vector(
        prefix + "ssm_conv1d.weight", shape: [delta.convolution, delta.mixedWidth], start),
      fadingBias: try vector(prefix + "ssm_dt.bias", delta.valueHeads, start),
      fading: try vector(prefix + "ssm_a", delta.valueHeads, start),
      norm: try vector(prefix + "ssm_norm.weight", delta.size, start),
      output: try matrix(prefix + "ssm_out.weight", delta.valueWidth, a.width, start))
  }

  private mutating func feedForward(
    _ prefix: String, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> FeedForwardWeights {
    let a = architecture
    guard let shape = a.experts else {
      return .dense(try dense(prefix, "", a.feedForwardWidth, start))
    }
    let gate = try tensor(prefix + "ffn_gate_exps.weight", [a.width, shape.width, shape.count])
    let up = try tensor(prefix + "ffn_up_exps.weight", [a.width, shape.width, shape.count])
    let down = try tensor(prefix + "ffn_down_exps.weight", [shape.width, a.width, shape.count])
    var experts: [DenseWeights] = []
    for expert in 0..<shape.count {
      let inner = (expert * shape.width)..<((expert + 1) * shape.width)
      experts.append(
        DenseWeights(
          gate: matrix(gate, [inner], start), up: matrix(up, [inner], start),
          down: matrix(down, [(expert * a.width)..<((expert + 1) * a.width)], start)))
    }
    var sharedGate: WeightVector?
    if shape.sharedWidth > 0 {
      experts.append(try dense(prefix, "_shexp", shape.sharedWidth, start))
      sharedGate = try vector(prefix + "ffn_gate_inp_shexp.weight", a.width, start)
    }
    return .experts(
      ExpertWeights(
        router: try matrix(prefix + "ffn_gate_inp.weight", a.width, shape.count, start),
        routerBias: try optionalVector(prefix + "exp_probs_b.bias", shape.count, start),
        experts: experts, sharedGate: sharedGate))
  }

  private mutating func dense(
    _ prefix: String, _ suffix: String, _ width: Int, _ start: UnsafeMutableRawPointer
  ) throws(ModelFileError) -> DenseWeights {
    DenseWeights(
      gate: try matrix(prefix + "ffn_gate\(suffix).weight", architecture.width, width, start),
      up: try matrix(prefix + "ffn_up\(suffix).weight", architecture.width, width, start),
      down: try matrix(prefix + "ffn_down\(suffix).weight", width, architecture.width, start))
  }
}
