/// A path from the source to a vertex, as far as its extensions can feel it.
///
/// Duty is not in `cost`: begun as late as it may be, the path pays duty for
/// `max(duration, t − latest)` seconds where service here begins at `t ≥ time`.
struct Label {
    /// What this path used so far.
    var uses = SIMD8<Int32>()
    /// Scaled, without duty.
    var cost: Int64 = 0
    /// `cost` and the least duty, at its price per second: what the path costs at least.
    var key: Int64 = 0
    /// Visits that are remembered.
    var memory: UInt64 = 0
    /// What is known of cuts.
    var cuts = CutStates()
    /// The earliest beginning of service here.
    var time: Int32 = 0
    /// The least duty so far.
    var duration: Int32 = 0
    /// The latest start.
    var latest: Int32 = 0
    var vertex: Int32 = 0
    var parent: Int32 = -1
    /// The next of its bucket, by key.
    var next: Int32 = -1
    /// The next that is to be extended.
    var pending: Int32 = -1
    var isDominated = false
    /// Comes to a load whose size is not chosen yet.
    var isArrival = false
}
