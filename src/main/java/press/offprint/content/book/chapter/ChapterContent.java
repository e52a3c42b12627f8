package press.offprint.content.book.chapter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.xhtml.reference.LabelText;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.book.BookFigure;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.NumberMark;

/**
 * The text of a post as a chapter: its headings are below those of the parts around it, and its
 * figures have ids.
 *
 * @param figures those with a caption, in the order of the text
 */
public record ChapterContent(Content content, List<BookFigure> figures) {
  private static final int DEEPEST = 6;
  private static final String ATTRIBUTES = "((?:\\s+[\\w:.-]+=\"[^\"]*\")*\\s*)";
  private static final Pattern HEADING = Pattern.compile("<(/?)h([1-6])(?=[\\s>])");
  private static final Pattern BLOCK = Pattern.compile("<(figure|table)" + ATTRIBUTES + ">");
  private static final Pattern CAPTION =
      Pattern.compile("<(figcaption|caption)" + ATTRIBUTES + ">(.*?)</\\1>", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
  private static final Pattern TAG = Pattern.compile("(?s)<annotation\\b.*?</annotation>|<[^>]*>");

  public ChapterContent {
    figures = List.copyOf(figures);
  }

  /**
   * Returns the chapter of a post.
   *
   * @param article the index of the article in the book
   * @param depth the number of parts around it
   * @param ordinal the one-based number of the chapter, which precedes the numbers in its text; 0
   *     for a preface
   */
  public static ChapterContent of(Content content, int article, int depth, int ordinal) {
    List<BookFigure> figures = new ArrayList<>();
    String prefix = ordinal == 0 ? "" : ordinal + ".";
    String numbered = NumberMark.prefixed(shifted(content.body(), depth), prefix);
    String body = withIds(numbered, article, figures);
    Content chapter =
        new Content(
            body,
            content.headings().stream()
                .map(h -> heading(h, depth, content.body(), prefix))
                .toList(),
            content.notes().stream().map(n -> note(n, depth, prefix)).toList(),
            content.resources());
    return new ChapterContent(chapter, figures);
  }

  private static Footnote note(Footnote note, int depth, String prefix) {
    String markup = NumberMark.prefixed(shifted(note.markup(), depth), prefix);
    return new Footnote(note.number(), note.id(), markup);
  }

  private static Heading heading(Heading heading, int depth, String body, String prefix) {
    int level = Math.min(DEEPEST, heading.level() + depth);
    boolean isNumbered = NumberMark.begins(body, heading.id());
    return new Heading(level, heading.id(), (isNumbered ? prefix : "") + heading.text());
  }

  private static String shifted(String markup, int depth) {
    if (depth == 0) {
      return markup;
    }
    return Regex.matcher(HEADING, markup)
        .replaceAll(
            found ->
                "<"
                    + found.group(1)
                    + "h"
                    + Math.min(DEEPEST, Integer.parseInt(found.group(2)) + depth));
  }

  private static String withIds(String body, int article, List<BookFigure> figures) {
    StringBuilder out = new StringBuilder(body.length() + 64);
    Matcher block = Regex.matcher(BLOCK, body);
    int done = 0;
    int number = 0;
    int inner = 0;
    while (block.find()) {
      String element = block.group(1);
      String caption = caption(body, block.start(), element);
      boolean isInner = block.start() < inner;
      if (caption.isEmpty() || isInner) {
        continue;
      }
      if (element.equals("figure")) {
        inner = LabelText.end(body, block.start());
      }
      Matcher given = Regex.matcher(ID, block.group(2));
      String id = given.find() ? Markup.unescape(given.group(1)) : "";
      if (id.isEmpty()) {
        do {
          id = "book-" + element + "-" + ++number;
        } while (body.contains("id=\"" + id + "\""));
        int at = block.start() + 1 + element.length();
        out.append(body, done, at).append(" id=\"").append(id).append('"');
        done = at;
      }
      if (!isListing(block.group(2))) {
        figures.add(new BookFigure(article, id, caption, element.equals("table")));
      }
    }
    return out.append(body, done, body.length()).toString();
  }

  private static boolean isListing(String attributes) {
    return attributes.contains("\"listing\"");
  }

  /** Returns the plain caption of the element that begins at {@code from}; empty if none. */
  private static String caption(String body, int from, String element) {
    int end = LabelText.end(body, from);
    // Each figure within this one has a separate caption.
    from = Math.max(from, body.lastIndexOf("</" + element + ">", end - element.length() - 4));
    Matcher caption = Regex.matcher(CAPTION, body.substring(from, end));
    String wanted = element.equals("table") ? "caption" : "figcaption";
    while (caption.find()) {
      if (caption.group(1).equals(wanted)) {
        String text = Markup.unescape(Regex.matcher(TAG, caption.group(3)).replaceAll(""));
        return Regex.replaceAll(text, "\\s+", " ").strip();
      }
    }
    return "";
  }
}
