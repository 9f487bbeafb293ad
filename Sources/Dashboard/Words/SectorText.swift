/// The sectors of generated markets, which are named by English words, as Chinese screens name them.
enum SectorText {
  /// A sector's name in a language; a name that is not ours stays as it is.
  static func name(of sector: String, in language: Language) -> String {
    guard language == .chinese else { return sector }
    return switch sector {
    case "bank": "银行"
    case "broker": "证券"
    case "insurance": "保险"
    case "consumer": "消费"
    case "pharma": "医药"
    case "chip": "半导体"
    case "telecom": "通信"
    case "energy": "能源"
    case "metal": "有色金属"
    case "industrial": "高端装备"
    case "infrastructure": "基建"
    case "utility": "公用事业"
    case "auto": "汽车"
    default: sector
    }
  }
}
