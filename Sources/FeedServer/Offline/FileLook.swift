import Glibc

/// Looks whether files are there, tens of thousands of them folder by folder: the way to a folder is gone once.
final class FileLook {
    private let root: String
    private var folder: [CChar] = []
    private var descriptor: Int32 = -1

    /// Looks below a folder.
    init(root: String) {
        self.root = root
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Whether a document and its compressed copy, where it has one, are there with their sizes.
    func holds(_ file: Manifest.File) -> Bool {
        file.path.withCString { path in
            guard let slash = strrchr(path, Int32(UInt8(ascii: "/"))) else { return holds(file, named: path, in: [0]) }
            let folder = UnsafeBufferPointer(start: path, count: path.distance(to: slash))
            return holds(file, named: slash + 1, in: folder + [0])
        }
    }

    private func holds(_ file: Manifest.File, named name: UnsafePointer<CChar>, in folder: [CChar]) -> Bool {
        if folder != self.folder { enter(folder) }
        guard descriptor >= 0, AtomicFile.size(of: name, in: descriptor) == file.size else { return false }
        return file.gzipSize.map { AtomicFile.size(of: name, ".gz", in: descriptor) == $0 } ?? true
    }

    private func enter(_ folder: [CChar]) {
        if descriptor >= 0 { close(descriptor) }
        self.folder = folder
        descriptor = folder.withUnsafeBufferPointer { path in
            open(root + "/" + (path.baseAddress.map { String(cString: $0) } ?? ""), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
    }
}
