import Glibc

/// The three descriptors that every program is started with, or should be.
enum StandardDescriptors {
    /// Puts the null device in the place of those that whoever started the program closed.
    ///
    /// Otherwise the first file or connection that is opened takes the place, and is sent what was meant for people.
    static func occupy() {
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            guard (0...STDERR_FILENO).contains(descriptor) else {
                if descriptor > STDERR_FILENO { close(descriptor) }
                return
            }
        }
    }
}
