package press.offprint.content.book.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
import press.offprint.model.Heading;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Markup;
import press.offprint.model.text.NumberMark;

/**
 * The references from one chapter of a book to the numbered things of another one. If several
 * chapters have a label, the first one is meant.
 */
public final class BookReferences {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "<span class=\"ref\" "
              + NumberMark.OPEN
              + "=\"([^\"]*)\">([^<]*)<"
              + NumberMark.NAME
              + ">[^<]*</"
              + NumberMark.NAME
              + ">([^<]*)</span>");
  private static final Pattern THING =
      Pattern.compile(
          "class=\"(?:caption-number|equation-number|theorem-title)\">[^<]*<span "
              + NumberMark.ATTRIBUTE
              + "=\"\">([^<]*)</span>");
  private static final Pattern LETTER =
      Pattern.compile("<span class=\"caption-number\">\\(([a-z]+)\\)");

  private BookReferences() {}

  /** A thing of a chapter: its address, and its number or its title. */
  private record Target(String href, String text) {}

  /** Returns the chapters with their references, whose numbers are those of the book already. */
  public static List<Article> resolve(List<Article> chapters) {
    List<Article> resolved = new ArrayList<>();
    Map<String, Target> known = new HashMap<>();
    for (Article chapter : chapters) {
      Content content = chapter.content();
      boolean isOpen =
          content.body().contains(NumberMark.OPEN)
              || content.notes().stream().anyMatch(n -> n.markup().contains(NumberMark.OPEN));
      resolved.add(isOpen ? chapter.withContent(resolved(content, chapters, known)) : chapter);
    }
    return resolved;
  }

  private static Content resolved(
      Content content, List<Article> chapters, Map<String, Target> known) {
    return new Content(
        resolved(content.body(), chapters, known),
        content.headings(),
        content.notes().stream()
            .map(n -> new Footnote(n.number(), n.id(), resolved(n.markup(), chapters, known)))
            .toList(),
        content.resources());
  }

  private static String resolved(String markup, List<Article> chapters, Map<String, Target> known) {
    return Regex.matcher(REFERENCE, markup)
        .replaceAll(
            reference -> {
              String label = Markup.unescape(reference.group(1));
              Target target = known.computeIfAbsent(label, wanted -> find(wanted, chapters));
              if (target.href().isEmpty()) {
                return Matcher.quoteReplacement(reference.group());
              }
              boolean isNumber = Character.isDigit(target.text().codePointAt(0));
              String text =
                  isNumber
                      ? reference.group(2) + target.text() + reference.group(3)
                      : target.text();
              return Matcher.quoteReplacement(
                  "<a class=\"ref\" href=\""
                      + Markup.escape(target.href())
                      + "\">"
                      + text
                      + "</a>");
            });
  }

  private static Target find(String label, List<Article> chapters) {
    for (Article chapter : chapters) {
      Content content = chapter.content();
      String text = text(label, content);
      if (!text.isEmpty()) {
        return new Target(chapter.path() + "#" + label, text);
      }
    }
    return new Target("", "");
  }

  /** Returns the number of a thing, or the title of a section without one; empty if it lacks. */
  private static String text(String label, Content content) {
    String body = content.body();
    int at = body.indexOf(" id=\"" + Markup.escape(label) + "\"");
    if (at < 0) {
      return "";
    }
    for (Heading heading : content.headings()) {
      if (heading.id().equals(label)) {
        Matcher number = Regex.matcher(Pattern.compile("^[0-9.]+(?=\\u2002)"), heading.text());
        return number.find() ? number.group() : Markup.escape(heading.text());
      }
    }
    // The caption of a figure with others in it is behind theirs.
    int end = end(body, body.lastIndexOf('<', at));
    String thing = body.substring(at, end);
    Matcher number = Regex.matcher(THING, thing);
    if (number.find()) {
      return number.group(1);
    }
    Matcher letter = Regex.matcher(LETTER, thing);
    Matcher around = Regex.matcher(THING, body).region(end, body.length());
    return letter.find() && around.find() ? around.group(1) + letter.group(1) : "";
  }

  /** Returns the offset behind an element, which others of its name may be in. */
  static int end(String body, int start) {
    int nameEnd = start + 1;
    while (nameEnd < body.length() && Character.isLetterOrDigit(body.charAt(nameEnd))) {
      nameEnd++;
    }
    String name = body.substring(start + 1, nameEnd);
    int depth = 0;
    Matcher tag = Regex.matcher(Pattern.compile("<(/?)" + name + "(?=[\\s>])"), body);
    tag.region(start, body.length());
    while (tag.find()) {
      depth += tag.group(1).isEmpty() ? 1 : -1;
      if (depth == 0) {
        int close = body.indexOf('>', tag.start());
        return close < 0 ? body.length() : close + 1;
      }
    }
    return body.length();
  }
}
