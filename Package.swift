// swift-tools-version: 6.2
import PackageDescription

/// What every target is built with: Swift 6 mode, the features of `docs/architecture.md`, no warnings.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// What `expectNoDifference` needs to fail a test of Swift Testing instead of passing it silently.
let differences: [Target.Dependency] = [
  .product(name: "CustomDump", package: "swift-custom-dump"),
  .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
]

let package = Package(
  name: "unpunch",
  products: [
    .executable(name: "unpunch", targets: ["unpunch"]),
    .library(name: "FeishuAttendance", targets: ["FeishuAttendance", "Attendance"]),
  ],
  dependencies: [
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses"),
    .target(name: "CProcess"),
    .target(name: "Attendance", swiftSettings: settings),
    .target(
      name: "FeishuAttendance",
      dependencies: [
        "Attendance",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    .target(
      name: "Journal",
      dependencies: [
        "Attendance",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),
    .target(name: "Terminal", dependencies: ["CNcurses"], swiftSettings: settings),
    .target(
      name: "UnpunchKit",
      dependencies: ["Attendance", "FeishuAttendance", "Journal"],
      swiftSettings: settings),
    .target(
      name: "Wording", dependencies: ["Attendance"], swiftSettings: settings),
    .target(
      name: "UnpunchTUI",
      dependencies: [
        "Attendance", "FeishuAttendance", "Journal", "Terminal", "UnpunchKit", "Wording",
      ],
      swiftSettings: settings),
    .target(
      name: "Sandbox",
      dependencies: [
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "unpunch",
      dependencies: [
        "Attendance", "CProcess", "FeishuAttendance", "Journal", "Sandbox", "Terminal",
        "UnpunchKit", "UnpunchTUI", "Wording",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "AttendanceTests", dependencies: ["Attendance", "TestSupport"] + differences,
      swiftSettings: settings),
    .testTarget(
      name: "FeishuAttendanceTests",
      dependencies: ["Attendance", "FeishuAttendance", "Sandbox", "TestSupport"] + differences,
      swiftSettings: settings),
    .testTarget(
      name: "JournalTests",
      dependencies: [
        "Attendance", "Journal", "TestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ] + differences,
      swiftSettings: settings),
    .testTarget(
      name: "TerminalTests", dependencies: ["CNcurses", "Terminal", "TestSupport"] + differences,
      swiftSettings: settings),
    .testTarget(
      name: "UnpunchKitTests",
      dependencies: [
        "Attendance", "FeishuAttendance", "Journal", "Sandbox", "TestSupport", "UnpunchKit",
        .product(name: "GRDB", package: "GRDB.swift"),
      ] + differences,
      swiftSettings: settings),
    .testTarget(
      name: "UnpunchTUITests",
      dependencies: [
        "Attendance", "FeishuAttendance", "Journal", "Terminal", "TestSupport", "UnpunchKit",
        "UnpunchTUI", "Wording",
      ] + differences,
      resources: [.copy("Frames")], swiftSettings: settings),
    .testTarget(
      name: "SandboxTests", dependencies: ["Sandbox"] + differences, swiftSettings: settings),
    .testTarget(
      name: "UnpunchTests",
      dependencies: [
        "unpunch", "Attendance", "FeishuAttendance", "Journal", "Terminal", "UnpunchKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + differences,
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "unpunch", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Support/platform.py"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
