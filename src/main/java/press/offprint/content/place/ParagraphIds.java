package press.offprint.content.place;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/**
 * Writes the numbers of paragraphs into a text, as ids such as {@code p12}. Headings, figures and
 * paragraphs with a class, such as the title of a note, have no number; nor has a paragraph that
 * shows pictures alone.
 */
public final class ParagraphIds {
  private static final int FINGERPRINT = 12;
  private static final Pattern COUNTED =
      Pattern.compile(
          "<sup class=\"noteref\">.*?</sup>"
              + "|<a(?= [^>]*class=\"(?:ref|cite)\")[^>]* href=\"([^\"]*)\"[^>]*>.*?</a>");
  private static final String OPEN = "<p";
  private static final String CLOSE = "</p>";

  private ParagraphIds() {}

  /** The store of numbers, by source. */
  public interface Log {
    /** Returns the numbers of the next version of a post; see {@link PlaceNumbers#next}. */
    PlaceNumbers next(String source, List<String> fingerprints, IntPredicate taken);
  }

  private record Paragraph(int idAt, String fingerprint) {}

  /** Returns the article with an id for each paragraph. */
  public static Article add(Article article, Log log) {
    Content content = article.content();
    List<Paragraph> paragraphs = find(content.body());
    if (paragraphs.isEmpty()) {
      return article;
    }
    PlaceNumbers numbers =
        log.next(
            article.source(),
            paragraphs.stream().map(Paragraph::fingerprint).toList(),
            number -> isTaken(content, number));
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      int at = paragraphs.get(i).idAt();
      out.append(content.body(), from, at)
          .append(" id=\"p")
          .append(numbers.places().get(i).number())
          .append('"');
      from = at;
    }
    String body = out.append(content.body(), from, content.body().length()).toString();
    return article.withContent(
        new Content(body, content.headings(), content.notes(), content.resources()));
  }

  private static boolean isTaken(Content content, int number) {
    String id = " id=\"p" + number + '"';
    return content.body().contains(id)
        || content.notes().stream().anyMatch(note -> note.markup().contains(id));
  }

  private static List<Paragraph> find(String body) {
    List<Paragraph> found = new ArrayList<>();
    int at = body.indexOf(OPEN);
    while (at >= 0) {
      int end = body.indexOf('>', at);
      int close = body.indexOf(CLOSE, at);
      char after = body.charAt(at + OPEN.length());
      boolean paragraph = after == '>' || after == ' ';
      if (paragraph && end > 0 && close > end && isPlain(body.substring(at, end))) {
        String text = text(body, end + 1, close);
        if (!text.isEmpty()) {
          found.add(
              new Paragraph(
                  at + OPEN.length(), Bytes.utf8(text).sha256().substring(0, FINGERPRINT)));
        }
      }
      at = body.indexOf(OPEN, at + 1);
    }
    return found;
  }

  private static boolean isPlain(String tag) {
    return !tag.contains(" id=") && !tag.contains(" class=");
  }

  /**
   * Returns the text without tags, with one space for each white space. The numbers of notes,
   * figures and sources depend on the rest of the post, so a link with such a number counts by its
   * target, and the reference to a note does not count.
   */
  private static String text(String body, int begin, int end) {
    StringBuilder text = new StringBuilder();
    boolean inTag = false;
    for (int i = begin; i < end; i++) {
      char c = body.charAt(i);
      if (c == '<') {
        Matcher counted = Regex.matcher(COUNTED, body).region(i, end);
        if (counted.lookingAt()) {
          text.append(counted.group(1) == null ? "" : counted.group(1));
          i = counted.end() - 1;
        } else {
          inTag = true;
        }
      } else if (inTag) {
        inTag = c != '>';
      } else if (!Character.isWhitespace(c)) {
        text.append(c);
      } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
    }
    return text.toString().strip();
  }
}
