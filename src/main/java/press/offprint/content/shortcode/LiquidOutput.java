package press.offprint.content.shortcode;

import java.util.Optional;
import press.offprint.content.shortcode.lex.LiquidExpression;
import press.offprint.model.Site;
import press.offprint.model.problem.ProblemCode;

/** An output of Liquid, such as {@code {{ page.title }}}: the value of its expression. */
final class LiquidOutput implements Shortcode {
  @Override
  public void expand(ShortcodeCall call) {
    String expression = call.parameters().find(0).orElse("");
    Optional<String> text = evaluate(expression, call.context());
    if (text.isPresent()) {
      call.writeMarkdown(text.get());
      return;
    }
    call.warn(
        ProblemCode.SHORTCODE_INVALID,
        "The value of " + call.original() + " is unknown; it is kept as written.",
        "Add the field to the front matter or to offprint.yaml, or write the text itself.");
    call.copyTag();
  }

  /** Returns the value; empty if the post and the site lack the field or a filter is unknown. */
  static Optional<String> evaluate(String expression, ExpansionContext context) {
    return LiquidExpression.parse(expression).flatMap(found -> evaluate(found, context));
  }

  private static Optional<String> evaluate(LiquidExpression expression, ExpansionContext context) {
    Optional<String> text =
        expression.isField() ? field(expression.value(), context) : Optional.of(expression.value());
    return expression.isAbsolute()
        ? text.map(path -> root(context.site()) + (path.startsWith("/") ? path : "/" + path))
        : text;
  }

  private static String root(Site site) {
    return site.baseUrl().substring(0, site.baseUrl().length() - 1);
  }

  private static Optional<String> field(String name, ExpansionContext context) {
    Site site = context.site();
    return switch (name) {
      // Links of a site start at its root, so they are valid at every base URL.
      case "site.baseurl" -> Optional.of("");
      case "site.url" -> Optional.of(root(site));
      case "site.title" -> Optional.of(site.title());
      case "site.description" -> Optional.of(site.description());
      case "page.title" -> Optional.of(context.metadata().title());
      case "page.excerpt" -> Optional.of(context.metadata().summary());
      default ->
          name.startsWith("page.")
              ? FieldLookup.find(context.metadata().fields(), name.substring("page.".length()))
              : FieldLookup.find(site.params(), name.substring("site.".length()));
    };
  }
}
