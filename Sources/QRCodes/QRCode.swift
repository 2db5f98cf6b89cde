import CQRencode

/// A QR code (ISO/IEC 18004), made by libqrencode.
public struct QRCode: Sendable, Equatable {
    /// How much of a code may be unreadable, by dirt or snow.
    public enum Correction: Sendable {
        /// 7 %.
        case low
        /// 15 %.
        case medium
        /// 25 %.
        case quartile
    }

    /// Modules along a side, without the quiet zone.
    public let width: Int
    /// Row by row; true is dark.
    public let modules: [Bool]

    /// The smallest code that holds a text as UTF-8 bytes.
    ///
    /// nil where the text is empty or longer than any code holds (about 2,300 bytes with
    /// ``Correction/medium``).
    public init?(_ text: String, correction: Correction = .medium) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= 3000 else { return nil }
        let level =
            switch correction {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            }
        // Version 0: "the minimum version is chosen" (qrencode.h). NULL where it does not fit.
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, level) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        guard side > 0, let data = code.pointee.data else { return nil }
        width = side
        // Bit 0 is the module's colour, the others tell what it is for.
        modules = (0..<side * side).map { data[$0] & 1 == 1 }
    }

    /// The dark modules as an SVG path in units of modules, (0, 0) at the upper left: one rectangle
    /// for each run in a row.
    public var path: String {
        var path = ""
        for y in 0..<width {
            var x = 0
            while x < width {
                guard modules[y * width + x] else {
                    x += 1
                    continue
                }
                let start = x
                while x < width, modules[y * width + x] { x += 1 }
                path += "M\(start) \(y)h\(x - start)v1h-\(x - start)z"
            }
        }
        return path
    }
}
