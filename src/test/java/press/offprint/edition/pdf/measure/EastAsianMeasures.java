package press.offprint.edition.pdf.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.TextPosition;

/**
 * Measures of Japanese and Chinese text in published PDFs by JLREQ and CLREQ: distances between
 * scripts, between marks of punctuation and within Latin words, and last lines of one sign.
 */
public final class EastAsianMeasures {
  private static final String OPENING = "「『（【〈《〔";
  private static final String CLOSING = "」』）】〉》〕、。，";
  private static final float TIGHT = 0.1f;
  private static final float SPACED = 0.035f;
  private static final float PAIR = 0.9f;

  private int scriptGaps;
  private int tightScriptGaps;
  private int letterGaps;
  private int spacedLetters;
  private int pairs;
  private int widePairs;
  private int lines;
  private int signsAlone;
  private final List<String> findings = new ArrayList<>();

  /**
   * Returns the number of places at which an ideograph and a Latin letter are beside each other.
   */
  public int scriptGaps() {
    return scriptGaps;
  }

  /** Returns the number of them without a distance. */
  public int tightScriptGaps() {
    return tightScriptGaps;
  }

  public int letterGaps() {
    return letterGaps;
  }

  /** Returns the number of distances within Latin words that are wider than in the font. */
  public int spacedLetters() {
    return spacedLetters;
  }

  public int pairs() {
    return pairs;
  }

  /** Returns the number of pairs of marks with both of their blank halves. */
  public int widePairs() {
    return widePairs;
  }

  public int lines() {
    return lines;
  }

  /** Returns the number of last lines that have one sign, with or without a stop. */
  public int signsAlone() {
    return signsAlone;
  }

  public List<String> findings() {
    return findings;
  }

  /** Adds one document. */
  public void add(String name, byte[] bytes) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      for (TypePage page : TypePage.of(pdf)) {
        TypeLine before = null;
        for (TypeLine line : page.lines()) {
          if (line.text().codePoints().anyMatch(EastAsianMeasures::isIdeograph)) {
            lines++;
            measure(name, line);
            measureLast(name, before, line);
          }
          before = line;
        }
      }
    }
  }

  private void measure(String name, TypeLine line) {
    for (int i = 1; i < line.glyphs().size(); i++) {
      TextPosition left = line.glyphs().get(i - 1);
      TextPosition right = line.glyphs().get(i);
      int from = left.getUnicode().codePointAt(0);
      int to = right.getUnicode().codePointAt(0);
      float em = TypeLine.sizeOf(left);
      float gap = (right.getXDirAdj() - left.getXDirAdj() - left.getWidthDirAdj()) / em;
      if (Math.abs(em - TypeLine.sizeOf(right)) > 0.1 || gap > 2) {
        continue;
      }
      if ((isIdeograph(from) && isLatin(to)) || (isLatin(from) && isIdeograph(to))) {
        scriptGaps++;
        if (gap < TIGHT) {
          tightScriptGaps++;
          find("no distance between scripts", name, line);
        }
      } else if (isLatin(from) && isLatin(to) && !line.isMonospaced()) {
        letterGaps++;
        if (gap > SPACED) {
          spacedLetters++;
          find("spaced Latin letters", name, line);
        }
      } else if (CLOSING.indexOf(from) >= 0 && OPENING.indexOf(to) >= 0) {
        pairs++;
        if (gap + 1 > PAIR) {
          widePairs++;
          find("wide pair of marks", name, line);
        }
      }
    }
  }

  private void measureLast(String name, TypeLine before, TypeLine line) {
    long signs = line.text().codePoints().filter(Character::isLetterOrDigit).count();
    if (before != null && signs == 1 && line.glyphs().size() <= 2 && isText(before, line)) {
      signsAlone++;
      find("one sign alone", name, line);
    }
  }

  private static boolean isText(TypeLine before, TypeLine line) {
    float size = TypeLine.sizeOf(line.glyphs().get(0));
    return before.glyphs().size() > 10
        && line.left() < before.left() + 1
        && line.baseline() - before.baseline() < size * 2
        && Math.abs(TypeLine.sizeOf(before.glyphs().get(0)) - size) < 0.1;
  }

  private void find(String kind, String name, TypeLine line) {
    findings.add(kind + ": " + name + " page " + (line.page() + 1) + ": " + line.text());
  }

  private static boolean isIdeograph(int c) {
    return Character.isIdeographic(c) || (c >= 0x3041 && c <= 0x30FF);
  }

  private static boolean isLatin(int c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  /** Returns a table of all measures. */
  public String table() {
    return String.format(
        Locale.ROOT,
        "lines %d%nscripts without a distance %d of %d%nspaced Latin letters %d of %d%n"
            + "wide pairs of marks %d of %d%nlast lines of one sign %d%n",
        lines,
        tightScriptGaps,
        scriptGaps,
        spacedLetters,
        letterGaps,
        widePairs,
        pairs,
        signsAlone);
  }

  /** Prints the measures of all PDFs below each folder; {@code -v} first also prints the places. */
  public static void main(String[] arguments) throws IOException {
    boolean places = arguments.length > 0 && arguments[0].equals("-v");
    for (int i = places ? 1 : 0; i < arguments.length; i++) {
      EastAsianMeasures measures = new EastAsianMeasures();
      try (Stream<Path> files = Files.walk(Path.of(arguments[i]))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
          measures.add(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
      System.out.println(arguments[i]);
      System.out.print(measures.table());
      if (places) {
        measures.findings().forEach(System.out::println);
      }
    }
  }
}
