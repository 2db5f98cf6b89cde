/// How long those who travel outdoors may be out in the cold, and what warms them.
///
/// A *stretch* is the time outdoors since it was warm last: ways count, and service that is outdoors.
/// It ends with service indoors, at a depot, and with each warm-up, which is a part of a service
/// outdoors and makes it longer. Vehicles that are warm have no stretches but those of a service.
public struct ColdRule: Sendable, Equatable {
    /// The longest stretch, seconds; at least one.
    public var mostOutdoors: Int32
    /// Seconds of a warm-up; at least one.
    public var warmUp: Int32
    /// From its parts.
    public init(mostOutdoors: Int32, warmUp: Int32) {
        (self.mostOutdoors, self.warmUp) = (mostOutdoors, warmUp)
    }

    /// One way to do a service.
    public struct Stay: Sendable, Equatable, BitwiseCopyable {
        /// Seconds, warm-ups included.
        public var duration: Int32
        /// The stretch at its end.
        public var outdoors: Int32
        /// From its parts.
        @inlinable public init(duration: Int32, outdoors: Int32) {
            (self.duration, self.outdoors) = (duration, outdoors)
        }
    }

    /// The duration of work outdoors with as many warm-ups as whoever comes warm needs, at most
    /// ``Leg/unreachable``.
    public func duration(ofWork seconds: Int) -> Int32 {
        let warmUps = seconds > 0 ? (seconds - 1) / Int(mostOutdoors) : 0
        return Int32(min(seconds + warmUps * Int(warmUp), Int(Leg.unreachable)))
    }

    /// The warm-ups that such a service outdoors holds for whoever comes warm.
    public func warmUps(in service: Int32) -> Int32 {
        service > 0 ? (service - 1) / (mostOutdoors + warmUp) : 0
    }

    /// How to do a service outdoors after a stretch.
    ///
    /// With the fewest warm-ups, and with one more, after which nobody is cold: all others are no
    /// better than one of these.
    ///
    /// By symmetry the same holds backwards: after a service comes a stretch, and ``Stay/outdoors``
    /// is the one with which it begins.
    ///
    /// - Parameters:
    ///   - service: as ``duration(ofWork:)`` tells.
    ///   - mayAdd: more warm-ups may be taken than these.
    /// - Returns: one or both of them; none where the stretch would be too long.
    public func stays(_ service: Int32, after stretch: Int32, mayAdd: Bool) -> (Stay?, Stay?) {
        guard stretch <= mostOutdoors else { return (nil, nil) }
        let usual = warmUps(in: service)
        let work = stretch + service - usual * warmUp
        let least = work > 0 ? max(usual, (work - 1) / mostOutdoors) : usual
        guard mayAdd || least == usual else { return (nil, nil) }
        let first = Stay(
            duration: service + (least - usual) * warmUp,
            outdoors: max(0, work - least * mostOutdoors))
        guard mayAdd, first.outdoors > 0 else { return (first, nil) }
        return (first, Stay(duration: first.duration + warmUp, outdoors: 0))
    }
}
