import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A Chromium that is installed on this machine, without a window: it opens pages and prints them.
///
/// It is driven by the DevTools protocol over two pipes, so that one process serves all pages and
/// no port is opened. Not for several threads.
public final class Chromium {
    /// What can go wrong with a browser.
    public enum Failure: LocalizedError, Equatable {
        /// It did not start, or ended before its time.
        case ended
        /// It did not answer in time.
        case timedOut
        /// It refused a command, with its own words.
        case refused(String)

        /// For people.
        public var errorDescription: String? {
            switch self {
            case .ended: "Chromium ended unexpectedly"
            case .timedOut: "Chromium does not answer"
            case .refused(let words): "Chromium refuses: \(words)"
            }
        }
    }

    /// Seconds to wait for one answer: a day of thousands of stops is a long document.
    static let patience = 120

    private let process = Process()
    private let toBrowser = Pipe()
    private let fromBrowser = Pipe()
    private let profile: String
    private var unread: [UInt8] = []
    private var lastID = 0
    private var session: String?

    /// The browser's program: what `KOMEK_CHROMIUM` names, else the first on the `PATH` that is
    /// one; nil where none is installed.
    public static func installed() -> String? {
        let environment = ProcessInfo.processInfo.environment
        let files = FileManager.default
        if let named = environment["KOMEK_CHROMIUM"], !named.isEmpty {
            return files.isExecutableFile(atPath: named) ? named : nil
        }
        let names = [
            "chromium", "chromium-browser", "google-chrome-stable", "google-chrome",
            "microsoft-edge-stable",
        ]
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let paths =
            names.flatMap { name in folders.map { $0 + "/" + name } } + [
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ]
        return paths.first { files.isExecutableFile(atPath: $0) }
    }

    /// Starts the browser with a profile of its own, which is thrown away.
    public init(executable: String) throws {
        // A browser that has ended must be an error, not the end of this program.
        signal(SIGPIPE, SIG_IGN)
        profile = NSTemporaryDirectory() + "komek-chromium-" + UUID().uuidString
        var arguments = [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile,
            "--no-first-run", "--disable-gpu", "--disable-extensions", "--disable-sync",
            "--disable-background-networking", "--font-render-hinting=none",
        ]
        // Chromium refuses to run as root with its sandbox; the pages are our own.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        // The protocol is on descriptors 3 and 4, which a shell can give and Process cannot.
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments =
            ["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", executable]
            + arguments
        process.standardInput = toBrowser
        process.standardOutput = fromBrowser
        process.standardError = FileHandle.nullDevice
        try process.run()
        try? fromBrowser.fileHandleForWriting.close()
        do {
            let target = try call("Target.createTarget", ["url": "about:blank"])
            let attached = try call(
                "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
            session = attached["sessionId"] as? String
            _ = try call("Page.enable")
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    /// Ends the browser.
    public func close() {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(atPath: profile)
    }

    /// Opens a file and waits until all of it is there.
    public func open(file: String) throws {
        let url = URL(fileURLWithPath: file).absoluteString
        let answer = try call("Page.navigate", ["url": url], until: "Page.loadEventFired")
        if let error = answer["errorText"] as? String { throw Failure.refused(error) }
    }

    /// The open page as PDF, on the paper that its style asks for.
    public func pdf() throws -> Data {
        let answer = try call(
            "Page.printToPDF", ["preferCSSPageSize": true, "printBackground": true])
        return try data(answer)
    }

    /// What a script says of the open page, as text.
    public func evaluate(_ script: String) throws -> String {
        let answer = try call(
            "Runtime.evaluate", ["expression": script, "returnByValue": true])
        if let exception = answer["exceptionDetails"] as? [String: Any] {
            throw Failure.refused(String(describing: exception["text"] ?? ""))
        }
        let result = answer["result"] as? [String: Any]
        return (result?["value"] as? String) ?? ""
    }

    /// Shows the open page in a window of that size.
    ///
    /// `scale` is pixels of a picture to a CSS pixel; what is `printed` is shown by its style for
    /// paper.
    public func view(width: Int, height: Int, scale: Double = 1, printed: Bool = false) throws {
        _ = try call("Emulation.setEmulatedMedia", ["media": printed ? "print" : ""])
        _ = try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": scale, "mobile": false])
    }

    /// A picture (PNG) of what is seen of the open page, or of all of it.
    public func screenshot(wholePage: Bool = false) throws -> Data {
        let answer = try call(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": wholePage])
        return try data(answer)
    }

    private func data(_ answer: [String: Any]) throws -> Data {
        guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else {
            throw Failure.refused("no data")
        }
        return data
    }

    // MARK: The protocol

    /// Sends a command and waits for its answer, and for an event where one is named.
    private func call(
        _ method: String, _ parameters: [String: Any] = [:], until event: String? = nil
    ) throws -> [String: Any] {
        lastID += 1
        var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        var bytes = try JSONSerialization.data(withJSONObject: message)
        bytes.append(0)
        do {
            try toBrowser.fileHandleForWriting.write(contentsOf: bytes)
        } catch {
            throw Failure.ended
        }
        var answer: [String: Any]?
        var waits = event != nil
        while true {
            if let answer, !waits { return answer }
            let message = try receive()
            if message["id"] as? Int == lastID {
                if let error = message["error"] as? [String: Any] {
                    throw Failure.refused(String(describing: error["message"] ?? ""))
                }
                answer = message["result"] as? [String: Any] ?? [:]
                // A page that cannot be opened fires nothing.
                if answer?["errorText"] != nil { waits = false }
            } else if let event, message["method"] as? String == event {
                waits = false
            }
        }
    }

    /// The next message; messages end with a zero byte.
    private func receive() throws -> [String: Any] {
        let descriptor = fromBrowser.fileHandleForReading.fileDescriptor
        var searched = 0
        while true {
            if let end = unread[searched...].firstIndex(of: 0) {
                let message = Data(unread[..<end])
                unread.removeSubrange(...end)
                return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
            }
            searched = unread.count
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&wait, 1, Int32(Self.patience * 1000))
            if ready < 0 && errno == EINTR { continue }
            guard ready > 0 else { throw Failure.timedOut }
            var part = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(descriptor, &part, part.count)
            guard count > 0 else { throw Failure.ended }
            unread += part[..<count]
        }
    }
}
