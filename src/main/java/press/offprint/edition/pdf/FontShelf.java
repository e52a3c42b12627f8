package press.offprint.edition.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import press.offprint.edition.FontFile;
import press.offprint.edition.Fonts;

/**
 * The fonts of this process. A font is parsed when a document first needs it and then kept; a
 * parsed font serves one document at a time, since its reader has a position, so two documents at
 * once make two of it.
 */
final class FontShelf {
  private final List<FontFile> fonts;
  private final ConcurrentMap<Key, Deque<TrueTypeFont>> idle = new ConcurrentHashMap<>();

  private record Key(String name, boolean shaping) {}

  FontShelf(Fonts fonts) {
    this.fonts = fonts.list();
  }

  List<FontFile> all() {
    return fonts;
  }

  /**
   * What stands in where the fonts that a style names lack a character.
   *
   * @param fonts in the order in which they are asked
   * @param missing the characters that none of all fonts has
   */
  record StandIns(List<FontFile> fonts, BitSet missing) {}

  /** The fewest fonts that show {@code characters}, those that the language prefers first. */
  StandIns standIns(BitSet characters, String language) {
    BitSet open = new BitSet();
    for (int c = characters.nextSetBit(0); c >= 0; c = characters.nextSetBit(c + 1)) {
      if (!isBasic(c)) {
        open.set(c);
      }
    }
    List<FontFile> order = inOrderOf(language);
    Set<String> families = new LinkedHashSet<>();
    Set<List<String>> scripts = new HashSet<>();
    BitSet missing = new BitSet();
    for (int c = open.nextSetBit(0); c >= 0; c = open.nextSetBit(c + 1)) {
      int character = c;
      order.stream()
          .filter(font -> font.coverage().get().has(character))
          .findFirst()
          .ifPresentOrElse(
              font -> {
                families.add(font.family());
                scripts.add(font.languages());
              },
              () -> missing.set(character));
    }
    // A script's other faces come along: its headings may be in another than its text.
    scripts.remove(List.<String>of());
    List<FontFile> standIns =
        order.stream()
            .filter(font -> families.contains(font.family()) || scripts.contains(font.languages()))
            .toList();
    return new StandIns(standIns, missing);
  }

  // Every text face has these: no font need be opened to know it.
  private static boolean isBasic(int c) {
    return c < 0x7F || (c >= 0xA0 && c < 0x100);
  }

  private List<FontFile> inOrderOf(String language) {
    List<FontFile> order = new ArrayList<>();
    fonts.stream().filter(font -> font.prefersLanguage(language)).forEach(order::add);
    fonts.stream().filter(font -> !order.contains(font)).forEach(order::add);
    return order;
  }

  /** Parsed fonts for one document; closing gives them back. */
  Loan lend(boolean shaping) {
    return new Loan(shaping);
  }

  final class Loan implements AutoCloseable {
    private final boolean shaping;
    private final Map<String, TrueTypeFont> lent = new HashMap<>();
    private final Map<String, PDFont> embedded = new HashMap<>();

    private Loan(boolean shaping) {
      this.shaping = shaping;
    }

    TrueTypeFont font(FontFile file) {
      return lent.computeIfAbsent(file.name(), name -> take(file));
    }

    /** The font as the document has it: embedded once, however often it is registered. */
    PDFont embedded(FontFile file, Function<FontFile, PDFont> embed) {
      PDFont known = embedded.get(file.name());
      if (known == null) {
        known = embed.apply(file);
        embedded.put(file.name(), known);
      }
      return known;
    }

    private TrueTypeFont take(FontFile file) {
      TrueTypeFont kept = shelf(file.name()).pollFirst();
      return kept == null ? parse(file) : kept;
    }

    private TrueTypeFont parse(FontFile file) {
      try {
        TrueTypeFont font =
            new TTFParser().parse(new RandomAccessReadBuffer(file.bytes().get().open()));
        // Substitution takes most of the time of a page, and gives signs without a character: only
        // faces whose script needs it may do it.
        font.setEnableGsub(shaping && Scripts.needShaping(file.languages()));
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + file.name() + " cannot be read", e);
      }
    }

    private Deque<TrueTypeFont> shelf(String name) {
      return idle.computeIfAbsent(new Key(name, shaping), key -> new ConcurrentLinkedDeque<>());
    }

    @Override
    public void close() {
      lent.forEach((name, font) -> shelf(name).addFirst(font));
    }
  }
}
