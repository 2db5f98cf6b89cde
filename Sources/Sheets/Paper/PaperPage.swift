import HTMLText
import QRCodes
import Texts

/// Whole documents, and pieces that several pages share.
extension PaperDay {
    /// A document that needs nothing but itself.
    ///
    /// `footer` stands at the bottom of every printed page, beside its number.
    func document(
        title: String, language: Language, landscape: Bool = false, footer: String,
        extraStyle: String = "", _ body: Markup
    ) -> String {
        let size = options.size == .a4 ? "A4" : "letter"
        let style =
            PaperStyle.page(
                size: landscape ? size + " landscape" : size, left: destroyLine(language),
                right: footer) + PaperStyle.common + extraStyle
        let head: [Markup] = [
            .tag("meta", [("charset", "utf-8")]),
            .tag("meta", [("name", "viewport"), ("content", "width=device-width")]),
            // Nobody needs to find these pages.
            .tag("meta", [("name", "robots"), ("content", "noindex")]),
            .tag("title", text: title),
            .tag("style", [], .raw(style)),
        ]
        let html = Markup.tag(
            "html", [("lang", language.rawValue)],
            .tag("head", [], head.joined()) + .tag("body", [], body))
        return "<!DOCTYPE html>\n" + html.html + "\n"
    }

    /// A QR code as SVG; nothing where the text is too long for one.
    func code(_ link: String, label: String, class kind: String = "qr") -> Markup {
        guard let code = QRCode(link) else { return Markup() }
        // Four modules of quiet zone, as the standard asks.
        let side = code.width + 8
        return .tag(
            "svg",
            [
                ("class", kind), ("viewBox", "-4 -4 \(side) \(side)"), ("role", "img"),
                ("aria-label", label), ("shape-rendering", "crispEdges"),
            ], .tag("path", [("d", code.path)]))
    }

    /// A box to tick with a pen, or with a finger on a phone.
    func tick(_ label: String) -> Markup {
        .tag(
            "label", class: "tick",
            .tag("input", [("type", "checkbox")]) + .tag("span", text: label))
    }
}
