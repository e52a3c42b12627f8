package press.offprint.edition;

import java.util.List;
import java.util.Set;

/**
 * The place in the text of a publication at which a page of another edition begins.
 *
 * <p>A place is found by its letters: all letters and digits of a text in their order, without
 * those of formulas, drawings, readings of ruby and numbers of notes. So it is independent of how
 * an edition divides and marks the text.
 *
 * @param label the number of the page, as the page shows it
 * @param article the index of the article in the publication
 * @param note 0 for the body of the article, else the number of one of its notes in their order
 * @param letters the number of letters before the page; negative if the page begins before the
 *     title of the article
 * @param element the index of the picture or formula with which the page begins, among all elements
 *     of the text but those in formulas and drawings; negative if it begins with a letter
 */
public record PageBreak(String label, int article, int note, int letters, int element) {

  private static final Set<String> ELEMENTS = Set.of("math", "svg", "rt", "rp");

  /** The classes of numbers of notes, and those that the layout of pages adds. */
  private static final Set<String> CLASSES =
      Set.of("noteref", "footnote", "turned", "ruby-reading");

  /** Returns true if the page begins before the title of the article. */
  public boolean isBeforeTitle() {
    return letters < 0;
  }

  /** Returns true for an element whose letters do not count. */
  public static boolean hasNoLetters(String name, String classes) {
    return ELEMENTS.contains(name)
        || CLASSES.stream().anyMatch(List.of(classes.split(" "))::contains);
  }

  /** Returns true for a character that counts as a letter of a place. */
  public static boolean isLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint);
  }
}
