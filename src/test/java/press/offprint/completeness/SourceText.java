package press.offprint.completeness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import press.offprint.content.markdown.inline.EmojiNames;

/**
 * The words of the source of a post: the text that remains after Markdown syntax is blanked.
 *
 * <p>These parts have no words: front matter (facts about the post); targets and titles of links,
 * and their reference names; alternatives and titles of images (shown only if the image cannot be
 * shown); names of emoji; names and parameters of shortcodes, except the texts that a figure shows;
 * tags, comments and scripts of HTML; languages of fences; lists of attributes; numbers of list
 * items and notes (counted again); formulas and diagrams (drawn).
 */
final class SourceText {
  private static final String DESTINATION =
      "\\(\\s*(?:<[^>\\n]*>|(?:[^\\s()\\\\]|\\\\.|\\((?:[^()\\s]|\\([^()\\s]*\\))*\\))*)"
          + "(?:\\s+(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\([^()]*\\)))?\\s*\\)";
  private static final String LABEL = "\\[(?:[^\\[\\]\\\\]|\\\\.)*\\]";
  private static final Pattern FRONT_MATTER =
      Pattern.compile(
          "(?s)\\A\uFEFF?(?:(---|\\+\\+\\+)[ \\t]*\\n(?:.*?\\n)??\\1[ \\t]*(?=\\n|\\z)|\\{.*?\\n\\}(?=\\n))");
  private static final Pattern FENCE =
      Pattern.compile("((?:[ >\\t]|[-*+] |\\d+[.)] )*)(`{3,}|~{3,})([^`]*)");
  private static final Set<String> DRAWN = Set.of("plantuml", "puml", "math", "katex");
  private static final Pattern LIST_ITEM =
      Pattern.compile("[ >]*(?:[-*+:]|\\d{1,9}[.)]|\\[\\^[^\\]]+\\]:|[!?]{3}\\+?)\\s.*");
  private static final Pattern SPAN =
      Pattern.compile("(?s)(?<![`\\\\])(`+)(?!`)((?:(?!\\n[ \\t>]*\\n).)+?)(?<!`)\\1(?!`)");
  private static final Pattern RAW_CODE = Pattern.compile("(?is)<pre\\b.*?</pre");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern SCRIPT =
      Pattern.compile("(?is)<(script|style|noscript|template|svg|math|textarea)\\b.*?</\\1\\s*>");
  // On paper a reading is above its characters, and so it is not in the order of the text.
  private static final Pattern READING = Pattern.compile("(?is)<(r[tp])\\b[^>]*>.*?</\\1\\s*>");
  private static final Pattern TAG =
      Pattern.compile(
          "</?[A-Za-z][A-Za-z0-9-]*"
              + "(?:\\s+[^<>\\s=\"']+(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+))?)*"
              + "\\s*/?>|<![A-Z][^>]*>");
  private static final Pattern SHORTCODE =
      Pattern.compile(
          "(?s)\\{\\{[<%]\\s*qr\\b.*?[<%]\\s*/\\s*qr\\b.*?\\}\\}|\\{\\{[<%].*?[%>]\\}\\}|\\{%.*?%\\}");
  private static final Pattern SHOWN =
      Pattern.compile("\\b(?:title|caption|attr)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`)");
  private static final Pattern PICTURE =
      Pattern.compile(
          "!\\[(?:[^\\[\\]]|\\[[^\\[\\]]*\\])*\\](?:" + DESTINATION + "|" + LABEL + ")");
  private static final Pattern TARGET = Pattern.compile("(?<=\\])" + DESTINATION);
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?m)^[ >]{0,6}\\[(?!\\^)((?:[^\\[\\]\\\\]|\\\\.)+)\\]:[ \\t]*\\n?[ \\t]*"
              + "(?:<[^>\\n]*>|\\S+)"
              + "(?:[ \\t]*\\n?[ \\t]+(?:\"[^\"\\n]*\"|'[^'\\n]*'|\\([^)\\n]*\\)))?[ \\t]*$");
  private static final Pattern NAMED = Pattern.compile("(?<=\\])" + LABEL);
  private static final Pattern NOTE = Pattern.compile("(?m)^ {0,3}\\[\\^([^\\]\\s]+)\\]:");
  private static final Pattern CALL = Pattern.compile("\\[\\^([^\\]\\s]+)\\]");
  private static final Pattern ATTRIBUTES =
      Pattern.compile("\\{:?\\s*(?:(?:[#.][^\\s{}]+|[\\w-]+=(?:\"[^\"]*\"|[\\w-]+))\\s*)+\\}");
  private static final Pattern NUMBER =
      Pattern.compile("(?m)^((?:[ \\t>]|[-*+][ \\t])*)\\d{1,9}[.)](?=[ \\t\\n])");
  private static final Pattern TASK =
      Pattern.compile("(?m)(?<=[-*+][ \\t]|[.)][ \\t])\\[[xX ]\\](?=[ \\t])");
  private static final Pattern ALERT =
      Pattern.compile("(?m)^([ \\t>]*>[ \\t]*)\\[![\\w-]+\\][-+]?");
  private static final Pattern ADMONITION =
      Pattern.compile("(?m)^([ \\t>]*[!?]{3}\\+?[ \\t]+)[\\w-]+");
  private static final Pattern ABBREVIATION = Pattern.compile("(?m)^\\*\\[[^\\]]+\\]:.*$");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");
  private static final Pattern EMOJI = Pattern.compile(":([a-z0-9+_-]+):");
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?s)\\$\\$.+?\\$\\$|\\$(?![\\s$])[^$\\n]*?(?<![\\s\\\\])\\$(?!\\d)"
              + "|\\\\\\(.+?\\\\\\)|\\\\\\[.+?\\\\\\]");

  private final MarkupBlanker marks;
  private final boolean formulas;

  private SourceText(String source, boolean formulas) {
    this.marks = new MarkupBlanker(source.replace("\r\n", "\n").replace('\r', '\n'));
    this.formulas = formulas;
  }

  /**
   * The passages of a post: its text, then each of its notes.
   *
   * @param formulas whether dollars are marks of formulas
   */
  static List<WordSequence> of(byte[] source, boolean formulas) {
    return new SourceText(new String(source, StandardCharsets.UTF_8), formulas).passages();
  }

  private List<WordSequence> passages() {
    marks.blank(FRONT_MATTER);
    shieldBlocks();
    marks.blank(COMMENT);
    marks.blank(SCRIPT);
    marks.each(RAW_CODE, match -> withoutTicks(match.start(), match.group()));
    marks.each(SPAN, match -> marks.shield(match.start(), match.end()));
    marks.each(SHORTCODE, match -> shortcode(match.start(), match.group()));
    if (formulas) {
      marks.blank(FORMULA);
    }
    marks.blank(READING);
    marks.blank(TAG);
    marks.blank(ABBREVIATION);
    links();
    marks.blank(TASK);
    marks.each(ALERT, match -> marks.blank(match.end(1), match.end()));
    marks.each(ADMONITION, match -> marks.blank(match.end(1), match.end()));
    marks.blank(ATTRIBUTES);
    marks.each(NUMBER, match -> marks.blank(match.end(1), match.end()));
    marks.each(EMOJI, match -> emoji(match.start(), match.group(1)));
    marks.each(ENTITY, match -> entity(match.start(), match.group()));
    return split();
  }

  // A fence ends at a fence of the same kind that is at least as long. Four spaces begin code only
  // outside of lists.
  private void shieldBlocks() {
    String[] lines = marks.view().split("\n", -1);
    String fence = "";
    boolean drawn = false;
    boolean list = false;
    boolean indented = false;
    boolean raw = false;
    String before = "";
    int at = 0;
    for (String line : lines) {
      Matcher open = FENCE.matcher(line);
      int end = at + line.length();
      if (!fence.isEmpty()) {
        String bare = line.replaceFirst("^[ >\\t]*", "").stripTrailing();
        if (bare.startsWith(fence) && bare.chars().allMatch(c -> c == bare.charAt(0))) {
          marks.blank(at, end);
          fence = "";
        } else if (drawn) {
          marks.blank(at, end);
        } else {
          marks.shield(at, end);
        }
      } else if (open.matches()) {
        fence = open.group(2);
        String language = open.group(3).strip().toLowerCase(Locale.ROOT).split("[\\s,{]", 2)[0];
        drawn = DRAWN.contains(language);
        marks.blank(at + open.end(1), end);
      } else {
        boolean wide = line.startsWith("    ") || line.startsWith("\t");
        int opened = line.lastIndexOf("<pre");
        int close = line.lastIndexOf("</pre");
        raw = opened > close || (raw && close < 0);
        indented = !list && !raw && wide && (indented || before.isBlank());
        if (indented && !line.isBlank()) {
          marks.shield(at, end);
        } else if (!line.isBlank() && !wide) {
          list = LIST_ITEM.matcher(line).matches() || (list && !before.isBlank());
        }
      }
      before = line;
      at = end + 1;
    }
  }

  // Inside HTML elements a backtick is a normal character.
  private void withoutTicks(int start, String code) {
    for (int i = code.indexOf('`'); i >= 0; i = code.indexOf('`', i + 1)) {
      marks.blank(start + i, start + i + 1);
    }
  }

  private void shortcode(int start, String tag) {
    int from = start;
    Matcher shown = SHOWN.matcher(tag);
    while (shown.find()) {
      int group = shown.group(1) == null ? 2 : 1;
      marks.blank(from, start + shown.start(group));
      from = start + shown.end(group);
    }
    marks.blank(from, start + tag.length());
  }

  private void links() {
    Set<String> names = new HashSet<>();
    marks.each(
        DEFINITION,
        match -> {
          names.add(name(match.group(1)));
          marks.blank(match.start(), match.end());
        });
    marks.blank(PICTURE);
    marks.blank(TARGET);
    marks.each(
        NAMED,
        match -> {
          String label = match.group().substring(1, match.group().length() - 1);
          if (names.contains(name(label))) {
            marks.blank(match.start(), match.end());
          }
        });
  }

  private static String name(String label) {
    return label.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private void emoji(int start, String name) {
    if (EmojiNames.characters(name) != null) {
      marks.blank(start, start + name.length() + 2);
    }
  }

  private void entity(int start, String entity) {
    String meant = Parser.unescapeEntities(entity, false);
    if (!meant.equals(entity)) {
      marks.blank(start, start + entity.length());
      marks.write(start, meant.substring(0, Math.min(meant.length(), entity.length())));
    }
  }

  // A note continues over indented lines and over lines that follow without an empty line.
  private List<WordSequence> split() {
    Set<String> defined = new HashSet<>();
    List<int[]> notes = new ArrayList<>();
    marks.each(
        NOTE,
        match -> {
          defined.add(match.group(1));
          notes.add(new int[] {match.start(), match.end()});
        });
    marks.each(
        CALL,
        match -> {
          if (defined.contains(match.group(1))) {
            marks.blank(match.start(), match.end());
          }
        });
    List<WordSequence> passages = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      int[] note = notes.get(i);
      int next = i + 1 < notes.size() ? notes.get(i + 1)[0] : marks.length();
      int end = Math.min(next, endOfNote(note[1]));
      passages.add(WordSequence.of(marks.text(note[1], end), line(note[1])));
      marks.blank(note[0], end);
    }
    passages.add(0, WordSequence.of(marks.text(0, marks.length()), 1));
    return passages;
  }

  private int endOfNote(int start) {
    String view = marks.source();
    int at = view.indexOf('\n', start);
    boolean blank = false;
    while (at >= 0) {
      int end = view.indexOf('\n', at + 1);
      String line = view.substring(at + 1, end < 0 ? view.length() : end);
      if (blank && !line.isBlank() && !line.startsWith("  ") && !line.startsWith("\t")) {
        return at;
      }
      blank = line.isBlank();
      at = end;
    }
    return view.length();
  }

  private int line(int at) {
    return 1 + (int) marks.view().substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
