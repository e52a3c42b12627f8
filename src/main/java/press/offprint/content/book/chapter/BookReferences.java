package press.offprint.content.book.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.xhtml.reference.LabelText;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Footnote;
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
          "<span class=\"(?:ref|from)\" "
              + NumberMark.OPEN
              + "=\"([^\"]*)\">(?:<a [^>]*>)?([^<]*)<(em|span)>[^<]*</\\3>([^<]*)(?:</a>[^<]*)?</span>");

  private BookReferences() {}

  /** A thing of a chapter: its address, and its number or its title. */
  private record Target(String href, Optional<LabelText> text) {}

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
              if (target.text().isEmpty()) {
                return Matcher.quoteReplacement(reference.group());
              }
              LabelText found = target.text().get();
              String text =
                  found.isNumber()
                      ? reference.group(2) + found.markup() + reference.group(4)
                      : found.markup();
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
      Optional<LabelText> text = LabelText.find(label, chapter.content());
      if (text.isPresent()) {
        return new Target(chapter.path() + "#" + label, text);
      }
    }
    return new Target("", Optional.empty());
  }
}
