import CCurl

/// What a server has answered, whatever its status.
public struct HTTPAnswer: Sendable {
    /// 200 where all is well.
    public var status: Int
    /// All of the body.
    public var body: [UInt8]
    /// Seconds after which the server wants to be asked again; 0 where it says nothing.
    public var retryAfter: Int
}

/// Why there is no answer.
public enum HTTPFault: Error, Sendable, Equatable {
    /// The server cannot be found or spoken to; in libcurl's words.
    case unreachable(String)
    /// No whole answer within the time.
    case slow
    /// What comes is longer than any answer should be.
    case tooLarge
    /// What comes is no HTTP; in libcurl's words.
    case broken(String)
}

/// Questions to a server, one after another over one connection: libcurl's easy interface.
///
/// Only HTTP and HTTPS, no redirections, cookies or caches: what is asked goes to the server that was
/// named and to no other. Certificates are verified. It waits for an answer and never longer than it
/// is told to.
public final class HTTPClient {
    private let curl: UnsafeMutableRawPointer?
    private let sink: Sink

    /// Where libcurl puts the bytes.
    private final class Sink {
        let most: Int
        var bytes: [UInt8] = []
        var isFull = false
        init(most: Int) { self.most = most }
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A client that knows no server yet.
    /// - Parameters:
    ///   - seconds: an answer, all of it, must have come by then.
    ///   - mostBytes: longer answers are refused.
    public init(seconds: Double, mostBytes: Int = 64 << 20) {
        sink = Sink(most: mostBytes)
        curl = Self.isReady ? curl_easy_init() : nil
        guard let curl else { return }
        _ = komek_curl_only_http(curl)
        let milliseconds = Int(max(1, min(seconds, 86_400) * 1000))
        for (option, value) in [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_TIMEOUT_MS, milliseconds),
            (CURLOPT_CONNECTTIMEOUT_MS, min(milliseconds, 10_000)),
        ] { _ = komek_curl_set_long(curl, option, value) }
        _ = komek_curl_set_text(curl, CURLOPT_USERAGENT, "komek")
        // Whatever this libcurl can unpack; what is unpacked counts.
        _ = komek_curl_set_text(curl, CURLOPT_ACCEPT_ENCODING, "")
        _ = komek_curl_set_pointer(
            curl, CURLOPT_WRITEDATA, Unmanaged.passUnretained(sink).toOpaque())
        _ = komek_curl_set_sink(curl) { bytes, size, count, context in
            guard let context, let bytes else { return 0 }
            let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
            let length = size * count
            guard sink.bytes.count + length <= sink.most else {
                sink.isFull = true
                return 0
            }
            let raw = UnsafeRawBufferPointer(start: bytes, count: length)
            sink.bytes.append(contentsOf: raw)
            return length
        }
    }

    deinit { if let curl { curl_easy_cleanup(curl) } }

    /// Asks once: GET, or POST of a JSON text.
    /// - Throws: ``HTTPFault``; an answer of any status is none.
    public func ask(_ url: String, json: String? = nil) throws(HTTPFault) -> HTTPAnswer {
        guard let curl else { throw .unreachable("libcurl") }
        sink.bytes = []
        sink.isFull = false
        _ = komek_curl_set_text(curl, CURLOPT_URL, url)
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        if let json {
            // No "Expect: 100-continue": some servers answer it after a second only.
            headers = curl_slist_append(nil, "Content-Type: application/json")
            headers = curl_slist_append(headers, "Expect:")
            _ = komek_curl_set_long(curl, CURLOPT_POST, 1)
            _ = komek_curl_set_long(curl, CURLOPT_POSTFIELDSIZE, json.utf8.count)
            _ = komek_curl_set_text(curl, CURLOPT_COPYPOSTFIELDS, json)
        } else {
            _ = komek_curl_set_long(curl, CURLOPT_HTTPGET, 1)
        }
        _ = komek_curl_set_pointer(curl, CURLOPT_HTTPHEADER, headers)
        let code = curl_easy_perform(curl)
        if sink.isFull { throw .tooLarge }
        switch code {
        case CURLE_OK: break
        case CURLE_OPERATION_TIMEDOUT: throw .slow
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
            CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_SSL_CONNECT_ERROR,
            CURLE_PEER_FAILED_VERIFICATION, CURLE_PARTIAL_FILE:
            throw .unreachable(String(cString: curl_easy_strerror(code)))
        default: throw .broken(String(cString: curl_easy_strerror(code)))
        }
        var status = 0
        _ = komek_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &status)
        return HTTPAnswer(
            status: status, body: sink.bytes, retryAfter: komek_curl_retry_after(curl))
    }
}
