package press.offprint.edition.epub.chapter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import press.offprint.edition.PageBreak;

/** The offsets in a markup at which a marker can be for the places of its text. */
final class TextPlaces {
  /** The elements that hold other elements and no text, or whose first element is fixed. */
  private static final Set<String> NO_MARKER_IN =
      Set.of(
          "ul",
          "ol",
          "dl",
          "menu",
          "table",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "colgroup",
          "ruby",
          "details",
          "picture",
          "video",
          "audio",
          "math",
          "svg");

  /** A tag, with the name of the element around it. */
  private record Tag(int start, int end, boolean opens, String parent) {}

  private final String markup;
  private final List<Tag> tags = new ArrayList<>();

  /** The offset of each letter. */
  private final List<Integer> letters = new ArrayList<>();

  /** The offset of each element. */
  private final List<Integer> elements = new ArrayList<>();

  TextPlaces(String markup) {
    this.markup = markup;
    read();
  }

  private void read() {
    TagScanner scanner = new TagScanner(markup);
    Deque<String> open = new ArrayDeque<>();
    int silent = -1;
    int drawn = -1;
    int text = 0;
    while (scanner.next()) {
      if (silent < 0) {
        addLetters(text, scanner.start());
      }
      text = scanner.end();
      if (!scanner.isStart()) {
        open.pop();
        silent = open.size() <= silent ? -1 : silent;
        drawn = open.size() <= drawn ? -1 : drawn;
        tags.add(new Tag(scanner.start(), scanner.end(), false, ""));
        continue;
      }
      String name = scanner.name();
      boolean isEmpty = scanner.isEmpty();
      String parent = open.isEmpty() ? "" : open.peek();
      tags.add(new Tag(scanner.start(), scanner.end(), !isEmpty, parent));
      if (drawn < 0) {
        elements.add(scanner.start());
      }
      if (!isEmpty) {
        String classes = scanner.attribute("class").orElse("");
        if (silent < 0 && PageBreak.hasNoLetters(name, classes)) {
          silent = open.size();
        }
        if (drawn < 0 && (name.equals("math") || name.equals("svg"))) {
          drawn = open.size();
        }
        open.push(name);
      }
    }
    addLetters(text, markup.length());
  }

  private void addLetters(int from, int to) {
    int at = from;
    while (at < to) {
      int c = markup.codePointAt(at);
      int reference = c == '&' ? markup.indexOf(';', at) : -1;
      if (reference > 0 && reference < to) {
        at = reference + 1;
        continue;
      }
      if (PageBreak.isLetter(c)) {
        letters.add(at);
      }
      at += Character.charCount(c);
    }
  }

  /** Returns the offset for a marker: before the outermost element that begins at the place. */
  int of(PageBreak place) {
    boolean isElement = place.element() >= 0 && place.element() < elements.size();
    if (!isElement && place.letters() >= letters.size()) {
      return markup.length();
    }
    int at = isElement ? elements.get(place.element()) : beginOfWord(letters.get(place.letters()));
    int best = at;
    for (int i = lastTag(at); i >= 0; i--) {
      Tag tag = tags.get(i);
      if (!tag.opens() || !markup.substring(tag.end(), at).isBlank()) {
        break;
      }
      at = tag.start();
      best = NO_MARKER_IN.contains(tag.parent()) ? best : at;
    }
    return best;
  }

  private int lastTag(int offset) {
    int i = tags.size() - 1;
    while (i >= 0 && tags.get(i).end() > offset) {
      i--;
    }
    return i;
  }

  /**
   * Returns the begin of a word with the signs before it. A page that begins within a word begins
   * after it, unless words of its script have no spaces between them.
   */
  private int beginOfWord(int letter) {
    int begin = letter;
    while (begin > 0 && isSign(markup.charAt(begin - 1))) {
      begin--;
    }
    if (begin == 0 || !isPartOfWord(markup.codePointBefore(begin))) {
      return begin;
    }
    if (begin == letter && !hasNoSpaces(markup.codePointAt(letter))) {
      int end = letter;
      while (end < markup.length()
          && markup.charAt(end) != '<'
          && !Character.isWhitespace(markup.charAt(end))) {
        end++;
      }
      return end;
    }
    // The signs end the word before them, but for brackets and quotation marks that open.
    begin = letter;
    while (begin > 0 && isOpening(markup.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static boolean isSign(char c) {
    return !Character.isLetterOrDigit(c)
        && !Character.isWhitespace(c)
        && !Character.isSurrogate(c)
        && "<>&;".indexOf(c) < 0
        && !isMark(c);
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetterOrDigit(c) || isMark(c);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isOpening(char c) {
    int type = Character.getType(c);
    return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  private static boolean hasNoSpaces(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> Character.isIdeographic(c);
    };
  }
}
