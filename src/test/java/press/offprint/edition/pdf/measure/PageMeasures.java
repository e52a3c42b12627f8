package press.offprint.edition.pdf.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.TextPosition;

/**
 * Measures of the lines and pages of published PDFs, by the positions of glyphs. All counts are
 * sums over the documents; {@link #findings} names the places.
 */
public final class PageMeasures {
  private static final String CLOSING = ".,;:!?)]}»”’、。，．：；！？）」』】〉》";
  private static final Pattern NAME = Pattern.compile("(?:\\.{1,2}/?|[?’])\\p{L}");
  private static final float MAX_SPACE = 1.5f;
  private static final float ROUNDING = 0.02f;
  private static final int LADDER = 2;
  private static final float RAGGED_POINTS = 2f;
  private static final float FULL_PAGE = 0.75f;
  private static final float FIRST_LINE = 0.09f;
  private static final float LAST_LINE = 0.895f;
  private static final int MIN_GLYPHS = 25;

  private int documents;
  private int pages;
  private int lines;
  private int hyphens;
  private int ladders;
  private int hyphensAtPageEnd;
  private int spaces;
  private int wideSpaces;
  private int linesWithWideSpaces;
  private int closingStarts;
  private int leadersAlone;
  private int lastLinesAlone;
  private int firstLinesAlone;
  private int shortBoxStarts;
  private int emptyQuarters;
  private int shortLastPages;
  private final List<String> findings = new ArrayList<>();

  /** The ends of lines within justified paragraphs. */
  private final List<End> ends = new ArrayList<>();

  /**
   * The end of a line.
   *
   * @param left the left edge of its block in points
   * @param page the right edge of the page's text
   */
  private record End(String name, TypeLine line, int left, float page) {}

  public int lines() {
    return lines;
  }

  public int hyphens() {
    return hyphens;
  }

  public int ladders() {
    return ladders;
  }

  public int spaces() {
    return spaces;
  }

  public int wideSpaces() {
    return wideSpaces;
  }

  public int linesWithWideSpaces() {
    return linesWithWideSpaces;
  }

  /** Returns the number of lines within paragraphs. */
  public int fullLines() {
    return ends.size();
  }

  /** Returns the number of them that end before the right edge of their block. */
  public int raggedEnds() {
    return raggedLines().size();
  }

  public int closingStarts() {
    return closingStarts;
  }

  public int leadersAlone() {
    return leadersAlone;
  }

  public int shortLastPages() {
    return shortLastPages;
  }

  /** Measures all PDFs below a folder, or one PDF. */
  public static PageMeasures of(Path folder) throws IOException {
    PageMeasures measures = new PageMeasures();
    PdfFolder.read(folder, measures::add);
    return measures;
  }

  /** Adds one document. */
  public void add(String name, byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      add(name, TypePage.of(pdf));
    }
  }

  /**
   * Returns the places of all faults, such as {@code ladder: post.pdf page 3: words of the line}.
   */
  public List<String> findings() {
    List<String> all = new ArrayList<>(findings);
    raggedLines().forEach(end -> all.add(finding("ragged", end.name, end.line)));
    return all;
  }

  private void add(String name, List<TypePage> all) {
    documents++;
    pages += all.size();
    TypeLine.Face face = body(all);
    float right = rightEdge(all, face);
    List<TypeLine> document = all.stream().flatMap(page -> page.lines().stream()).toList();
    int ladder = 0;
    boolean justified = isJustified(document, face, right);
    for (int i = 0; i < document.size(); i++) {
      TypeLine line = document.get(i);
      TypeLine next = i + 1 < document.size() ? document.get(i + 1) : null;
      if (beginsWithClosing(line)) {
        closingStarts++;
        find("closing", name, line);
      }
      if (line.isLeader()) {
        leadersAlone++;
        find("leader alone", name, line);
      }
      if (!line.isMostly(face) || line.hasLeader()) {
        continue;
      }
      lines++;
      ladder = line.endsWithHyphen() ? ladder + 1 : 0;
      if (ladder > 0) {
        hyphens++;
        if (next != null && next.page() != line.page()) {
          hyphensAtPageEnd++;
          find("hyphen at the page's end", name, line);
        }
      }
      if (ladder == LADDER + 1) {
        ladders++;
        find("ladder", name, line);
      }
      measureSpaces(name, line, face);
      if (justified && next != null && isFollowed(line, next, face)) {
        ends.add(new End(name, line, Math.round(next.left()), right));
      }
    }
    measurePages(name, all, face, right);
  }

  // A leader of dots is another fault, code has its own rules, and a cell may show the character. A
  // name such as .NET begins with it, and so may the words of a link in the list of links.
  private static boolean beginsWithClosing(TypeLine line) {
    return CLOSING.indexOf(line.first()) >= 0
        && !NAME.matcher(line.text()).lookingAt()
        && !line.hasLeader()
        && !line.text().contains("https://")
        && !line.beginsMonospaced()
        && !line.isMonospaced()
        && !line.isLeader()
        && !line.firstCell().codePoints().allMatch(PageMeasures::isClosingOrSpace);
  }

  private static boolean isClosingOrSpace(int c) {
    return CLOSING.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void measureSpaces(String name, TypeLine line, TypeLine.Face face) {
    boolean wide = false;
    for (float space : line.wordSpaces(face)) {
      spaces++;
      if (space > MAX_SPACE + ROUNDING) {
        wideSpaces++;
        wide = true;
      }
    }
    if (wide) {
      linesWithWideSpaces++;
      find("wide", name, line);
    }
  }

  /** Returns true if the next line continues the paragraph of this line. */
  private static boolean isFollowed(TypeLine line, TypeLine next, TypeLine.Face face) {
    float step = next.baseline() - line.baseline();
    return line.page() == next.page()
        && next.isMostly(face)
        && line.glyphs().size() >= MIN_GLYPHS
        && step > face.size() * 1.2f
        && step < face.size() * 1.56f
        && next.left() < line.left() + 1
        && next.left() > line.left() - 2.2f * face.size();
  }

  private void measurePages(String name, List<TypePage> all, TypeLine.Face face, float right) {
    for (int i = 0; i < all.size(); i++) {
      TypePage page = all.get(i);
      boolean last = i == all.size() - 1;
      float fill = (page.bottom() / page.height() - FIRST_LINE) / (LAST_LINE - FIRST_LINE);
      if (last && i > 0 && page.lines().size() <= 3) {
        shortLastPages++;
        find("short last page", name, page.lines());
      }
      if (last || page.lines().isEmpty() || all.get(i + 1).lines().isEmpty()) {
        continue;
      }
      if (fill < FULL_PAGE && i > 0) {
        emptyQuarters++;
        find("empty quarter", name, page.lines());
      }
      List<TypeLine> lines = page.lines();
      List<TypeLine> after = all.get(i + 1).lines();
      TypeLine end = lines.get(lines.size() - 1);
      TypeLine begin = after.get(0);
      measureBreak(name, lines, after, face, right);
      boolean continues = end.isMonospaced() && begin.isMonospaced();
      if (continues && lines.size() > 1 && !lines.get(lines.size() - 2).isMonospaced()) {
        shortBoxStarts++;
        find("short box", name, end);
      }
    }
  }

  private void measureBreak(
      String name, List<TypeLine> lines, List<TypeLine> after, TypeLine.Face face, float right) {
    TypeLine end = lines.get(lines.size() - 1);
    TypeLine begin = after.get(0);
    boolean continues =
        end.isMostly(face)
            && begin.isMostly(face)
            && end.right() > right - RAGGED_POINTS
            && begin.left() < end.left() + 1;
    if (!continues) {
      return;
    }
    if (after.size() > 1 && !sameParagraph(begin, after.get(1), face)) {
      lastLinesAlone++;
      find("last line alone", name, begin);
    }
    if (lines.size() > 1 && !sameParagraph(lines.get(lines.size() - 2), end, face)) {
      firstLinesAlone++;
      find("first line alone", name, end);
    }
  }

  private static boolean sameParagraph(TypeLine line, TypeLine next, TypeLine.Face face) {
    return next.baseline() - line.baseline() < face.size() * 1.56f && next.left() < line.left() + 1;
  }

  private void find(String kind, String name, List<TypeLine> lines) {
    if (!lines.isEmpty()) {
      find(kind, name, lines.get(lines.size() - 1));
    }
  }

  private void find(String kind, String name, TypeLine line) {
    findings.add(finding(kind, name, line));
  }

  private static String finding(String kind, String name, TypeLine line) {
    return kind + ": " + name + " page " + (line.page() + 1) + ": " + line.text();
  }

  /** Returns the font and size of most glyphs. */
  static TypeLine.Face body(List<TypePage> pages) {
    Map<TypeLine.Face, Integer> counts = new HashMap<>();
    for (TypePage page : pages) {
      for (TypeLine line : page.lines()) {
        if (!line.isMonospaced() && !line.hasLeader()) {
          for (TextPosition glyph : line.glyphs()) {
            counts.merge(TypeLine.Face.of(glyph), 1, Integer::sum);
          }
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(new TypeLine.Face("", 0));
  }

  private static boolean isJustified(List<TypeLine> lines, TypeLine.Face face, float right) {
    int all = 0;
    int full = 0;
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).isMostly(face) && isFollowed(lines.get(i), lines.get(i + 1), face)) {
        all++;
        full += lines.get(i).right() > right - RAGGED_POINTS ? 1 : 0;
      }
    }
    return full * 2 > all;
  }

  /** Returns the right edge at which most lines of body text end. */
  static float rightEdge(List<TypePage> pages, TypeLine.Face face) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (TypePage page : pages) {
      for (TypeLine line : page.lines()) {
        if (line.isMostly(face) && line.glyphs().size() >= MIN_GLYPHS) {
          counts.merge(Math.round(line.right()), 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /**
   * Returns the lines that end before the right edge of their block. A note or quotation has a
   * frame that is narrower than the page; two lines that begin and end at the same places show its
   * edge.
   */
  private List<End> raggedLines() {
    Map<Integer, Map<Integer, Integer>> counts = new HashMap<>();
    for (End end : ends) {
      counts
          .computeIfAbsent(end.left, left -> new HashMap<>())
          .merge(Math.round(end.line.right() * 10), 1, Integer::sum);
    }
    return ends.stream()
        .filter(
            end -> {
              boolean full = end.line.right() >= end.page - RAGGED_POINTS;
              int same = counts.get(end.left).get(Math.round(end.line.right() * 10));
              return !full && same < 2;
            })
        .toList();
  }

  /** Returns a table of all measures. */
  public String table() {
    StringBuilder out = new StringBuilder();
    row(out, "documents, pages", documents + ", " + pages);
    row(out, "lines of body text", lines);
    row(out, "lines that end with a hyphen", hyphens + percent(hyphens, lines));
    row(out, "ladders of more than two hyphens", ladders);
    row(out, "hyphens at the end of a page", hyphensAtPageEnd);
    row(out, "word spaces over 1.5 x", wideSpaces + percent(wideSpaces, spaces));
    row(out, "lines with such a space", linesWithWideSpaces + percent(linesWithWideSpaces, lines));
    row(out, "ragged ends within paragraphs", raggedEnds() + percent(raggedEnds(), fullLines()));
    row(out, "lines that begin with closing punctuation", closingStarts);
    row(out, "leaders without a text before them", leadersAlone);
    row(out, "last lines alone on a page", lastLinesAlone);
    row(out, "first lines alone on a page", firstLinesAlone);
    row(out, "code blocks that begin with one line", shortBoxStarts);
    row(out, "pages with an empty quarter", emptyQuarters);
    row(out, "last pages of at most three lines", shortLastPages);
    return out.toString();
  }

  /** Returns a part in per cent, such as 7.9. */
  public static double share(int part, int whole) {
    return whole == 0 ? 0 : part * 100.0 / whole;
  }

  private static String percent(int part, int whole) {
    return String.format(Locale.ROOT, " (%.2f %%)", share(part, whole));
  }

  private static void row(StringBuilder out, String name, Object value) {
    out.append(String.format(Locale.ROOT, "%-44s %s%n", name, value));
  }

  /** Prints the measures of all PDFs below each folder; {@code -v} first also prints the places. */
  public static void main(String[] arguments) throws IOException {
    boolean places = arguments.length > 0 && arguments[0].equals("-v");
    for (int i = places ? 1 : 0; i < arguments.length; i++) {
      PageMeasures measures = of(Path.of(arguments[i]));
      System.out.println(arguments[i]);
      System.out.print(measures.table());
      if (places) {
        measures.findings().forEach(System.out::println);
      }
    }
  }
}
