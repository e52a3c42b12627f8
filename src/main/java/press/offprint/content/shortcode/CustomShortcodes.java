package press.offprint.content.shortcode;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.content.shortcode.lex.ShortcodeTag;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.ProblemCode;
import press.offprint.template.TemplateException;

/**
 * Shortcodes that a site brings as templates. What such a shortcode encloses stays Markdown, in the
 * place where the template prints {@code inner}; what the template writes besides is cleaned like
 * all HTML in a post.
 */
final class CustomShortcodes {
  private final ExpansionWriter out;
  private final ExpansionContext context;
  private final ShortcodeTemplates templates;
  private final Map<Token, String> endings = new HashMap<>();

  CustomShortcodes(ExpansionWriter out, ExpansionContext context) {
    this.out = out;
    this.context = context;
    this.templates = context.templates();
  }

  boolean knows(String name) {
    return templates.has(name);
  }

  /**
   * Writes what stands for an opening or a closing tag.
   *
   * @param closer the tag that closes it, and {@code inner} what they enclose
   * @return false where the template does not show what the tags enclose
   */
  boolean write(Token.Shortcode token, Optional<Token> closer, Optional<String> inner) {
    if (token.tag().closing()) {
      Optional.ofNullable(endings.remove(token)).ifPresent(html -> half(html, token));
      return true;
    }
    ShortcodeTag tag = token.tag();
    try {
      ShortcodeTemplates.Made made = templates.render(tag.name(), tag.parameters(), inner, context);
      if (closer.isEmpty() || made.after().isEmpty()) {
        out.html(made.before(), token);
        return closer.isEmpty();
      }
      boolean blocks = inner.get().indexOf('\n') >= 0;
      endings.put(closer.get(), (blocks ? "\n" : "") + made.after().get());
      half((blocks ? "\n" : "") + made.before(), token);
    } catch (TemplateException e) {
      out.warn(
          ProblemCode.SHORTCODE_INVALID,
          token,
          "The shortcode \"" + tag.name() + "\" failed: " + e.getMessage(),
          "Mend templates/shortcodes/" + tag.name() + ".html.");
    }
    return true;
  }

  /** Writes what the template makes of a tag of Jekyll's that includes something. */
  void include(String name, ShortcodeParameters parameters, Token token) {
    out.html(templates.render(name, parameters, Optional.empty(), context).before(), token);
  }

  // What encloses several lines encloses blocks.
  private void half(String html, Token token) {
    if (html.startsWith("\n")) {
      out.block(html.substring(1), token);
    } else {
      out.html(html, token);
    }
  }
}
