import Foundation

/// The folder of a file, as it is named: empty for a file beside us.
package func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
}

/// A file's name as seen from a folder; an absolute name is what it is.
func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || name.hasPrefix("/") ? name : folder + "/" + name
}

/// How a file is named from a folder: `../maps/city.osm.pbf`.
package func relativePath(of file: String, from folder: String) -> String {
    func parts(_ path: String) -> [String] {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
    }
    let (target, start) = (parts(file), parts(folder.isEmpty ? "." : folder))
    let common = zip(target, start).prefix { $0 == $1 }.count
    let ups = [String](repeating: "..", count: start.count - common)
    return (ups + target[common...]).joined(separator: "/")
}
