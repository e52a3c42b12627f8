package press.offprint.edition.pdf.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import press.offprint.edition.FontFile;
import press.offprint.edition.Fonts;
import press.offprint.model.bytes.Bytes;

/**
 * The pool of parsed fonts of this process. A font is parsed when a document first needs it and
 * then kept. A parsed font serves one document at a time, because its reader has a position; two
 * concurrent documents use two copies of it.
 */
public final class FontPool {
  private final List<FontFile> fonts;
  private final IdleFontCache idle = new IdleFontCache();

  public FontPool(Fonts fonts) {
    this.fonts = fonts.list();
  }

  public List<FontFile> all() {
    return fonts;
  }

  /**
   * The fonts for characters that the families of the style sheets lack.
   *
   * @param fonts in the order of search
   * @param missing the characters that no font has
   */
  public record Fallbacks(List<FontFile> fonts, BitSet missing) {}

  /**
   * Returns the fewest fonts for these characters; the fonts that the language prefers are first.
   */
  public Fallbacks fallbacks(BitSet characters, String language) {
    BitSet uncommon = new BitSet();
    for (int c = characters.nextSetBit(0); c >= 0; c = characters.nextSetBit(c + 1)) {
      if (!isBasic(c)) {
        uncommon.set(c);
      }
    }
    List<FontFile> order = inOrderOf(language);
    Set<String> families = new LinkedHashSet<>();
    Set<List<String>> scripts = new HashSet<>();
    BitSet missing = new BitSet();
    for (int c = uncommon.nextSetBit(0); c >= 0; c = uncommon.nextSetBit(c + 1)) {
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
    // All fonts of a script are included, because headings and text may use different ones.
    scripts.remove(List.<String>of());
    List<FontFile> fallbacks =
        order.stream()
            .filter(font -> families.contains(font.family()) || scripts.contains(font.languages()))
            .toList();
    return new Fallbacks(fallbacks, missing);
  }

  /** Returns the fonts for drawings with these characters; empty if there are no characters. */
  public List<FontFile> forDrawings(BitSet drawn, String language) {
    if (drawn.isEmpty()) {
      return List.of();
    }
    Set<FontFile> found = new LinkedHashSet<>();
    fonts.stream()
        .filter(font -> font.role() != FontFile.Role.SIGNS)
        .filter(font -> font.role() != FontFile.Role.MATHS && font.languages().isEmpty())
        .forEach(found::add);
    found.addAll(fallbacks(drawn, language).fonts());
    return List.copyOf(found);
  }

  // Every text font has these characters, so no font is opened to check it.
  private static boolean isBasic(int c) {
    return c < 0x7F || (c >= 0xA0 && c < 0x100);
  }

  private List<FontFile> inOrderOf(String language) {
    List<FontFile> order = new ArrayList<>();
    fonts.stream().filter(font -> font.prefersLanguage(language)).forEach(order::add);
    fonts.stream().filter(font -> !order.contains(font)).forEach(order::add);
    return order;
  }

  /**
   * Returns parsed fonts for one document; closing the loan gives them back.
   *
   * @param composed fonts of that document, which replace their source fonts
   */
  public Loan lend(List<DocumentFont> composed) {
    return new Loan(composed);
  }

  /** The parsed fonts of one document. */
  public final class Loan implements AutoCloseable {
    private final Map<String, DocumentFont> composed = new HashMap<>();
    private final Map<String, TrueTypeFont> lent = new HashMap<>();
    private final Map<String, PDType0Font> embedded = new HashMap<>();

    private Loan(List<DocumentFont> fonts) {
      fonts.forEach(font -> composed.put(font.name(), font));
    }

    /** Returns a font of the document. */
    public TrueTypeFont font(FontFile file) {
      DocumentFont own = composed.get(file.name());
      return own == null
          ? lent.computeIfAbsent(file.name(), name -> take(file))
          : parse(file.name(), own.bytes());
    }

    /** Returns the embedded font; a font is embedded once, however often it is registered. */
    public PDType0Font embedded(FontFile file, Function<FontFile, PDType0Font> embed) {
      PDType0Font font = embedded.get(file.name());
      if (font == null) {
        font = embed.apply(file);
        embedded.put(file.name(), font);
      }
      return font;
    }

    /** Returns the embedded fonts by name. */
    public Map<String, PDType0Font> embedded() {
      return Collections.unmodifiableMap(embedded);
    }

    private TrueTypeFont take(FontFile file) {
      return idle.take(file.name())
          .orElseGet(() -> idle.shareCmap(file.name(), parse(file.name(), file.bytes().get())));
    }

    private static TrueTypeFont parse(String name, Bytes bytes) {
      try {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes.open()));
        // Glyph substitution is slow and gives glyphs without a character. The shapers replace it
        // for the scripts that need it.
        font.setEnableGsub(false);
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + name + " cannot be read", e);
      }
    }

    @Override
    public void close() {
      idle.giveBack(lent);
    }
  }
}
