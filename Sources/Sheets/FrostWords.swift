import Scenarios
import Texts

extension Plan {
    /// How often those who come warm up during a visit outdoors; nil where they need not.
    func warmUps(_ need: Need, at stop: Stop, people: Int) -> DoorText? {
        guard let frost = scenario.frost, need.outdoors else { return nil }
        var work = need.seconds
        if let personSeconds = need.personSeconds {
            let sharing = max(1, min(people, need.crew.best))
            let share = (personSeconds + sharing - 1) / sharing
            work = max(need.leastSeconds, (share + 59) / 60 * 60)
        }
        let count = (stop.end - stop.begin - work) / frost.warmSeconds
        return count > 0 ? .warmUps(count, seconds: frost.warmSeconds) : nil
    }
}
