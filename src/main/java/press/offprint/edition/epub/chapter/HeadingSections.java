package press.offprint.edition.epub.chapter;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sections of a chapter. A heading and what follows it are a {@code section}, which holds the
 * sections of deeper headings, so that reading systems know where a part ends. The marker of a page
 * that begins with the heading is in its section.
 */
public final class HeadingSections {
  private static final String START = "<section>";
  private static final String END = "</section>";

  private HeadingSections() {}

  /** Returns markup with a section for each heading that is in no other element. */
  public static String wrap(String markup) {
    StringBuilder out = new StringBuilder(markup.length() + 64);
    Deque<Integer> open = new ArrayDeque<>();
    TagScanner tags = new TagScanner(markup);
    int copied = 0;
    while (tags.next()) {
      int level = tags.isStart() && tags.depth() == 0 ? level(tags) : 0;
      if (level > 0) {
        int begin = PageMarkers.begin(markup, tags.start());
        out.append(markup, copied, begin);
        while (!open.isEmpty() && open.peek() >= level) {
          open.pop();
          out.append(END).append('\n');
        }
        open.push(level);
        out.append(START).append('\n');
        copied = begin;
      }
    }
    out.append(markup, copied, markup.length());
    if (!open.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    while (!open.isEmpty()) {
      open.pop();
      out.append(END).append(open.isEmpty() ? "" : "\n");
    }
    return out.toString();
  }

  private static int level(TagScanner tags) {
    for (int level = 2; level <= 6; level++) {
      if (tags.is("h" + level)) {
        return level;
      }
    }
    return 0;
  }
}
