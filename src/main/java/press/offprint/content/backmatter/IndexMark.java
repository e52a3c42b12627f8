package press.offprint.content.backmatter;

import java.util.ArrayList;
import java.util.List;

/**
 * A mark of the index in a text.
 *
 * @param entry the names from the outermost entry to the innermost one, at most three
 * @param sort the texts by which these are sorted; the text of a name without one is the name
 * @param see the entry that is used in place of this one; empty if there is none
 * @param seeAlso a related entry; empty if there is none
 * @param href the place of the mark
 * @param place the name of the place for readers without pages
 */
public record IndexMark(
    List<String> entry, List<String> sort, String see, String seeAlso, String href, String place) {
  /** The attribute of a mark with its entry; the names are separated as in {@link #names}. */
  public static final String ENTRY = "data-index";

  public static final String SORT = "data-index-sort";
  public static final String SEE = "data-index-see";
  public static final String SEE_ALSO = "data-index-see-also";

  private static final int MAX_DEPTH = 3;

  public IndexMark {
    entry = List.copyOf(entry);
    sort = List.copyOf(sort);
  }

  /**
   * Returns the names of an entry that is written as {@code fruit!apple}. An exclamation mark at
   * the end of the text or before a space is part of a name.
   */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < text.length() - 1 && names.size() < MAX_DEPTH - 1; i++) {
      boolean isSeparator = text.charAt(i) == '!' && !Character.isWhitespace(text.charAt(i + 1));
      if (isSeparator && !text.substring(start, i).isBlank()) {
        names.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    String last = text.substring(start).strip();
    if (!last.isEmpty()) {
      names.add(last);
    }
    return names;
  }
}
