/// Industry and English name of well-known shares, which price files do not carry.
///
/// Only what a person needs to read a table: the SSE 50 constituents of autumn 2025.
struct ShareFacts {
  /// Industry in one word.
  let sector: String
  /// Usual English name.
  let englishName: String

  private init(_ sector: String, _ englishName: String) {
    self.sector = sector
    self.englishName = englishName
  }

  /// By the six digits of the code.
  static let known: [UInt32: ShareFacts] = [
    600028: ShareFacts("energy", "Sinopec"),
    600030: ShareFacts("broker", "CITIC Securities"),
    600031: ShareFacts("industrial", "Sany Heavy Industry"),
    600036: ShareFacts("bank", "China Merchants Bank"),
    600048: ShareFacts("real estate", "Poly Developments"),
    600050: ShareFacts("telecom", "China Unicom"),
    600150: ShareFacts("defence", "China CSSC"),
    600276: ShareFacts("pharma", "Hengrui Pharma"),
    600309: ShareFacts("chemicals", "Wanhua Chemical"),
    600406: ShareFacts("utility", "NARI Technology"),
    600519: ShareFacts("consumer", "Kweichow Moutai"),
    600690: ShareFacts("consumer", "Haier Smart Home"),
    600760: ShareFacts("defence", "AVIC Shenyang Aircraft"),
    600809: ShareFacts("consumer", "Shanxi Fenjiu"),
    600887: ShareFacts("consumer", "Yili"),
    600900: ShareFacts("utility", "China Yangtze Power"),
    600941: ShareFacts("telecom", "China Mobile"),
    601012: ShareFacts("solar", "LONGi"),
    601088: ShareFacts("energy", "China Shenhua"),
    601127: ShareFacts("auto", "Seres"),
    601166: ShareFacts("bank", "Industrial Bank"),
    601211: ShareFacts("broker", "Guotai Haitong Securities"),
    601225: ShareFacts("energy", "Shaanxi Coal"),
    601288: ShareFacts("bank", "Agricultural Bank of China"),
    601318: ShareFacts("insurance", "Ping An"),
    601328: ShareFacts("bank", "Bank of Communications"),
    601398: ShareFacts("bank", "ICBC"),
    601600: ShareFacts("metal", "Chalco"),
    601601: ShareFacts("insurance", "China Pacific Insurance"),
    601628: ShareFacts("insurance", "China Life"),
    601658: ShareFacts("bank", "Postal Savings Bank"),
    601668: ShareFacts("construction", "China State Construction"),
    601728: ShareFacts("telecom", "China Telecom"),
    601766: ShareFacts("industrial", "CRRC"),
    601816: ShareFacts("transport", "Beijing-Shanghai High-Speed Railway"),
    601857: ShareFacts("energy", "PetroChina"),
    601888: ShareFacts("consumer", "China Tourism Group Duty Free"),
    601899: ShareFacts("metal", "Zijin Mining"),
    601919: ShareFacts("transport", "COSCO Shipping Holdings"),
    601985: ShareFacts("utility", "China National Nuclear Power"),
    601988: ShareFacts("bank", "Bank of China"),
    603259: ShareFacts("pharma", "WuXi AppTec"),
    603501: ShareFacts("chip", "OmniVision"),
    603993: ShareFacts("metal", "CMOC"),
    688008: ShareFacts("chip", "Montage Technology"),
    688012: ShareFacts("chip", "AMEC"),
    688041: ShareFacts("chip", "Hygon"),
    688111: ShareFacts("software", "Kingsoft Office"),
    688256: ShareFacts("chip", "Cambricon"),
    688981: ShareFacts("chip", "SMIC"),
  ]
}
