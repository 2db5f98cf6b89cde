// swift-tools-version: 6.1
// Komek: a route planner for volunteers. Targets stand in the order of the data flow.
// Copyright (C) 2026 the Komek contributors. GPL-3.0-or-later.

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "komek",
    products: [.executable(name: "komek", targets: ["komek"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Plain values of the optimisation: problem and solution. Imports nothing.
        .target(name: "Model", swiftSettings: settings),
        // Every word that people read, in Kazakh, Russian and English. Imports nothing.
        .target(name: "Texts", swiftSettings: settings),
        // JSON to be written. Imports nothing.
        .target(name: "JSONText", swiftSettings: settings),
        // libzip, as Debian packages it (libzip-dev).
        .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        // Expat, which reads XML (libexpat1-dev).
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        // zlib, which every system has (zlib1g-dev).
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // libcurl, as Debian packages it (libcurl4-openssl-dev).
        .systemLibrary(
            name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        // Questions to a server over HTTP. Knows nothing of what is asked.
        .target(name: "HTTPClient", dependencies: ["CCurl"], swiftSettings: settings),
        // HTML and SVG to be written, whatever is in a text. Imports nothing.
        .target(name: "HTMLText", swiftSettings: settings),
        // Tables out of CSV and XLSX as people have them, and into XLSX.
        .target(
            name: "Spreadsheets", dependencies: ["CExpat", "CZip"], swiftSettings: settings),
        // OpenStreetMap files as plain values.
        .target(name: "Maps", dependencies: ["CZlib"], swiftSettings: settings),
        // Addresses found on a map.
        .target(name: "Addresses", dependencies: ["Maps"], swiftSettings: settings),
        // Servers that know addresses.
        .target(
            name: "Geocoding", dependencies: ["Addresses", "HTTPClient", "Maps"],
            swiftSettings: settings),
        // Scenario and plan as values and as files, with diagnostics.
        .target(
            name: "Scenarios",
            dependencies: ["Addresses", "JSONText", "Maps", "Spreadsheets", "Texts", "Yams"],
            swiftSettings: settings),
        // Lists of people, as people have them, as a scenario and a file of contacts.
        .target(
            name: "Importing",
            dependencies: ["Addresses", "JSONText", "Scenarios", "Spreadsheets", "Texts"],
            swiftSettings: settings),
        // The roads of a map as a graph: nearest road, quickest ways between many places.
        .target(name: "Roads", dependencies: ["Maps"], swiftSettings: settings),
        // Seconds and metres between places.
        .target(
            name: "TravelTimes", dependencies: ["Scenarios", "HTTPClient", "Maps", "Roads"],
            swiftSettings: settings),
        // Instances of public benchmarks as problems, solutions in their formats.
        .target(
            name: "Instances", dependencies: ["Model", "JSONText"], swiftSettings: settings),
        // GLPK, as Debian packages it (libglpk-dev).
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        // A C guard around the GLPK calls that may abort, and the callback that counts nodes.
        .target(name: "CGLPKGuard", dependencies: ["CGLPK"]),
        // GLPK as a Swift type; knows no routes.
        .target(
            name: "LinearProgramming", dependencies: ["CGLPK", "CGLPKGuard"],
            swiftSettings: settings),
        // The solver: schedules, search, enumeration, recombination. The one hot module.
        .target(
            name: "Solving", dependencies: ["Model", "LinearProgramming"], swiftSettings: settings),
        // Bounds: column generation on GLPK, cuts, enumeration, branching.
        .target(
            name: "Proving", dependencies: ["Model", "LinearProgramming", "Solving"],
            swiftSettings: settings),
        // Plan against scenario, from first principles; shares no code with Solving or Planning.
        .target(
            name: "Checks", dependencies: ["Model", "Scenarios", "TravelTimes", "Texts"],
            swiftSettings: settings),
        // Scenario to problem, solution to plan, reasons. The one module that translates.
        .target(
            name: "Planning",
            dependencies: ["Model", "Scenarios", "TravelTimes", "Solving", "Proving", "Texts"],
            swiftSettings: settings),
        // libqrencode, as Debian packages it (libqrencode-dev).
        .systemLibrary(
            name: "CQRencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        // QR codes as values.
        .target(name: "QRCodes", dependencies: ["CQRencode"], swiftSettings: settings),
        // A map as a picture (SVG), with rounds on it.
        .target(
            name: "MapDrawing", dependencies: ["Maps", "HTMLText"], swiftSettings: settings),
        // Plan to terminal and to printable HTML, in three languages.
        .target(
            name: "Sheets",
            dependencies: [
                "Addresses", "JSONText", "Maps", "Roads", "Scenarios", "TravelTimes", "Texts",
                "QRCodes", "HTMLText", "MapDrawing",
            ], swiftSettings: settings),
        // An installed Chromium, which prints pages.
        .target(name: "Chromium", swiftSettings: settings),
        // The month: requests, days, plans and outcomes in one SQLite file.
        .target(
            name: "Campaigns",
            dependencies: [
                "Checks", "HTMLText", "Importing", "JSONText", "Scenarios", "Sheets",
                "Spreadsheets",
                "Texts", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: settings),
        // The command line: one file a subcommand, no logic.
        .executableTarget(
            name: "komek",
            dependencies: [
                "Addresses", "Campaigns", "Geocoding", "Planning", "Checks", "Sheets", "Scenarios",
                "TravelTimes",
                "Texts", "Instances",
                "Importing", "JSONText", "Maps", "Model", "Proving", "Roads", "Solving", "Chromium",
                "MapDrawing", "HTMLText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // Nanoseconds of the search's single operations; not shipped.
        .executableTarget(
            name: "kernels",
            dependencies: [
                "Solving", "LinearProgramming", "Model",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "benchmarks/kernels", swiftSettings: settings),
        // Seconds that a road network takes; not shipped.
        .executableTarget(
            name: "roadtimes",
            dependencies: [
                "Roads", "Maps", "Scenarios", "TravelTimes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "benchmarks/roads", exclude: ["osrm"], swiftSettings: settings),
        // Random days, brute force and small fixtures that the tests share.
        .target(
            name: "TestSupport",
            dependencies: ["Scenarios", "TravelTimes", "Chromium"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(
            name: "LinearProgrammingTests", dependencies: ["LinearProgramming"],
            swiftSettings: settings),
        .testTarget(name: "TextsTests", dependencies: ["Texts"], swiftSettings: settings),
        .testTarget(
            name: "SpreadsheetsTests", dependencies: ["Spreadsheets", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ScenariosTests",
            dependencies: ["Addresses", "Scenarios", "Texts", "TestSupport"],
            exclude: ["Golden"],
            swiftSettings: settings),
        .testTarget(
            name: "ImportingTests",
            dependencies: [
                "Importing", "JSONText", "Maps", "Scenarios", "Spreadsheets", "Texts",
                "TestSupport",
            ],
            exclude: ["Golden", "Lists"], swiftSettings: settings),
        .testTarget(
            name: "MapsTests", dependencies: ["Maps", "CZlib", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "AddressesTests", dependencies: ["Addresses", "Maps", "TestSupport"],
            exclude: ["Almaty"], swiftSettings: settings),
        .testTarget(
            name: "GeocodingTests",
            dependencies: [
                "Addresses", "Geocoding", "HTTPClient", "Maps", "Scenarios", "TestSupport", "Texts",
            ], exclude: ["Answers"], swiftSettings: settings),
        .testTarget(
            name: "RoadsTests", dependencies: ["Roads", "Maps", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "TravelTimesTests",
            dependencies: [
                "TravelTimes", "HTTPClient", "Scenarios", "Maps", "Roads", "TestSupport", "Texts",
            ],
            swiftSettings: settings),
        // malloc and its kin, counted: for the test that a step of the search allocates nothing.
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        .testTarget(
            name: "SolvingTests",
            dependencies: [
                "Checks", "Solving", "Model", "Planning", "Scenarios", "TestSupport", "TravelTimes",
                "AllocationCounter",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "InstancesTests", dependencies: ["Instances", "Checks", "Model", "Solving"],
            swiftSettings: settings),
        .testTarget(
            name: "ProvingTests", dependencies: ["Proving", "Model", "Instances", "Solving"],
            swiftSettings: settings),
        .testTarget(
            name: "ChecksTests", dependencies: ["Checks", "Scenarios", "Texts", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "Planning", "Checks", "Model", "Proving", "Scenarios", "Solving", "TestSupport",
                "TravelTimes",
            ], swiftSettings: settings),
        .testTarget(
            name: "QRCodesTests", dependencies: ["QRCodes", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "MapDrawingTests",
            dependencies: ["MapDrawing", "Maps", "HTMLText", "TestSupport"],
            exclude: ["Golden"], swiftSettings: settings),
        .testTarget(
            name: "SheetsTests",
            dependencies: [
                "Addresses", "Sheets", "Scenarios", "Texts", "Chromium", "MapDrawing", "Maps",
                "Roads",
                "TestSupport", "TravelTimes",
            ], exclude: ["Golden"], swiftSettings: settings),
        .testTarget(
            name: "CampaignsTests",
            dependencies: [
                "Campaigns", "Checks", "Chromium", "Importing", "JSONText", "Planning", "Proving",
                "Scenarios", "Sheets", "Solving", "Texts", "TestSupport",
            ], exclude: ["Golden"], swiftSettings: settings),
        // The command line as a user runs it.
        .testTarget(
            name: "KomekTests",
            dependencies: ["komek", "Scenarios", "Chromium", "TestSupport"], exclude: ["Golden"],
            swiftSettings: settings),
        // Random days against brute force and the checker; large numbers by KOMEK_ACCEPTANCE=1.
        .testTarget(
            name: "PropertyTests",
            dependencies: [
                "Planning", "Checks", "Maps", "Model", "Proving", "Roads", "Scenarios", "Solving",
                "TestSupport", "TravelTimes",
            ],
            swiftSettings: settings),
    ]
)
