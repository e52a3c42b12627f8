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
    String base = withoutSlash(context.site().base().path());
    return switch (expression.url()) {
      case NONE -> text;
      case OF_HOST -> text.map(path -> origin(context.site()) + rooted(path));
      case OF_SITE -> text.map(path -> base + rooted(path));
      case ABSOLUTE -> text.map(path -> origin(context.site()) + base + rooted(path));
    };
  }

  private static String rooted(String path) {
    return path.startsWith("/") ? path : "/" + path;
  }

  // As in Jekyll, the URL of a site is its host alone.
  private static String origin(Site site) {
    return site.baseUrlGiven() ? site.base().origin() : withoutSlash(site.baseUrl());
  }

  private static String withoutSlash(String path) {
    return path.substring(0, path.length() - 1);
  }

  private static Optional<String> field(String name, ExpansionContext context) {
    Site site = context.site();
    return switch (name) {
      case "site.baseurl" -> Optional.of(withoutSlash(site.base().path()));
      case "site.url" -> Optional.of(origin(site));
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
