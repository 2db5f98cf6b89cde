import Chromium
import Foundation

/// Pages as a browser lays them out, where one is installed.
public enum PrintedPage {
    /// Whether there is a browser.
    public static var canPrint: Bool { Chromium.installed() != nil }

    /// A browser, started.
    public static func browser() throws -> Chromium {
        guard let path = Chromium.installed() else { throw Chromium.Failure.ended }
        return try Chromium(executable: path)
    }

    /// What is wrong with the layout of the open page on paper of a width (CSS pixels).
    ///
    /// One line for each text that is outside of it, cut off, or upon another.
    public static func faults(_ browser: Chromium, width: Int) throws -> [String] {
        try browser.view(width: width, height: 1000, printed: true)
        return try browser.evaluate(script).split(separator: "\n").map(String.init)
    }

    /// Looks at the boxes of all lines of text, of codes and of pictures.
    private static let script = """
        (() => {
          const faults = [], boxes = [], width = document.documentElement.clientWidth;
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const element = node.parentElement;
            if (!node.textContent.trim() || element.closest("svg, script, style, .unseen")) continue;
            if (!element.checkVisibility()) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const r of range.getClientRects()) {
              // Letters are lower than their line.
              const inset = r.height * 0.2;
              boxes.push({l: r.left, r: r.right, t: r.top + inset, b: r.bottom - inset,
                text: node.textContent.trim().slice(0, 30)});
            }
            const style = getComputedStyle(element);
            if (style.overflow !== "visible" && element.scrollWidth > element.clientWidth + 1)
              faults.push("cut off: " + node.textContent.trim().slice(0, 40));
          }
          for (const picture of document.querySelectorAll("svg.qr, svg.map-picture, svg.time")) {
            const r = picture.getBoundingClientRect();
            if (r.width < 1) faults.push("no picture");
            boxes.push({l: r.left, r: r.right, t: r.top, b: r.bottom, text: "picture"});
          }
          for (const box of boxes)
            if (box.l < -0.5 || box.r > width + 0.5) faults.push("outside: " + box.text);
          boxes.sort((a, b) => a.t - b.t);
          boxes.forEach((a, i) => {
            for (let j = i + 1; j < boxes.length && boxes[j].t < a.b - 0.5; j++) {
              const b = boxes[j];
              if (a.l < b.r - 0.5 && b.l < a.r - 0.5)
                faults.push(`one upon the other: ${a.text} | ${b.text}`);
            }
          });
          return faults.join("\\n");
        })()
        """
}
