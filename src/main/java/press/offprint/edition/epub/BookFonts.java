package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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
import press.offprint.sfnt.FontSubsetter;

/**
 * The fonts that a book carries: the faces of each family that its style names, cut down to the
 * book's own characters. A face is left out where the book has nothing to set in it; so are scripts
 * whose letters join or combine, or are too many: reading systems bring fonts for those.
 */
final class BookFonts {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(?:#\\d+|#x\\p{XDigit}+|\\w+);");
  private static final Pattern BOLD = Pattern.compile("<(?:strong|b|th|dt|summary)\\b");
  private static final Pattern ITALIC =
      Pattern.compile(
          "<(?:em|i|cite|dfn|var|h5|h6)\\b|class=\"(?:attribution|missing|description)");
  private static final Pattern HEADED =
      Pattern.compile("<(?:h[2-6]|th|summary)\\b|class=\"(?:alert-title|figure-title)");
  private static final Pattern SMALL = Pattern.compile("<(?:td|figcaption)\\b|class=\"missing");
  private static final Pattern CODE = Pattern.compile("<(?:code|pre|kbd|samp)\\b");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final Pattern RULE = Pattern.compile("([^{};]+)\\{([^{}]*)}");
  private static final Pattern FAMILY = Pattern.compile("font-family:([^;]*)");
  private static final int MOST_SUBSETS = 200;

  private final Fonts fonts;
  private final ConcurrentMap<String, byte[]> made = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, FontSubsetter.Whole> wholes = new ConcurrentHashMap<>();

  BookFonts(Fonts fonts) {
    this.fonts = fonts;
  }

  /** A font file in the container. */
  record Face(String href, Bytes content, FontFile font) {

    /** The rule that tells the style sheet of it. */
    String rule() {
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
   * The faces that a book needs.
   *
   * @param style its style sheet
   * @param pages all that it shows, as XHTML
   */
  List<Face> of(String style, List<String> pages) {
    StringBuilder text = new StringBuilder();
    boolean bold = false;
    boolean italic = false;
    boolean code = false;
    boolean headed = false;
    boolean small = false;
    for (String page : pages) {
      String body = page.substring(Math.max(0, page.indexOf("<body")));
      text.append(ENTITY.matcher(TAG.matcher(body).replaceAll(" ")).replaceAll(" "));
      bold |= BOLD.matcher(body).find();
      italic |= ITALIC.matcher(body).find();
      headed |= HEADED.matcher(body).find();
      small |= SMALL.matcher(body).find();
      code |= CODE.matcher(body).find();
    }
    NavigableSet<Integer> characters = characters(text);
    String named = named(style);
    Map<String, Set<Integer>> covered = new HashMap<>();
    List<Face> faces = new ArrayList<>();
    for (FontFile font : fonts.list()) {
      boolean used =
          switch (font.role()) {
            case MONO -> code && !font.italic() && font.weight() == 400;
            // Headings are half bold; tables and captions are not.
            case SANS -> !font.italic() && (font.weight() > 400 ? headed : small);
            case SERIF ->
                font.italic() ? italic && font.weight() == 400 : font.weight() == 400 || bold;
            case SIGNS -> true;
          };
      if (used && named.contains('"' + font.family() + '"')) {
        Set<Integer> before =
            covered.computeIfAbsent(
                "" + font.role() + font.weight() + font.italic(), k -> new HashSet<>());
        NavigableSet<Integer> shown = new TreeSet<>(characters);
        shown.removeIf(c -> before.contains(c) || !font.coverage().get().has(c));
        boolean signs = font.role() == Role.SIGNS;
        if (signs) {
          shown.removeIf(c -> covered.values().stream().anyMatch(those -> those.contains(c)));
        }
        if (signs ? !shown.isEmpty() : shown.stream().anyMatch(Character::isLetter)) {
          before.addAll(shown);
          faces.add(face(font, shown));
        }
      }
    }
    return faces;
  }

  // The families that are in force: of two rules for one selector, the later holds.
  private static String named(String style) {
    Map<String, String> families = new LinkedHashMap<>();
    Matcher rule = RULE.matcher(COMMENT.matcher(style).replaceAll(""));
    while (rule.find()) {
      Matcher family = FAMILY.matcher(rule.group(2));
      if (family.find()) {
        for (String selector : rule.group(1).split(",", -1)) {
          families.put(selector.strip(), family.group(1));
        }
      }
    }
    return String.join("\n", families.values());
  }

  private Face face(FontFile font, NavigableSet<Integer> characters) {
    String name = font.name().replaceFirst("\\.\\w+$", "").toLowerCase(Locale.ROOT);
    String key = Bytes.utf8(font.sha256() + characters).sha256();
    if (made.size() > MOST_SUBSETS) {
      made.clear();
    }
    byte[] subset =
        made.computeIfAbsent(
            key,
            k ->
                FontSubsetter.of(
                    wholes.computeIfAbsent(
                        font.sha256(), w -> new FontSubsetter.Whole(font.bytes().get())),
                    characters,
                    "Text " + font.role() + " " + k.substring(0, 6)));
    return new Face("fonts/" + name.replace('_', '-') + ".ttf", Bytes.owning(subset), font);
  }

  // Letters with marks of their own need more than outlines and widths.
  private static NavigableSet<Integer> characters(CharSequence text) {
    NavigableSet<Integer> characters = new TreeSet<>();
    for (int c = ' '; c < 0x7F; c++) {
      characters.add(c);
    }
    text.codePoints().filter(BookFonts::isSimple).forEach(characters::add);
    boolean pointed = text.codePoints().anyMatch(c -> c >= 0x0591 && c <= 0x05C7);
    characters.removeIf(c -> pointed && c >= 0x0590 && c <= 0x05FF);
    return characters;
  }

  private static boolean isSimple(int c) {
    boolean alphabet = c < 0x0530 || (c >= 0x1E00 && c < 0x2000);
    boolean hebrew = c >= 0x05D0 && c <= 0x05F4;
    boolean sign = c >= 0x2000 && c < 0x2C00;
    return alphabet || hebrew || sign;
  }

  /** The style sheet with the rules of {@code faces} in front, behind what must come first. */
  static Bytes style(String style, List<Face> faces) {
    StringBuilder rules = new StringBuilder();
    faces.forEach(face -> rules.append(face.rule()));
    int at = Optional.of(style.indexOf("@namespace")).filter(i -> i >= 0).orElse(0);
    int end = at == 0 ? 0 : style.indexOf('\n', at) + 1;
    return Bytes.utf8(style.substring(0, end) + rules + style.substring(end));
  }
}
