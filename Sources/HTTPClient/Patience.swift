import Foundation

/// How often and how long a server is asked that does not answer.
public struct Patience: Sendable {
    /// Questions in all, the first included.
    public var attempts = 4
    /// Before the second question; twice as long before each further one.
    public var firstWait = 0.5
    /// A wait that the server asks for (`Retry-After`) is not longer than this.
    public var longestWait = 30.0
    /// Of one question, with its answer.
    public var seconds = 60.0
    /// Half a second, one, two; a minute for an answer.
    public init() {}
}

extension HTTPClient {
    /// Asks until there is an answer: again where the server cannot be reached, is slow, or says that
    /// it is busy (429, 502, 503, 504).
    public func ask(
        _ url: String, json: String? = nil, patience: Patience
    ) throws(HTTPFault) -> HTTPAnswer {
        var wait = patience.firstWait
        for attempt in 1... {
            let isLast = attempt >= patience.attempts
            do throws(HTTPFault) {
                let answer = try ask(url, json: json)
                guard [429, 502, 503, 504].contains(answer.status), !isLast else {
                    return answer
                }
                let asked = min(max(Double(answer.retryAfter), wait), patience.longestWait)
                Thread.sleep(forTimeInterval: asked)
            } catch {
                switch error {
                case .unreachable where !isLast, .slow where !isLast:
                    Thread.sleep(forTimeInterval: wait)
                default: throw error
                }
            }
            wait *= 2
        }
        throw .slow
    }
}
