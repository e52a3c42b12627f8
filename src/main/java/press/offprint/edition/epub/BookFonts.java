package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern RULE = Pattern.compile("([^{};]+)\\{([^{}]*)}");
  private static final Pattern FAMILY = Pattern.compile("font-family:([^;]*)");
  private static final int MAX_SUBSETS = 200;

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
   * Returns the faces that a book needs, in the order of the fonts. A face is left out if earlier
   * faces of its role, weight and slope have all its letters.
   *
   * @param style the style sheet of the book
   * @param documents everything that the book shows, as XHTML or as plain text
   */
  List<Face> of(String style, List<String> documents) {
    FontUsage usage = FontUsage.of(documents);
    String families = families(style);
    Map<String, Set<Integer>> covered = new HashMap<>();
    List<Face> faces = new ArrayList<>();
    for (FontFile font : fonts.list()) {
      if (usage.needs(font) && families.contains('"' + font.family() + '"')) {
        boolean maths = font.role() == Role.MATHS;
        NavigableSet<Integer> characters =
            uncovered(font, maths ? usage.maths() : usage.characters(), covered);
        boolean signs = maths || font.role() == Role.SIGNS;
        boolean worthwhile =
            signs ? !characters.isEmpty() : characters.stream().anyMatch(Character::isLetter);
        if (worthwhile) {
          if (!maths) {
            covered.computeIfAbsent(kind(font), k -> new HashSet<>()).addAll(characters);
          }
          faces.add(face(font, characters));
        }
      }
    }
    return faces;
  }

  /** Returns the characters of {@code font} that no earlier face shows in its place. */
  private static NavigableSet<Integer> uncovered(
      FontFile font, NavigableSet<Integer> characters, Map<String, Set<Integer>> covered) {
    NavigableSet<Integer> uncovered = new TreeSet<>(characters);
    uncovered.removeIf(c -> !font.coverage().get().has(c));
    if (font.role() == Role.SIGNS) {
      covered.values().forEach(uncovered::removeAll);
    } else {
      uncovered.removeAll(covered.getOrDefault(kind(font), Set.of()));
    }
    return uncovered;
  }

  private static String kind(FontFile font) {
    return "" + font.role() + font.weight() + font.italic();
  }

  /**
   * Returns the values of font-family that apply: the last rule for a selector takes precedence.
   */
  private static String families(String style) {
    Map<String, String> families = new LinkedHashMap<>();
    Matcher rule = Regex.matcher(RULE, Regex.matcher(COMMENT, style).replaceAll(""));
    while (rule.find()) {
      Matcher family = Regex.matcher(FAMILY, rule.group(2));
      if (family.find()) {
        for (String selector : rule.group(1).split(",", -1)) {
          families.put(selector.strip(), family.group(1));
        }
      }
    }
    return String.join("\n", families.values());
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
