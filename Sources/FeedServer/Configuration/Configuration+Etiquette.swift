extension Configuration {
    /// What is asked of those who poll, and what is remembered of them.
    struct Etiquette: Sendable, Hashable {
        /// Whether those without manners are refused (429).
        var refuse = false
        /// How often a poller may ask for one feed without validators in a day before it has none; this catches those
        /// who ask every few minutes around the clock, and not the readers of a house behind one address.
        var unconditionalPerDay = 500
        /// The hours in which nothing new comes, of the day in GMT, 0 to 23, in their order (RSS `skipHours`).
        var skipHours: [Int] = []
        /// The file that counts of user agents are kept in across restarts; nil keeps them in memory alone.
        var statistics: String?
    }
}
