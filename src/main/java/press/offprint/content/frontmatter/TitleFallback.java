package press.offprint.content.frontmatter;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.interrupt.InterruptibleText;
import press.offprint.model.interrupt.Regex;

/** The title of a post without one: its first heading, else its file name. */
final class TitleFallback {
  private static final Parser PARSER = Parser.builder().build();
  private static final int LONGEST = 300;
  private static final Pattern HEADING =
      Pattern.compile(" {0,3}#{1,6}[ \\t]+(.*?)(?:[ \\t]+#+)?[ \\t]*");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:=+|--+)[ \\t]*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+).*");
  private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{:?\\s*[#.][^}]*\\}\\s*$");
  private static final Pattern TAGS = Pattern.compile("</?[A-Za-z][^<>]*>|\\{\\{[^}]*\\}\\}");

  private TitleFallback() {}

  /** Returns the plain text of the first heading; empty if there is none. */
  static Optional<String> firstHeading(String body) {
    String fence = "";
    String before = "";
    for (String whole : (Iterable<String>) body.lines()::iterator) {
      String line = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
      Matcher fenced = Regex.matcher(FENCE, line);
      if (!fence.isEmpty()) {
        fence = line.strip().startsWith(fence) ? "" : fence;
        before = "";
        continue;
      }
      if (fenced.matches()) {
        fence = fenced.group(1);
        continue;
      }
      Matcher heading = Regex.matcher(HEADING, line);
      boolean underlined =
          !before.isBlank()
              && Character.isLetterOrDigit(before.strip().codePointAt(0))
              && Regex.matcher(UNDERLINE, line).matches();
      String text = heading.matches() ? heading.group(1) : underlined ? before : "";
      String plain = plain(text);
      if (!plain.isEmpty()) {
        return Optional.of(plain);
      }
      before = line;
    }
    return Optional.empty();
  }

  private static String plain(String markdown) {
    String text =
        Regex.matcher(TAGS, Regex.matcher(ATTRIBUTES, markdown).replaceFirst("")).replaceAll("");
    if (text.isBlank()) {
      return "";
    }
    return FieldSanitizer.line(
        new TextCollectingVisitor()
            .collectAndGetText(PARSER.parse(BasedSequence.of(InterruptibleText.of(text)))));
  }

  /** Returns a file name as a title: {@code my-first_post} gives {@code My first post}. */
  static String humanise(SourcePath name, String siteTitle) {
    List<String> folders = name.folders();
    String raw = name.undated();
    if (raw.isBlank() && !folders.isEmpty()) {
      raw = folders.get(folders.size() - 1);
    }
    String text = FieldSanitizer.line(raw.replace('-', ' ').replace('_', ' '));
    if (text.isEmpty()) {
      return siteTitle;
    }
    int first = text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }
}
