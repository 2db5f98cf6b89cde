import HTMLText

/// The style of all pages: black on white, large, the same on screen and paper.
///
/// Nothing depends on colour or on printed backgrounds, which browsers leave out.
enum PaperStyle {
    /// The sheet of paper, what stands at the bottom of every page, and the number.
    static func page(size: String, left: String, right: String) -> String {
        let font = "font: 8.5pt \(fonts)"
        return """
            @page { size: \(size); margin: 11mm 11mm 15mm 11mm;
              @bottom-left { content: \(string(left)); \(font); width: 55% }
              @bottom-right { content: \(string(right + " · ")) counter(page) " / " counter(pages); \(font) } }

            """
    }

    /// A sheet among others in one document: its own name and its own numbers at the bottom.
    ///
    /// A page counter cannot be set back in print, but each kind of page can count its own.
    static func pages(of sheet: Int, right: String) -> String {
        let font = "font: 8.5pt \(fonts)"
        return """
            @page s\(sheet) { counter-increment: p\(sheet);
              @bottom-right { content: \(string(right + " · ")) counter(p\(sheet)); \(font) } }
            #s\(sheet) { page: s\(sheet) }

            """
    }

    /// A text as a string of CSS: everything but plain letters and digits as code points, so that
    /// no text can end the string, the style or the document.
    static func string(_ text: String) -> String {
        var result = "\""
        for scalar in printable(text).unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == " " {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return result + "\""
    }

    private static let fonts =
        "\"Noto Sans\", \"DejaVu Sans Condensed\", \"DejaVu Sans\", Roboto, Arial, sans-serif"

    static let common = """
        * { box-sizing: border-box }
        html { font: 11.5pt/1.3 \(fonts); color: #000; background: #fff }
        body { margin: 0 auto; max-width: 188mm }
        h1, h2, p, ul, dl, dd, table { margin: 0; padding: 0 }
        h1 { font-size: 21pt; line-height: 1.15; overflow-wrap: anywhere }
        h2 { font-size: 13pt; line-height: 1.2; break-after: avoid }
        b, strong, th { font-weight: 700 }
        a { color: inherit }
        .id { font-size: 11pt; font-weight: 400; white-space: nowrap }
        table { border-collapse: collapse; width: 100% }
        th, td { text-align: left; vertical-align: top; padding: 1.2mm 1.6mm; overflow-wrap: anywhere }
        tr { break-inside: avoid }
        .n { text-align: right; white-space: nowrap }
        svg { display: block }
        .quiet { font-size: 9.5pt }
        .gap { margin-top: 4mm }
        .box { border: .5mm solid #000; padding: 2mm 3mm; break-inside: avoid }
        .box ul { padding-left: 5mm }
        .mark { display: inline-block; border: .4mm solid #000; padding: 0 1.2mm; font-weight: 700 }
        .tick { display: inline-flex; align-items: center; gap: 1.4mm; white-space: nowrap }
        .tick input { appearance: none; margin: 0; flex: none; width: 5mm; height: 5mm; border: .45mm solid #000;
          background: #fff }
        .tick input:checked { border-width: 2.2mm }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
        @media screen { body { padding: 4mm } .sheet + .sheet { margin-top: 15mm; border-top: 1mm solid #000; padding-top: 6mm } }
        @media print { .screen { display: none } .sheet + .sheet { break-before: page } }

        """

    /// A volunteer's sheet.
    static let sheet = """
        .head { display: flex; justify-content: space-between; gap: 4mm; border-bottom: .8mm solid #000; padding-bottom: 2mm }
        .head > div { min-width: 0 }
        .head .when { text-align: right; flex: none; max-width: 45% }
        .facts { display: grid; grid-template-columns: 43mm 1fr; gap: 1mm 3mm; padding-top: 2.5mm }
        .facts dt { font-size: 10pt; padding-top: .4mm }
        .facts dd { overflow-wrap: anywhere }
        .facts .big { font-size: 14pt; font-weight: 700; line-height: 1.2 }
        .loads th, .loads td { border-bottom: .25mm solid #000; padding-left: 0 }
        .loads .what { font-size: 13pt; font-weight: 700 }
        .map { display: flex; gap: 4mm; align-items: flex-start; break-inside: avoid }
        .map figure { margin: 0; flex: 1 1 auto }
        .map-picture { width: 100%; height: auto; border: .25mm solid #000 }
        .codes { display: flex; flex-wrap: wrap; gap: 3mm }
        .codes figure { margin: 0; width: 33mm; text-align: center; font-size: 10pt }
        .codes .qr { width: 33mm; height: 33mm }
        .map > .codes { flex: 0 0 33mm; flex-direction: column }
        .map > .side { flex: 0 1 70mm }
        .map > .advice { flex: 1 1 90mm; margin-top: 0 }
        .advice { font-size: 10.5pt }
        .codes figure:only-child { width: 38mm }
        .loads th { width: 18mm; text-align: left }
        .stops { border-top: .8mm solid #000 }
        .stops > thead { display: table-header-group }
        .stops > thead .running th { font-size: 9.5pt; font-weight: 400; border-bottom: .25mm solid #000; padding: 1mm 0 }
        .stops > thead .running div { display: flex; justify-content: space-between; gap: 4mm }
        .stops > tbody > tr > * { border-bottom: .25mm solid #000; padding: 1.6mm }
        .stops > tbody > tr > :first-child { padding-left: 0; width: 26mm }
        .stops > tbody > tr > :last-child { padding-right: 0 }
        .stops > tbody > tr > .code { width: 23mm }
        .stops .qr { width: 22mm; height: 22mm }
        .nr { display: inline-block; min-width: 8.5mm; height: 8.5mm; line-height: 7.5mm; border: .5mm solid #000;
          border-radius: 4.25mm; text-align: center; font-size: 13pt; font-weight: 700; padding: 0 1mm }
        .clock { display: block; font-size: 18pt; font-weight: 700; line-height: 1.2 }
        .window { display: block; font-size: 9.5pt; font-weight: 400 }
        .window span, .whole { white-space: nowrap }
        .street { font-size: 13pt; font-weight: 700; line-height: 1.2 }
        .door { font-size: 13pt }
        .person { font-size: 12pt }
        .task { margin-top: 1mm }
        .task b { font-size: 13pt }
        .ticks { display: flex; flex-wrap: wrap; gap: 1mm 3mm; font-size: 9.8pt; margin-top: 1.2mm }
        .line { flex: 1 1 28mm; min-width: 28mm; border-bottom: .25mm solid #000; font-size: 9.5pt; padding-top: 1.6mm }
        .aside > * { background: #eee }
        .aside b { font-size: 13pt }

        """

    /// Loading lists.
    static let packing = """
        .head { display: flex; justify-content: space-between; gap: 4mm; border-bottom: .8mm solid #000; padding-bottom: 2mm }
        .head > div { min-width: 0 }
        .head .when { text-align: right; flex: none; max-width: 45% }
        .grid { font-size: 12pt }
        .grid thead tr > * { border-bottom: .5mm solid #000; font-size: 10pt }
        .grid tbody > tr > * { border-bottom: .25mm solid #000; padding: 2mm 1.6mm }
        .grid tbody th { text-align: left }
        caption { text-align: left; font-weight: 700; font-size: 13pt; padding-bottom: 1mm }

        """

    /// The coordinator's overview.
    static let overview = """
        body { max-width: 275mm }
        html { font-size: 10pt }
        .head { display: flex; justify-content: space-between; gap: 4mm; border-bottom: .8mm solid #000; padding-bottom: 2mm }
        .head > div { min-width: 0 }
        .head .when { flex: none }
        .facts { display: grid; grid-template-columns: max-content 1fr; gap: .6mm 4mm; padding-top: 2.5mm }
        .grid { font-size: 9.5pt }
        .grid thead { display: table-header-group }
        .grid thead th { border-bottom: .5mm solid #000; vertical-align: bottom }
        .grid thead [role=button] { cursor: pointer }
        .grid th[aria-sort=ascending] [role=button]::after { content: " \\25B2" }
        .grid th[aria-sort=descending] [role=button]::after { content: " \\25BC" }
        .grid tbody > tr > * { border-bottom: .2mm solid #000; padding: .8mm 1.6mm }
        .grid tbody th { white-space: nowrap }
        .legend { display: flex; flex-wrap: wrap; gap: 1mm 6mm; padding: 1mm 0 }
        .legend span { display: inline-flex; align-items: center; gap: 1.5mm }
        .key { width: 8mm; height: 3.7mm }
        figure { margin: 0; break-inside: avoid }
        .time { width: 100%; height: auto; font-size: 10px }
        .time .hour { stroke: #999; stroke-width: .5 }
        .way { stroke: #000; stroke-width: 1 }
        .visit { fill: #444; stroke: #000; stroke-width: .5 }
        .load, .rest { fill: #fff; stroke: #000; stroke-width: .8 }
        .cross { stroke: #000; stroke-width: .6; fill: none }
        .map-picture { width: 100%; height: auto; border: .25mm solid #000 }

        """
}
