import CZip

/// The parts of a zip archive in memory, read through libzip.
///
/// Everything that is unpacked counts towards one budget, whatever the archive says of its sizes.
final class ZipReader {
    private let archive: OpaquePointer
    private let memory: UnsafeMutableRawBufferPointer
    private var budget = TableLimits.unpacked

    /// Opens an archive; its bytes are copied.
    init(_ bytes: [UInt8]) throws(SpreadsheetError) {
        memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(1, bytes.count), alignment: 1)
        memory.copyBytes(from: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard
            let source = zip_source_buffer_create(
                memory.baseAddress, UInt64(bytes.count), 0, &error)
        else {
            memory.deallocate()
            throw SpreadsheetError(.damaged)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            memory.deallocate()
            throw SpreadsheetError(.damaged)
        }
        self.archive = archive
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    /// Whether the archive has such a part; names are compared as Excel does, without case.
    func contains(_ name: String) -> Bool { index(name) != nil }

    private func index(_ name: String) -> UInt64? {
        let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
        return index < 0 ? nil : UInt64(index)
    }

    /// The content of a part; nil where there is none of this name.
    func part(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
        guard let index = index(name) else { return nil }
        guard let file = zip_fopen_index(archive, index, 0) else {
            throw SpreadsheetError(.damaged, detail: name)
        }
        defer { zip_fclose(file) }
        var content: [UInt8] = []
        let size = 1 << 16
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { chunk.deallocate() }
        while true {
            let count = zip_fread(file, chunk.baseAddress!, UInt64(size))
            guard count >= 0 else { throw SpreadsheetError(.damaged, detail: name) }
            if count == 0 { return content }
            budget -= Int(count)
            guard budget >= 0 else { throw SpreadsheetError(.unpacksTooLarge, detail: name) }
            content.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<Int(count)]))
        }
    }
}
