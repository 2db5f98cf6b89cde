import JSONText

/// A certificate as it was read, and what is wrong about its file.
public struct LoadedCertificate: Sendable {
    /// nil iff there is an error among the diagnostics.
    public var certificate: Certificate?
    /// All faults, in the order of the file.
    public var diagnostics: [Diagnostic]
}

/// Certificates as files: `certificate.json`, read together with the scenario that it is about.
public enum CertificateFile {
    /// Reads a certificate of a scenario's day.
    ///
    /// Whether it proves anything is not asked here, only whether it can be understood.
    public static func load(path: String, scenario: Scenario) -> LoadedCertificate {
        let faults = Faults()
        let file = faults.file(path)
        return decode(
            readText(path, file: file, faults: faults), file: file, scenario: scenario, faults)
    }

    /// Reads a certificate's text; `file` is how diagnostics call it.
    public static func parse(_ text: String, file: String, scenario: Scenario)
        -> LoadedCertificate
    {
        let faults = Faults()
        let index = faults.file(file)
        return decode(
            checked(text, file: index, faults: faults), file: index, scenario: scenario, faults)
    }

    private static func decode(
        _ text: String?, file: Int, scenario: Scenario, _ faults: Faults
    ) -> LoadedCertificate {
        let tree = text.flatMap { YAMLTree.read($0, file: file, faults: faults) }
        let cursor = tree.map { Cursor(value: $0, path: .root, faults: faults) }
        let certificate = cursor.flatMap {
            CertificateDecoder(scenario, faults: faults).certificate($0)
        }
        return LoadedCertificate(
            certificate: faults.hasErrors ? nil : certificate, diagnostics: faults.sorted)
    }

    /// The certificate as JSON, with the ids of its scenario.
    public static func json(_ certificate: Certificate, of scenario: Scenario) -> String {
        certificate.asJSON(scenario).rendered()
    }
}
