import ArgumentParser
import MapDrawing
import Maps
import Scenarios

extension OutputOptions {
    /// A map to be drawn; what is wrong with its file is told, with exit code 2.
    func drawableMap(_ path: String) throws -> DrawableMap {
        let data: MapData
        do {
            data = try MapFile.load(path: path)
        } catch {
            note([diagnostic(error, path)])
            throw ExitCode(2)
        }
        return DrawableMap(data)
    }

    private func diagnostic(_ error: MapError, _ path: String) -> Diagnostic {
        let place = error.offset.map { "\(error.place.rawValue) \($0)" } ?? ""
        return Diagnostic(
            code: error.fault.rawValue, location: .init(file: path, path: place),
            found: error.found.isEmpty ? nil : error.found)
    }
}
