package press.offprint.content.frontmatter;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.InterruptibleText;
import press.offprint.model.interrupt.Regex;

/** The text of a post before {@code <!--more-->}, as plain text for lists and feeds. */
final class SummaryExtractor {
  private static final Parser PARSER = Parser.builder().build();
  private static final Pattern DIVIDER =
      Pattern.compile(
          "^[ \\t>]*<!--[ \\t]*more[ \\t]*-->", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  // Blocks of code, footnotes, headings, pictures, and tags of HTML and of shortcodes. A span of
  // code is a group, because it stays as it is.
  private static final Pattern NOT_PROSE =
      Pattern.compile(
          "(?ms)^[ \\t]*(```+|~~~+).*?^[ \\t]*\\1[ \\t]*$"
              + "|(?<code>`[^`\\n]+`|``[^\\n]+?``)"
              + "|^[ \\t]*\\[\\^[^]\\n]+\\]:.*?$"
              + "|^[ \\t]{0,3}#{1,6}[ \\t].*?$"
              + "|!\\[[^]\\n]*\\]\\([^)\\n]*\\)"
              + "|\\[\\^[^]\\n]+\\]"
              + "|!\\[\\[[^]\\n]*\\]\\]|\\[![A-Za-z-]{1,30}\\][+-]?"
              + "|\\^\\[[^]\\n]*\\]"
              + "|\\{\\{\\s*\\w+\\([^}]*\\)\\s*\\}\\}"
              + "|\\{\\{[<%][^}]*[>%]\\}\\}|\\{%[^}]*%\\}"
              + "|</?[A-Za-z][^<>]*>");
  // The parser would recurse for nested quotes and lists.
  private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t>*+-]+");
  private static final Pattern WIKILINK = Pattern.compile("\\[\\[(?:[^]|\\n]*\\|)?([^]|\\n]+)]]");
  private static final int LONGEST = 4_000;

  private SummaryExtractor() {}

  /** Returns the text before the divider; empty if there is no divider. */
  static String of(String body) {
    if (!body.contains("<!--")) {
      return "";
    }
    Matcher divider = Regex.matcher(DIVIDER, body);
    if (!divider.find() || divider.start() > LONGEST) {
      return "";
    }
    String prose =
        Regex.matcher(NOT_PROSE, body.substring(0, divider.start())).replaceAll("${code}");
    prose = Regex.matcher(WIKILINK, Regex.matcher(MARGIN, prose).replaceAll("")).replaceAll("$1");
    StringBuilder text = new StringBuilder();
    for (Node block : PARSER.parse(BasedSequence.of(InterruptibleText.of(prose))).getChildren()) {
      text.append(new TextCollectingVisitor().collectAndGetText(block)).append(' ');
    }
    return FieldSanitizer.line(text.toString());
  }
}
