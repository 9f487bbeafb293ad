extension RandomModel {
  /// All tensors, in the order of the published files.
  func tensors(vocabularyCount: Int) -> [ModelFileWriter.Tensor] {
    var random = RandomWeights(seed: seed)
    let format = isQuantised ? TensorFormat.q8_0 : .f32
    var list = [
      random.matrix("token_embd.weight", [width, vocabularyCount], format),
      random.vector("output_norm.weight", [width]),
    ]
    if architecture != "gemma3" {
      list.append(random.matrix("output.weight", [width, vocabularyCount], format))
    }
    for layer in 0..<layers {
      let prefix = "blk.\(layer)."
      list.append(random.vector(prefix + "attn_norm.weight", [width]))
      switch architecture {
      case "minimax-01" where layer % 2 == 0: list += lightning(prefix, &random, format)
      case "qwen3next" where layer % 4 != 3: list += deltaNet(prefix, &random, format)
      default: list += attention(prefix, &random, format)
      }
      let next = architecture == "qwen3next"
      list.append(
        random.vector(
          prefix + (next ? "post_attention_norm.weight" : "ffn_norm.weight"), [width]))
      list += isMixture ? mixture(prefix, &random, format) : dense(prefix, &random, format)
    }
    return list
  }

  private func attention(
    _ prefix: String, _ random: inout RandomWeights, _ format: TensorFormat
  ) -> [ModelFileWriter.Tensor] {
    let (query, key) = (heads * headSize, keyValueHeads * headSize)
    let rows = architecture == "qwen3next" ? 2 * query : query
    var list = [
      random.matrix(prefix + "attn_q.weight", [width, rows], format),
      random.matrix(prefix + "attn_k.weight", [width, key], format),
      random.matrix(prefix + "attn_v.weight", [width, key], format),
      random.matrix(prefix + "attn_output.weight", [query, width], format),
    ]
    switch architecture {
    case "qwen2":
      list += [
        random.vector(prefix + "attn_q.bias", [query], around: 0),
        random.vector(prefix + "attn_k.bias", [key], around: 0),
        random.vector(prefix + "attn_v.bias", [key], around: 0),
      ]
    case "minimax-m2":
      list += [
        random.vector(prefix + "attn_q_norm.weight", [query]),
        random.vector(prefix + "attn_k_norm.weight", [key]),
      ]
    case "qwen3", "qwen3moe", "qwen3next", "gemma3":
      list += [
        random.vector(prefix + "attn_q_norm.weight", [headSize]),
        random.vector(prefix + "attn_k_norm.weight", [headSize]),
      ]
    default: break
    }
    if architecture == "gemma3" {
      list += [
        random.vector(prefix + "post_attention_norm.weight", [width]),
        random.vector(prefix + "post_ffw_norm.weight", [width]),
      ]
    }
    return list
  }

  private func lightning(
    _ prefix: String, _ random: inout RandomWeights, _ format: TensorFormat
  ) -> [ModelFileWriter.Tensor] {
    let query = heads * headSize
    return [
      random.matrix(prefix + "attn_qkv.weight", [width, 3 * query], format),
      random.matrix(prefix + "attn_gate.weight", [width, query], format),
      random.vector(prefix + "attn_norm_2.weight", [query]),
      random.matrix(prefix + "attn_output.weight", [query, width], format),
    ]
  }

  private func deltaNet(
    _ prefix: String, _ random: inout RandomWeights, _ format: TensorFormat
  ) -> [ModelFileWriter.Tensor] {
    let (key, value) = (deltaKeyHeads * headSize, deltaValueHeads * headSize)
    return [
      random.matrix(prefix + "attn_qkv.weight", [width, 2 * key + value], format),
      random.matrix(prefix + "attn_gate.weight", [width, value], format),
      random.matrix(prefix + "ssm_ba.weight", [width, 2 * deltaValueHeads], format),
      random.vector(
        prefix + "ssm_conv1d.weight", [4, 2 * key + value], around: 0, reach: 0.8),
      random.vector(prefix + "ssm_dt.bias", [deltaValueHeads], around: 0, reach: 1),
      random.vector(prefix + "ssm_a", [deltaValueHeads], around: -0.5, reach: 0.4),
      random.vector(prefix + "ssm_norm.weight", [headSize]),
      random.matrix(prefix + "ssm_out.weight", [value, width], format),
    ]
  }

  private func dense(
    _ prefix: String, _ random: inout RandomWeights, _ format: TensorFormat
  ) -> [ModelFileWriter.Tensor] {
    [
      random.matrix(prefix + "ffn_gate.weight", [width, feedForward], format),
      random.matrix(prefix + "ffn_up.weight", [width, feedForward], format),
      random.matrix(prefix + "ffn_down.weight", [feedForward, width], format),
    ]
  }

  private func mixture(
    _ prefix: String, _ random: inout RandomWeights, _ format: TensorFormat
  ) -> [ModelFileWriter.Tensor] {
    var list = [
      random.matrix(prefix + "ffn_gate_inp.weight", [width, experts], .f32),
      random.matrix(prefix + "ffn_gate_exps.weight", [width, expertWidth, experts], format),
      random.matrix(prefix + "ffn_up_exps.weight", [width, expertWidth, experts], format),
      random.matrix(prefix + "ffn_down_exps.weight", [expertWidth, width, experts], format),
    ]
    if architecture == "minimax-m2" {
      list.append(random.vector(prefix + "exp_probs_b.bias", [experts], around: 0))
    }
    if architecture == "qwen3next" {
      list += [
        random.vector(prefix + "ffn_gate_inp_shexp.weight", [width], around: 0),
        random.matrix(prefix + "ffn_gate_shexp.weight", [width, expertWidth], format),
        random.matrix(prefix + "ffn_up_shexp.weight", [width, expertWidth], format),
        random.matrix(prefix + "ffn_down_shexp.weight", [expertWidth, width], format),
      ]
    }
    return list
  }
}
