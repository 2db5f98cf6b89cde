import Foundation
import Texts

/// The ledger as a file: who may read it, and whether it is one.
enum LedgerFile {
    /// What SQLite writes beside a database.
    static let companions = ["-wal", "-shm", "-journal"]

    /// Looks at a file before SQLite touches it; what others could read is closed to them.
    static func check(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CampaignFault.notFound(path: path)
        }
        guard !isFolder.boolValue else { throw CampaignFault.foreign(path: path) }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CampaignFault.system(path: path, detail: String(cString: strerror(errno)))
        }
        defer { try? handle.close() }
        let head = [UInt8]((try? handle.read(upToCount: 100)) ?? Data())
        let magic = Array("SQLite format 3\u{0}".utf8)
        guard head.count == 100, Array(head[..<16]) == magic else {
            throw CampaignFault.foreign(path: path)
        }
        // https://www.sqlite.org/fileformat.html: the application id stands at 68, big-endian.
        let id = head[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        guard id == Schema.applicationID else { throw CampaignFault.foreign(path: path) }
        for name in [path] + companions.map({ path + $0 }) { close(name) }
    }

    /// Takes all rights of others from a file.
    private static func close(_ path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int, mode & 0o077 != 0 else { return }
        chmod(path, 0o600)
    }

    /// An empty file in the folder of another, which only we may read.
    static func reserve(beside path: String) throws -> String {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var template = Array((folder + "/.komek-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw CampaignFault.system(path: path, detail: String(cString: strerror(errno)))
        }
        fchmod(descriptor, 0o600)
        Foundation.close(descriptor)
        return String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Gives a finished file its name, unless there is one of that name already.
    static func publish(_ temporary: String, as path: String) throws {
        flush(temporary)
        guard link(temporary, path) == 0 else {
            if errno == EEXIST { throw CampaignFault.exists(path: path) }
            throw CampaignFault.system(path: path, detail: String(cString: strerror(errno)))
        }
        flush(temporary)
    }

    /// Puts a finished file in the place of another.
    static func replace(_ path: String, by temporary: String) throws {
        flush(temporary)
        guard rename(temporary, path) == 0 else {
            throw CampaignFault.system(path: path, detail: String(cString: strerror(errno)))
        }
    }

    private static func flush(_ path: String) {
        for name in [path, URL(fileURLWithPath: path).deletingLastPathComponent().path] {
            let descriptor = open(name, O_RDONLY)
            if descriptor >= 0 {
                fsync(descriptor)
                Foundation.close(descriptor)
            }
        }
    }

    /// Removes a temporary file with what SQLite left beside it.
    static func remove(_ path: String) {
        for name in [path] + companions.map({ path + $0 }) { unlink(name) }
    }
}
