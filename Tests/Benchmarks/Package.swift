// swift-tools-version: 6.2
import PackageDescription

/// As in the package that is measured.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// `Sources` holds links to what is measured, without the client and the journal: they need minutes to build, and are not
// measured here.
let package = Package(
  name: "unpunch-benchmarks",
  dependencies: [
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])
  ],
  targets: [
    .target(name: "Attendance", swiftSettings: settings),
    .target(name: "Records", dependencies: ["Attendance"], swiftSettings: settings),
    .executableTarget(
      name: "Unpunch",
      dependencies: [
        "Attendance", "Records", .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Unpunch",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
