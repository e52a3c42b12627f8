package press.offprint.content.frontmatter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import press.offprint.content.markdown.Markdown;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.settings.Limits;

/** The text of a post before {@code <!--more-->}, as plain text for lists and feeds. */
final class SummaryExtractor {
  private static final Pattern DIVIDER =
      Pattern.compile(
          "^[ \\t>]*<!--[ \\t]*more[ \\t]*-->", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  // Footnotes, embedded notes, the marks of alerts, and the tags of shortcodes and of Liquid. Code
  // is a group, because it stays as it is.
  private static final Pattern NOT_PROSE =
      Pattern.compile(
          "(?ms)(?<code>^[ \\t]*(```+|~~~+).*?^[ \\t]*\\2[ \\t]*$|`[^`\\n]+`|``[^\\n]+?``)"
              + "|^[ \\t]*\\[\\^[^]\\n]+\\]:.*?$"
              + "|\\[\\^[^]\\n]+\\]"
              + "|!\\[\\[[^]\\n]*\\]\\]|\\[![A-Za-z-]{1,30}\\][+-]?"
              + "|\\^\\[[^]\\n]*\\]"
              + "|\\{%-?\\s*+comment\\b.*?\\bendcomment\\s*+-?%\\}"
              + "|\\{\\{[^{}]*\\}\\}|\\{%[^}]*%\\}");
  private static final String NOT_TEXT =
      "[hidden], script, style, template, pre, h1, h2, h3, h4, h5, h6, figure, table, svg, textarea,"
          + " p:matchesOwn(^\\[TOC]$)";
  private static final String NONCE = "summary";
  private static final int LONGEST = 4_000;

  private SummaryExtractor() {}

  /** Returns the text before the divider; empty if there is no divider. */
  static String of(String body, String language) {
    if (!body.contains("<!--")) {
      return "";
    }
    Matcher divider = Regex.matcher(DIVIDER, body);
    if (!divider.find() || divider.start() > LONGEST) {
      return "";
    }
    String prose =
        Regex.matcher(NOT_PROSE, body.substring(0, divider.start())).replaceAll("${code}");
    Element html = Jsoup.parseBodyFragment(html(prose, language)).body();
    html.select(NOT_TEXT).remove();
    for (Element formula : html.select(RenderSession.formulaElement(NONCE))) {
      formula.text(formula.attr("original"));
    }
    return FieldSanitizer.line(html.text());
  }

  // A text that exceeds a limit rejects its post later.
  private static String html(String prose, String language) {
    RenderSession session =
        new RenderSession(NONCE, reference -> Optional.empty(), new InsertedText(Limits.DEFAULT));
    try {
      return Markdown.shared().embedded(prose, language, session, Limits.DEFAULT);
    } catch (LimitException e) {
      return "";
    }
  }
}
