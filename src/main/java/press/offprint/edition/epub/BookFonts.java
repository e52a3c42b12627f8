package press.offprint.edition.epub;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import press.offprint.edition.FontFile;
import press.offprint.edition.FontFile.Role;
import press.offprint.edition.Fonts;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.sfnt.FontSubsetter;

/**
 * The embedded fonts of books: of each family that the style sheet names, the faces that a book
 * needs, as subsets with the book's own characters. Subsets are kept for later books. Safe for use
 * by several threads.
 */
final class BookFonts {
  private static final int MAX_SUBSETS = 200;
  private static final int REGULAR = 400;
  private static final int MEDIUM = 500;
  private static final int MAX_WEIGHT = 1000;

  private final Fonts fonts;
  private final ConcurrentMap<String, FontSubsetter> subsetters = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, byte[]> subsets = new ConcurrentHashMap<>();

  BookFonts(Fonts fonts) {
    this.fonts = fonts;
  }

  /** A font file in the container. */
  record Face(String href, Bytes content, FontFile font) {

    private String rule() {
      return "@font-face { font-family: \""
          + font.family()
          + "\"; font-weight: "
          + font.weight()
          + "; font-style: "
          + (font.italic() ? "italic" : "normal")
          + "; src: url("
          + href
          + "); }\n";
    }
  }

  /**
   * Returns the faces that a book needs, in the order of the fonts: those of the families and
   * styles that its text has by the style sheet. A face is left out if the families before it have
   * all its letters, wherever it is named.
   *
   * @param style the style sheet of the book
   * @param documents everything that the book shows, as XHTML or as plain text
   */
  List<Face> of(String style, List<String> documents) {
    FontUsage usage = FontUsage.of(documents);
    Map<FontFile, NavigableSet<Integer>> needed = new HashMap<>();
    Set<Integer> shown = new HashSet<>();
    Set<FontFile> signs = new HashSet<>();
    for (FontCascade.Wish wish : FontCascade.of(style, documents)) {
      Set<Integer> covered = new HashSet<>();
      for (String family : wish.families()) {
        FontFile font = face(family, wish);
        if (font != null && font.role() == Role.SIGNS) {
          signs.add(font);
        } else if (font != null) {
          NavigableSet<Integer> characters = uncovered(font, characters(font, usage), covered);
          covered.addAll(characters);
          needed.computeIfAbsent(font, f -> new TreeSet<>()).addAll(characters);
          if (font.role() != Role.MATHS) {
            shown.addAll(characters);
          }
        }
      }
    }
    for (FontFile font : fonts.list()) {
      if (signs.contains(font)) {
        NavigableSet<Integer> characters = uncovered(font, usage.characters(), shown);
        shown.addAll(characters);
        needed.put(font, characters);
      }
    }
    return fonts.list().stream()
        .filter(
            font -> isWorthwhile(font, needed.getOrDefault(font, Collections.emptyNavigableSet())))
        .map(font -> face(font, needed.get(font)))
        .toList();
  }

  private static NavigableSet<Integer> characters(FontFile font, FontUsage usage) {
    return font.role() == Role.MATHS ? usage.maths() : usage.characters();
  }

  private static boolean isWorthwhile(FontFile font, NavigableSet<Integer> characters) {
    boolean any = font.role() == Role.MATHS || font.role() == Role.SIGNS;
    return any ? !characters.isEmpty() : characters.stream().anyMatch(Character::isLetter);
  }

  /**
   * Returns the face of a family that a reading system would take (CSS Fonts Level 4, section 5.2);
   * null if there is none. So that a book stays small, code has one face, tables and captions have
   * none in italics, and bold italics are those of the regular weight: reading systems slant and
   * thicken what is missing.
   */
  private FontFile face(String family, FontCascade.Wish wish) {
    List<FontFile> all =
        fonts.list().stream().filter(font -> font.family().equalsIgnoreCase(family)).toList();
    if (all.isEmpty()) {
      return null;
    }
    Role role = all.get(0).role();
    boolean italic = wish.italic() && role == Role.SERIF;
    int weight = italic || role == Role.MONO ? REGULAR : wish.weight();
    return all.stream()
        .min(
            Comparator.<FontFile>comparingInt(font -> font.italic() == italic ? 0 : 1)
                .thenComparingInt(font -> distance(font.weight(), weight)))
        .orElseThrow();
  }

  // A heavy weight is replaced by a heavier one first, a light one by a lighter one.
  private static int distance(int offered, int wished) {
    boolean nearSide =
        wished > MEDIUM
            ? offered >= wished
            : wished < REGULAR ? offered <= wished : offered >= wished && offered <= MEDIUM;
    boolean secondSide = wished >= REGULAR && wished <= MEDIUM && offered < wished;
    return Math.abs(offered - wished) + (nearSide ? 0 : secondSide ? MAX_WEIGHT : 2 * MAX_WEIGHT);
  }

  /** Returns the characters of {@code font} that no earlier face shows in its place. */
  private static NavigableSet<Integer> uncovered(
      FontFile font, NavigableSet<Integer> characters, Set<Integer> covered) {
    NavigableSet<Integer> uncovered = new TreeSet<>(characters);
    uncovered.removeIf(c -> covered.contains(c) || !font.coverage().get().has(c));
    return uncovered;
  }

  private Face face(FontFile font, NavigableSet<Integer> characters) {
    String name = Regex.replaceFirst(font.name(), "\\.\\w+$", "").toLowerCase(Locale.ROOT);
    String key = Bytes.utf8(font.sha256() + characters).sha256();
    if (subsets.size() > MAX_SUBSETS) {
      subsets.clear();
    }
    byte[] subset =
        subsets.computeIfAbsent(
            key,
            k ->
                subsetters
                    .computeIfAbsent(font.sha256(), s -> new FontSubsetter(font.bytes().get()))
                    .subset(characters, "Text " + font.role() + " " + k.substring(0, 6)));
    return new Face("fonts/" + name.replace('_', '-') + ".ttf", Bytes.owning(subset), font);
  }

  /**
   * Returns the style sheet with the rules of {@code faces}, which follow any {@code @namespace}.
   */
  static Bytes style(String style, List<Face> faces) {
    StringBuilder rules = new StringBuilder();
    faces.forEach(face -> rules.append(face.rule()));
    int namespace = style.indexOf("@namespace");
    int end = namespace < 0 ? 0 : style.indexOf('\n', namespace) + 1;
    return Bytes.utf8(style.substring(0, end) + rules + style.substring(end));
  }
}
