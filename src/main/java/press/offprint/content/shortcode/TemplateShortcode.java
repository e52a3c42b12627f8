package press.offprint.content.shortcode;

import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.problem.ProblemCode;
import press.offprint.template.TemplateException;

/**
 * A shortcode that is a template of the site. The enclosed text stays Markdown at the place where
 * the template prints {@code inner}. The HTML of the template is sanitized like all HTML of a post,
 * but its frames may be shown on web pages.
 */
final class TemplateShortcode implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    expand(call.name(), call.parameters(), call);
  }

  /** Writes the template {@code name} in place of a tag, or reports that it is faulty. */
  static void expand(String name, ShortcodeParameters parameters, ShortcodeCall call) {
    ShortcodeTemplates.Rendered rendered;
    try {
      rendered = call.context().templates().render(name, parameters, call.inner(), call.context());
    } catch (TemplateException e) {
      call.warn(
          ProblemCode.SHORTCODE_INVALID,
          "The template of the shortcode \"" + name + "\" failed: " + e.getMessage(),
          "Correct templates/shortcodes/" + name + ".html.");
      return;
    }
    if (call.isClosed() && rendered.printsInner()) {
      boolean blocks = call.inner().indexOf('\n') >= 0;
      call.wrapInner(rendered.before(), rendered.after(), blocks);
    } else {
      call.skipInner();
      call.writeHtml(rendered.before());
    }
  }
}
