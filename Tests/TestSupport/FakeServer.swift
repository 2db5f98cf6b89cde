import Foundation

/// A small HTTP server on loopback that says what a test wants, well-formed or not.
///
/// One thread for each connection, one question a connection; it stops with its owner.
public final class FakeServer: @unchecked Sendable {
    /// What somebody asks.
    public struct Question: Sendable {
        /// Path and query, percent signs as they came.
        public var path: String
        /// Of a POST; empty else.
        public var body: String
        /// All lines before the body.
        public var head: String
    }

    /// What a server says.
    public enum Reply: Sendable {
        /// A status with a text.
        case text(Int, String)
        /// Any bytes, as they are.
        case raw([UInt8])
        /// Nothing at all for so many seconds, then an end.
        case silence(Double)
        /// A beginning, then a byte every tenth of a second, for ever.
        case drip
        /// Bytes without an end.
        case endless
    }

    private let listener: Int32
    private let lock = NSLock()
    private var asked: [Question] = []
    private var isOpen = true
    private let answer: @Sendable (Question, Int) -> Reply
    /// Where it listens; nobody does any more after ``close()``.
    public let url: String

    /// Starts to listen; `answer` has the question and its number, from 0.
    public init(_ answer: @escaping @Sendable (Question, Int) -> Reply) throws {
        self.answer = answer
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0
                    && getsockname(listener, $0, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        url = "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else {
                    // Closed here alone: while somebody still accepts on it, the number must not
                    // become another server's.
                    Glibc.close(listener)
                    return
                }
                Thread.detachNewThread { [weak self] in
                    self?.serve(connection)
                    shutdown(connection, Int32(SHUT_RDWR))
                    Glibc.close(connection)
                }
            }
        }
    }

    deinit { close() }

    /// Listens no longer.
    public func close() {
        lock.withLock {
            guard isOpen else { return }
            isOpen = false
            shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    /// All that was asked, in order.
    public var questions: [Question] { lock.withLock { asked } }

    private func serve(_ connection: Int32) {
        guard let question = read(connection) else { return }
        let number = lock.withLock {
            asked.append(question)
            return asked.count - 1
        }
        switch answer(question, number) {
        case .text(let status, let text):
            let head =
                "HTTP/1.1 \(status) Said\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(text.utf8.count)\r\nConnection: close\r\n\r\n"
            _ = send(connection, Array((head + text).utf8))
        case .raw(let bytes): _ = send(connection, bytes)
        case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
        case .drip:
            _ = send(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n".utf8))
            while send(connection, [32]) { Thread.sleep(forTimeInterval: 0.1) }
        case .endless:
            _ = send(connection, Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
            let spaces = [UInt8](repeating: 32, count: 1 << 20)
            while send(connection, spaces) {}
        }
    }

    private func read(_ connection: Int32) -> Question? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let blank = Array("\r\n\r\n".utf8)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
            guard let end = bytes.firstRange(of: blank) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            let length = head.split(separator: "\r\n").lazy
                .filter { $0.lowercased().hasPrefix("content-length:") }
                .compactMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }.first
            guard bytes.count >= end.upperBound + (length ?? 0) else { continue }
            let words = head.split(separator: " ")
            return Question(
                path: words.count > 1 ? String(words[1]) : "",
                body: String(decoding: bytes[end.upperBound...], as: UTF8.self), head: head)
        }
    }

    private func send(_ connection: Int32, _ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    connection, $0.baseAddress.map { $0 + sent }, bytes.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
