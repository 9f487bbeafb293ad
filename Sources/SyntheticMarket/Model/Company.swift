import TradingTypes

/// A fictional company: its code, names and industry.
///
/// The codes lie in blocks without a listed share: 604 (Shanghai's main board gives out 600, 601,
/// 603 and 605), 004 (Shenzhen's gives out 000 to 003), 689500 and 302900 upwards (the unused ends
/// of the STAR and ChiNext ranges). Board rules still follow from the code as for a real one.
struct Company {
  let code: UInt32
  let venue: Venue
  let name: String
  let englishName: String
  let sector: String

  private init(
    _ code: UInt32, _ venue: Venue, _ name: String, _ englishName: String, _ sector: String
  ) {
    self.code = code
    self.venue = venue
    self.name = name
    self.englishName = englishName
    self.sector = sector
  }

  /// Fifty companies in ascending order of code.
  static let all: [Company] = [
    Company(4_003, .shenzhen, "北屿银行", "Beiyu Bank", "bank"),
    Company(4_008, .shenzhen, "临沅银行", "Linyuan Bank", "bank"),
    Company(4_015, .shenzhen, "沐澜证券", "Mulan Securities", "broker"),
    Company(4_021, .shenzhen, "松醪酒业", "Songlao Liquor", "consumer"),
    Company(4_034, .shenzhen, "雅庐家电", "Yalu Appliances", "consumer"),
    Company(4_047, .shenzhen, "青稷食品", "Qingji Foods", "consumer"),
    Company(4_056, .shenzhen, "苍原能源", "Cangyuan Energy", "energy"),
    Company(4_062, .shenzhen, "明曜核电", "Mingyao Nuclear Power", "utility"),
    Company(4_078, .shenzhen, "鹊桥网络", "Queqiao Networks", "telecom"),
    Company(4_081, .shenzhen, "大厝建设", "Dacuo Construction", "infrastructure"),
    Company(4_095, .shenzhen, "白璞铝业", "Baipu Aluminium", "metal"),
    Company(4_102, .shenzhen, "铁砧重工", "Tiezhen Heavy Industry", "industrial"),
    Company(4_119, .shenzhen, "芷兰药业", "Zhilan Pharma", "pharma"),
    Company(302_903, .shenzhen, "穹宇航空", "Qiongyu Aero", "industrial"),
    Company(302_911, .shenzhen, "青囊生物", "Qingnang Biotech", "pharma"),
    Company(302_924, .shenzhen, "本元医药", "Benyuan Medical", "pharma"),
    Company(302_938, .shenzhen, "逐风汽车", "Zhufeng Motor", "auto"),
    Company(604_001, .shanghai, "沧澜银行", "Canglan Bank", "bank"),
    Company(604_007, .shanghai, "云岫银行", "Yunxiu Bank", "bank"),
    Company(604_012, .shanghai, "漓渊银行", "Liyuan Bank", "bank"),
    Company(604_018, .shanghai, "瀚岭银行", "Hanling Bank", "bank"),
    Company(604_023, .shanghai, "朔原银行", "Shuoyuan Bank", "bank"),
    Company(604_031, .shanghai, "安岚保险", "Anlan Insurance", "insurance"),
    Company(604_036, .shanghai, "恒屿人寿", "Hengyu Life", "insurance"),
    Company(604_045, .shanghai, "泰隐保险", "Taiyin Insurance", "insurance"),
    Company(604_052, .shanghai, "鼎岳证券", "Dingyue Securities", "broker"),
    Company(604_059, .shanghai, "衡舟证券", "Hengzhou Securities", "broker"),
    Company(604_066, .shanghai, "醴泉古酿", "Liquan Distillery", "consumer"),
    Company(604_071, .shanghai, "牧野乳品", "Muye Dairy", "consumer"),
    Company(604_088, .shanghai, "远帆免税", "Yuanfan Duty Free", "consumer"),
    Company(604_093, .shanghai, "西陉煤业", "Xixing Coal", "energy"),
    Company(604_104, .shanghai, "玄岭石化", "Xuanling Petrochemical", "energy"),
    Company(604_117, .shanghai, "东溟石油", "Dongming Petroleum", "energy"),
    Company(604_125, .shanghai, "河曜煤电", "Heyao Coal Power", "energy"),
    Company(604_132, .shanghai, "雪江水电", "Xuejiang Hydropower", "utility"),
    Company(604_146, .shanghai, "川陵电力", "Chuanling Power Grid", "utility"),
    Company(604_153, .shanghai, "霁虹通信", "Jihong Telecom", "telecom"),
    Company(604_167, .shanghai, "银汉电信", "Yinhan Telecom", "telecom"),
    Company(604_174, .shanghai, "磐基建工", "Panji Engineering", "infrastructure"),
    Company(604_189, .shanghai, "通衢铁路", "Tongqu Railway", "infrastructure"),
    Company(604_198, .shanghai, "云梯路桥", "Yunti Road and Bridge", "infrastructure"),
    Company(604_205, .shanghai, "赤岩铜业", "Chiyan Copper", "metal"),
    Company(604_213, .shanghai, "玄砂稀土", "Xuansha Rare Earth", "metal"),
    Company(604_229, .shanghai, "沧舸船舶", "Cangge Shipbuilding", "industrial"),
    Company(689_503, .shanghai, "晶澜微", "Jinglan Micro", "chip"),
    Company(689_517, .shanghai, "硅岭科技", "Guiling Silicon", "chip"),
    Company(689_528, .shanghai, "芯穹股份", "Xinqiong Devices", "chip"),
    Company(689_539, .shanghai, "曜石微电", "Yaoshi Microelectronics", "chip"),
    Company(689_546, .shanghai, "量衡科技", "Liangheng Computing", "chip"),
    Company(689_557, .shanghai, "墨池软件", "Mochi Software", "chip"),
  ]
}
