/// Byte-pair merges learned from a few sentences, so that a random model's tokens are words as well.
enum WordMerges {
  private static let count = 240
  private static let text = """
    the name of a tool and the arguments of the call are written as one value with keys and texts. \
    think about what is known, then say what to do next and why. the value is a number, a date or a \
    list. when the answer is ready, close the call and wait for the result of the tool. a price is \
    higher or lower than before; a quantity is counted in lots of one hundred. {"name": "value", \
    "arguments": {"date": "2025-10-09", "quantity": 1000, "price": "5.60", "list": [1, 2, 3]}} \
    <invoke name="value"> <parameter name="value">1000</parameter> </invoke> yes no true false null \
    error: the quantity must be a multiple of one hundred; hint: send the call again with a quantity \
    that is. day result history portfolio order account market symbol buy sell hold finish
    """

  /// Pairs in the order they were learned: the most frequent first, of equals the first in order.
  static func learned(_ letters: [String]) -> [(left: String, right: String)] {
    var words: [[String]] = text.split(separator: " ").enumerated().map { index, word in
      (index > 0 ? [letters[0x20]] : []) + word.utf8.map { letters[Int($0)] }
    }
    var merges: [(left: String, right: String)] = []
    while merges.count < count {
      var counts: [[String]: Int] = [:]
      for word in words {
        for (left, right) in zip(word, word.dropFirst()) { counts[[left, right], default: 0] += 1 }
      }
      guard
        let best = counts.min(by: { a, b in
          a.value != b.value ? a.value > b.value : a.key.lexicographicallyPrecedes(b.key)
        }), best.value > 1
      else { break }
      let (left, right) = (best.key[0], best.key[1])
      merges.append((left, right))
      for index in words.indices { join(&words[index], left, right) }
    }
    return merges
  }

  private static func join(_ word: inout [String], _ left: String, _ right: String) {
    var index = 0
    while index + 1 < word.count {
      if word[index] == left, word[index + 1] == right {
        word[index] = left + right
        word.remove(at: index + 1)
      }
      index += 1
    }
  }
}
