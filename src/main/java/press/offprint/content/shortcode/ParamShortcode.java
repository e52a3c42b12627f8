package press.offprint.content.shortcode;

import java.util.Optional;

/** The shortcode {@code param} of Hugo: the value of a field of the front matter or the site. */
final class ParamShortcode implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    value(call).ifPresentOrElse(value -> call.writeText(value, value), call::reject);
  }

  @Override
  public Optional<String> expandInCode(ShortcodeCall call) {
    return value(call);
  }

  private static Optional<String> value(ShortcodeCall call) {
    return call.parameters().find("path", 0).flatMap(call.context()::field);
  }
}
