// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, imports internal unless said, warnings are errors.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Optimised even in debug builds: what computes for minutes in the tests otherwise.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A Swift target under `Sources/` with the dependencies its row in `Sources/README.md` allows.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target; they see what the target sees.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "fupan",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // Market → venue → record
    library("TradingTypes"),
    library("Market", ["TradingTypes"]),
    library("MarketData", ["TradingTypes", "Market", crypto]),
    library("SyntheticMarket", ["TradingTypes", "Market"], settings: optimised),
    .target(
      name: "EmbeddedMarket", exclude: [],
      cSettings: [.unsafeFlags(["-std=c23"])]),
    library("Exchange", ["TradingTypes"]),
    library("Ledger", ["TradingTypes"]),
    .target(name: "CDigest"),
    library("Journal", ["TradingTypes", "CDigest", crypto]),
    library("Simulation", ["TradingTypes", "Market", "Exchange", "Ledger", "Journal"]),
    library("Scoring", ["TradingTypes", "Market", "Journal"]),

    // The language model and the agent that thinks with it
    .target(
      name: "CKernels",
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])]),
    library("Grammar", settings: optimised),
    library("Inference", ["CKernels", "Grammar", crypto], settings: optimised),
    .target(
      name: "Agent",
      dependencies: [
        "TradingTypes", "Market", "Ledger", "Journal", "Simulation", "Inference", "Grammar",
      ],
      resources: [.embedInCode("Personas")], swiftSettings: strict),

    // The screen
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    library("Terminal", ["CNcurses"]),
    library("Dashboard", ["TradingTypes", "Market", "Journal", "Scoring", "Terminal"]),

    .executableTarget(
      name: "fupan",
      dependencies: [
        "TradingTypes", "Market", "MarketData", "SyntheticMarket", "EmbeddedMarket", "Exchange",
        "Ledger", "Journal", "Simulation", "Scoring", "Grammar", "Inference", "Agent", "Terminal",
        "Dashboard", arguments, crypto, .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict),

    // Tests
    .target(
      name: "TestSupport",
      dependencies: ["TradingTypes", "Market"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("TradingTypes", ["TradingTypes"]),
    tests("Repository", []),
    tests("CommandLine", ["fupan"]),
    tests("Scoring", ["Scoring", "Journal", "Market", "TradingTypes"]),
    tests("Market", ["TradingTypes", "Market"]),
    tests(
      "LookAhead",
      [
        "TradingTypes", "Market", "Ledger", "Journal", "Simulation", "Grammar", "Agent", "Terminal",
        "Dashboard",
      ]),
    tests("MarketData", ["TradingTypes", "Market", "MarketData", crypto]),
    tests("SyntheticMarket", ["TradingTypes", "Market", "MarketData", "SyntheticMarket"]),
    tests(
      "EmbeddedMarket",
      ["TradingTypes", "Market", "MarketData", "SyntheticMarket", "EmbeddedMarket"]),
    tests("Grammar", ["Grammar"]),
    tests("Exchange", ["TradingTypes", "Exchange"]),
    tests("Terminal", ["Terminal", "CNcurses"]),
    tests(
      "Dashboard",
      ["TradingTypes", "Market", "Journal", "Terminal", "Dashboard", "Simulation"]),
    tests("CKernels", ["CKernels"]),
    tests("Ledger", ["TradingTypes", "Ledger"]),
    tests("Journal", ["TradingTypes", "Journal", "CDigest", crypto]),
    tests(
      "Simulation",
      ["TradingTypes", "Market", "MarketData", "Exchange", "Ledger", "Journal", "Simulation"]),
    tests("Inference", ["Inference", "CKernels", "Grammar"]),
    tests(
      "Agent",
      [
        "TradingTypes", "Market", "Ledger", "Journal", "Simulation", "Inference", "Grammar",
        "Agent",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
