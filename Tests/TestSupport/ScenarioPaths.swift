import Foundation

/// The repository's folder, found from this file.
public let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The days that come with Komek.
public let exampleDays = [
    "yard.yaml", "snow-morning.yaml", "centre-day.yaml", "nauryz-day.yaml", "nauryz-peak",
    "snow-morning-volunteers.yaml",
].map { "\(repository)/scenarios/\($0)" }
