import Model

extension Pricer {
    /// Makes the labels of an exact look, after guides where these spare more than they take.
    ///
    /// - Parameters:
    ///   - ceiling: scaled, of paths that are wanted, what the vehicle costs not counted.
    ///   - isUsual: only paths below 0 are, as at most looks.
    /// - Returns: what was made; nil where guides had too many labels for it to begin.
    func look(ceiling: Int64, isUsual: Bool, stop: () -> Bool) -> Look? {
        if choice.isGuided, hasGuide {
            var (effort, isDone) = beGuided(ceiling: ceiling, stop: stop)
            var look = Look(guideLabels: effort.labels, isGuided: isDone)
            // Where labels are limited that is too much, unless a look alone did with fewer of late.
            if !isDone, mostLabels < Labelling.most, choice.alone > mostLabels { return nil }
            look.half = meet(.exact, stop: stop)
            if isDone {
                mostAtOnce = max(mostAtOnce, labelsMade)
                effort.add(labelsMade)
                if isUsual { choice.note(guided: effort) }
            } else {
                mostAtOnce = labelsMade
                choice.note(alone: labelsMade, afterGuides: effort)
            }
            return look
        }
        // Where a guide takes longer of late, a look alone may have so many labels in each direction.
        let isTried = choice.isGuideSlower && hasGuide
        let usual = mostLabels
        if isTried { mostLabels = min(usual, choice.guided) }
        let half = meet(.exact, stop: stop)
        mostLabels = usual
        mostAtOnce = labelsMade
        choice.note(alone: labelsMade)
        if half == nil, hasGuide, !stop() {
            choice.noteTooMany(isTried: isTried)
            if choice.isGuided { return look(ceiling: ceiling, isUsual: isUsual, stop: stop) }
        }
        return Look(half: half)
    }

    /// Lets labels of both directions be dropped that no path up to the ceiling can come of.
    ///
    /// As far as paths tell that know of no cuts, or else remember less: they cost no more, and have
    /// several times fewer labels. They may be guided themselves.
    ///
    /// - Parameter ceiling: scaled, what the vehicle costs not counted.
    /// - Returns: what this took, and whether there were not too many labels.
    func beGuided(ceiling: Int64, stop: () -> Bool) -> (effort: Effort, isDone: Bool) {
        guard let guide = guide() else { return (Effort(), true) }
        var (effort, isDone) = guide.beGuided(ceiling: ceiling, stop: stop)
        mostAtOnce = effort.labels == 0 ? 0 : guide.mostAtOnce
        guard isDone else { return (effort, false) }
        isDone = guide.goThrough(ceiling: ceiling, stop: stop)
        guide.isGuided(by: nil, nil)
        effort.add(guide.labelsMade)
        mostAtOnce = max(mostAtOnce, guide.labelsMade)
        if isDone {
            isGuided(
                by: Completions(guide.backward, forward: guide.forward, ceiling: ceiling),
                Completions(guide.forward, forward: guide.forward, ceiling: ceiling))
        }
        return (effort, isDone)
    }

    /// Makes the labels of both directions up to the ceiling, each of them to its end.
    private func goThrough(ceiling: Int64, stop: () -> Bool) -> Bool {
        guard meet(.exact, stop: stop) != nil else { return false }
        // Each goes on beyond the half as far as the other one completes it.
        func goOn(_ side: Labelling, from bucket: Int, completedBy other: Labelling) -> Bool {
            side.completions = Completions(other, forward: forward, ceiling: ceiling)
            return (bucket..<max(bucket, side.buckets)).allSatisfy {
                side.extend(bucket: $0, stop: stop)
            }
        }
        return goOn(backward, from: backwardBuckets, completedBy: forward)
            && goOn(forward, from: forward.buckets - backwardBuckets, completedBy: backward)
    }

    /// Drops labels that cannot be completed.
    func isGuided(by backward: Completions?, _ forward: Completions?) {
        self.forward.completions = backward
        self.backward.completions = forward
    }

    /// Whether there are paths that know less.
    var hasGuide: Bool { memories != nil || !(prices?.cuts.isEmpty ?? true) }

    /// Paths that know less, at the same prices; nil where there are none.
    ///
    /// Memories go first: they make many labels of all that cuts have not priced out.
    private func guide() -> Pricer? {
        guard let prices else { return nil }
        if memories != nil { return child(\.brief, prices.all, prices.cuts) }
        if prices.cuts.isEmpty { return nil }
        var known = prices.all
        known.cuts = []
        guard prices.cuts.count >= leastParted else { return child(\.plain, known, []) }
        let dearest = prices.cuts.indices.sorted {
            (-prices.all.cuts[$0], $0) < (-prices.all.cuts[$1], $1)
        }.prefix(prices.cuts.count / 4)
        known.cuts = dearest.map { prices.all.cuts[$0] }
        let cuts = dearest.map { prices.cuts[$0] }
        // What their labels know of cuts is held against what labels of all know.
        assert(
            { slots in dearest.map { slots[$0] } }(
                SubsetRow.slots(prices.cuts, prices: prices.all.cuts))
                == SubsetRow.slots(cuts, prices: known.cuts))
        return child(\.lighter, known, cuts)
    }

    private func child(
        _ place: ReferenceWritableKeyPath<Pricer, Pricer?>, _ known: Prices, _ cuts: [SubsetRow]
    ) -> Pricer {
        let child = self[keyPath: place] ?? Pricer(problem, network, fleet, index: index)
        if self[keyPath: place] == nil, let used = memories?.asAtFirst ?? used { child.use(used) }
        self[keyPath: place] = child
        child.fix(fixedArcs)
        (child.mostLabels, child.leastParted) = (mostLabels, leastParted)
        child.set(known, cuts: cuts, capacity: prices?.capacity ?? [])
        return child
    }

    var labelsMade: Int { forward.count + backward.count }
}

/// The labels of an exact look.
struct Look {
    /// Until when forward labels were extended; nil where there were too many, or it was to stop.
    var half: Int32?
    /// Of guides that went before.
    var guideLabels = 0
    /// Labels were dropped that guides know to be of no use.
    var isGuided = false
}
