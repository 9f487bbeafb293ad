import FoundationEssentials
public import Market

extension MarketFolder {
  /// A market folder found by ``list(in:)``.
  public struct Listing: Sendable {
    /// The folder's path.
    public let path: String
    /// The market, or why it cannot be read.
    public let market: Result<MarketRecord, MarketDataError>
  }

  /// The market folders directly below `path`, in order of their names; none when it is no folder.
  ///
  /// A folder counts when it has a manifest or a `market.toml`.
  public static func list(in path: String) -> [Listing] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    return names.compactMap { name in
      let folder = "\(path)/\(name)"
      let isMarket = [manifestFile, headerFile].contains {
        FileManager.default.fileExists(atPath: "\(folder)/\($0)")
      }
      guard isMarket, !name.hasPrefix(".") else { return nil }
      do throws(MarketDataError) {
        return Listing(path: folder, market: .success(try read(folder)))
      } catch {
        return Listing(path: folder, market: .failure(error))
      }
    }
  }
}
