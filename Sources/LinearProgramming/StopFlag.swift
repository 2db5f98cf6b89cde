import CGLPKGuard

/// Asks a search for integers to stop, from any thread: on Ctrl-C, say.
public final class StopFlag: @unchecked Sendable {
    // Unchecked: the pointer never changes, and what it points to is atomic. It is C's atomic,
    // since the search looks at it from C.
    let flag: OpaquePointer

    /// A flag that is not raised.
    public init() { flag = guard_flag_make() }

    deinit { guard_flag_free(flag) }

    /// Whether stopping was asked for.
    public var isRaised: Bool { guard_flag_is_raised(flag) != 0 }

    /// Asks to stop.
    public func raise() { guard_flag_set(flag, 1) }

    /// Makes the flag ready for the next search.
    public func lower() { guard_flag_set(flag, 0) }
}
