import Foundation

/// The text of a file, free of a byte order mark; nil with a diagnostic where it cannot be had.
package func readText(_ path: String, file: Int, faults: Faults) -> String? {
    readBytes(path, file: file, faults: faults).flatMap {
        checkedText($0, file: file, faults: faults)
    }
}

/// The bytes of a file; nil with a diagnostic where they cannot be had.
package func readBytes(_ path: String, file: Int, faults: Faults) -> [UInt8]? {
    let origin = Stated.Origin(file: file)
    guard FileManager.default.fileExists(atPath: path) else {
        faults.add("file-not-found", at: origin)
        return nil
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
        faults.add("file-unreadable", at: origin)
        return nil
    }
    defer { try? handle.close() }
    var data = Data()
    do {
        while data.count <= Limits.fileBytes,
            let part = try handle.read(upToCount: Limits.fileBytes + 1 - data.count),
            !part.isEmpty
        { data.append(part) }
    } catch {
        faults.add("file-unreadable", at: origin)
        return nil
    }
    guard data.count <= Limits.fileBytes else {
        faults.add("file-too-large", at: origin, facts: ["most": "\(Limits.fileBytes >> 20)"])
        return nil
    }
    return Array(data)
}

/// Bytes as text: UTF-8 without control characters.
func checkedText(_ bytes: [UInt8], file: Int, faults: Faults) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
        var line = 1
        for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { break }
            line += 1
        }
        faults.add("file-not-utf8", at: .init(file: file, line: line))
        return nil
    }
    return checked(text, file: file, faults: faults)
}

/// A text without byte order mark; nil if it is too large or has control characters.
func checked(_ text: String, file: Int, faults: Faults) -> String? {
    guard text.utf8.count <= Limits.fileBytes else {
        faults.add(
            "file-too-large", at: .init(file: file), facts: ["most": "\(Limits.fileBytes >> 20)"])
        return nil
    }
    var line = 1
    for byte in text.utf8 {
        if byte == 10 { line += 1 }
        guard byte >= 32 || byte == 9 || byte == 10 || byte == 13 else {
            faults.add(
                "control-character", at: .init(file: file, line: line),
                found: "U+00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true))
            return nil
        }
    }
    return text.unicodeScalars.first == "\u{FEFF}"
        ? String(text.unicodeScalars.dropFirst()) : text
}
