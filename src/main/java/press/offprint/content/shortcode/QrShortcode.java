package press.offprint.content.shortcode;

import java.util.Optional;
import press.offprint.content.qr.QrCode;
import press.offprint.model.text.Markup;

/** The shortcode {@code qr} of Hugo. */
final class QrShortcode implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    call.skipInner();
    image(call).ifPresentOrElse(call::writeHtml, call::reject);
  }

  private static Optional<String> image(ShortcodeCall call) {
    // Hugo prefers the parameter to the enclosed text.
    String text = call.parameters().find("text", 0).orElseGet(() -> call.inner().strip());
    if (text.isBlank()) {
      return Optional.empty();
    }
    String svg;
    try {
      svg = QrCode.svg(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    String alt = call.parameters().named("alt").orElse(text);
    return Optional.of(
        "<figure class=\"qr\"><img src=\""
            + Markup.escape(call.context().storeSvg().apply(svg))
            + "\" alt=\""
            + Markup.escape(alt)
            + "\"/></figure>");
  }
}
