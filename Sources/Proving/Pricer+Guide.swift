import Model

extension Pricer {
    /// Lets labels of both directions be dropped that no path up to the ceiling can come of.
    ///
    /// As far as paths tell that know of no cuts, or else remember less: they cost no more, and have
    /// several times fewer labels. They may be guided themselves.
    ///
    /// - Parameter ceiling: scaled, what the vehicle costs not counted.
    /// - Returns: the labels that this took, and whether there were not too many.
    func beGuided(ceiling: Int64, stop: () -> Bool) -> (labels: Int, isDone: Bool) {
        guard let guide = guide() else { return (0, true) }
        let (labels, isDone) = guide.beGuided(ceiling: ceiling, stop: stop)
        defer {
            guide.isGuided(by: nil, nil)
            labelsAtOnce = max(labels == 0 ? 0 : guide.labelsAtOnce, guide.labelsMade)
        }
        guard isDone, guide.meet(.exact, stop: stop) != nil else {
            return (labels + guide.labelsMade, false)
        }
        // Each direction goes on beyond the half as far as the other one completes it.
        let half = guide.forward.buckets - guide.backwardBuckets
        let (ahead, back) = (guide.forward, guide.backward)
        func completions(by side: Labelling) -> Completions {
            Completions(side, forward: ahead, ceiling: ceiling)
        }
        func goOn(_ side: Labelling, from bucket: Int) -> Bool {
            (bucket..<max(bucket, side.buckets)).allSatisfy {
                side.extend(bucket: $0, stop: stop)
            }
        }
        back.completions = completions(by: ahead)
        guard goOn(back, from: guide.backwardBuckets) else {
            return (labels + guide.labelsMade, false)
        }
        ahead.completions = completions(by: back)
        guard goOn(ahead, from: half) else { return (labels + guide.labelsMade, false) }
        isGuided(by: completions(by: back), completions(by: ahead))
        return (labels + guide.labelsMade, true)
    }

    /// Drops labels that cannot be completed.
    func isGuided(by backward: Completions?, _ forward: Completions?) {
        self.forward.completions = backward
        self.backward.completions = forward
    }

    /// Paths that know less, at the same prices; nil where there are none.
    ///
    /// Memories go first: they make many labels of all that cuts have not priced out.
    private func guide() -> Pricer? {
        guard let prices else { return nil }
        if memories != nil { return child(\.brief, prices.all, prices.cuts) }
        if prices.cuts.isEmpty { return nil }
        var known = prices.all
        known.cuts = []
        guard prices.cuts.count >= leastHalved else { return child(\.plain, known, []) }
        let dearest = prices.cuts.indices.sorted {
            (-prices.all.cuts[$0], $0) < (-prices.all.cuts[$1], $1)
        }.prefix(prices.cuts.count / 2)
        known.cuts = dearest.map { prices.all.cuts[$0] }
        return child(\.lighter, known, dearest.map { prices.cuts[$0] })
    }

    private func child(
        _ place: ReferenceWritableKeyPath<Pricer, Pricer?>, _ known: Prices, _ cuts: [SubsetRow]
    ) -> Pricer {
        let child = self[keyPath: place] ?? Pricer(problem, network, fleet, index: index)
        if self[keyPath: place] == nil, let used = memories?.asAtFirst ?? used { child.use(used) }
        self[keyPath: place] = child
        child.fix(fixedArcs)
        (child.mostLabels, child.leastHalved) = (mostLabels, leastHalved)
        child.set(known, cuts: cuts, capacity: prices?.capacity ?? [])
        return child
    }

    private var labelsMade: Int { forward.count + backward.count }
}
