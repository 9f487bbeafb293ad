import Agent
import Journal
import Scoring

extension SeasonDialogue {
  /// The conversation of a run with its system prompt and its tools, as its header says they were;
  /// nil when the trader does not think.
  init?(run entries: [JournalEntry]) {
    guard case .runStarted(let header)? = entries.first?.event else { return nil }
    let prompt = (try? AgentSettings(reading: header.settings)).map {
      AgentPrompt($0, days: header.days, rules: header.rules)
    }
    self.init(of: entries, system: prompt?.system ?? "", tools: prompt?.tools ?? "")
  }
}
