import Foundation

/// Writes a text so that the file has either its old content or all of the new one, whatever
/// happens meanwhile.
///
/// A temporary file in the same folder is written, flushed to the disk and renamed.
///
/// - Parameter isPrivate: only the owner may read a new file, as it is about people.
public func writeAtomically(
    _ text: String, to path: String, isPrivate: Bool = false
) throws {
    try writeAtomically(Data(text.utf8), to: path, isPrivate: isPrivate)
}

/// Writes bytes as ``writeAtomically(_:to:isPrivate:)-(String,_,_)`` writes a text.
public func writeAtomically(_ bytes: [UInt8], to path: String) throws {
    try writeAtomically(Data(bytes), to: path)
}

/// Writes bytes as ``writeAtomically(_:to:isPrivate:)-(String,_,_)`` writes a text.
public func writeAtomically(_ bytes: Data, to path: String, isPrivate: Bool = false) throws {
    // A symbolic link stays one: what it points to is replaced.
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent().path
    var template = Array((folder + "/.komek-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw systemError() }
    let temporary = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        defer { close(descriptor) }
        try handle.write(contentsOf: bytes)
        let mask = umask(0)
        umask(mask)
        let mode: mode_t = isPrivate ? 0o600 : 0o666 & ~mask
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
            throw systemError()
        }
    } catch {
        unlink(temporary)
        throw error
    }
    guard rename(temporary, target.path) == 0 else {
        let error = systemError()
        unlink(temporary)
        throw error
    }
}

/// Finds out whether ``writeAtomically(_:to:)`` could write this file.
///
/// - Throws: why not.
public func checkWritable(_ path: String) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder),
        isFolder.boolValue
    {
        throw POSIXError(.EISDIR)
    }
    let folder = target.deletingLastPathComponent().path
    guard access(folder, W_OK | X_OK) == 0 else { throw systemError() }
}

private func systemError() -> any Error {
    POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
}
