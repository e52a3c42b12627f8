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
 * The fonts of this process. A font is parsed when a document first needs it and then kept; a
 * parsed font serves one document at a time, since its reader has a position, so two documents at
 * once make two of it.
 */
public final class FontPool {
  private final List<FontFile> fonts;
  private final IdleFontCache shelf = new IdleFontCache();

  public FontPool(Fonts fonts) {
    this.fonts = fonts.list();
  }

  public List<FontFile> all() {
    return fonts;
  }

  /**
   * What stands in where the fonts that a style names lack a character.
   *
   * @param fonts in the order in which they are asked
   * @param missing the characters that none of all fonts has
   */
  public record StandIns(List<FontFile> fonts, BitSet missing) {}

  /** The fewest fonts that show {@code characters}, those that the language prefers first. */
  public StandIns standIns(BitSet characters, String language) {
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

  /** The fonts that drawings with these characters need: none where they have none. */
  public List<FontFile> lettering(BitSet drawn, String language) {
    if (drawn.isEmpty()) {
      return List.of();
    }
    Set<FontFile> lettering = new LinkedHashSet<>();
    fonts.stream()
        .filter(font -> font.role() != FontFile.Role.SIGNS && font.languages().isEmpty())
        .forEach(lettering::add);
    lettering.addAll(standIns(drawn, language).fonts());
    return List.copyOf(lettering);
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

  /**
   * Parsed fonts for one document; closing gives them back.
   *
   * @param composed fonts of that document alone, which take the place of those that they were made
   *     from
   */
  public Loan lend(List<DocumentFont> composed) {
    return new Loan(composed);
  }

  public final class Loan implements AutoCloseable {
    private final Map<String, DocumentFont> composed = new HashMap<>();
    private final Map<String, TrueTypeFont> lent = new HashMap<>();
    private final Map<String, PDType0Font> embedded = new HashMap<>();

    private Loan(List<DocumentFont> fonts) {
      fonts.forEach(font -> composed.put(font.name(), font));
    }

    public TrueTypeFont font(FontFile file) {
      DocumentFont own = composed.get(file.name());
      return own == null
          ? lent.computeIfAbsent(file.name(), name -> take(file))
          : parse(file.name(), own.bytes());
    }

    /** The font as the document has it: embedded once, however often it is registered. */
    public PDType0Font embedded(FontFile file, Function<FontFile, PDType0Font> embed) {
      PDType0Font known = embedded.get(file.name());
      if (known == null) {
        known = embed.apply(file);
        embedded.put(file.name(), known);
      }
      return known;
    }

    /** The fonts that the document has, by name. */
    public Map<String, PDType0Font> embedded() {
      return Collections.unmodifiableMap(embedded);
    }

    private TrueTypeFont take(FontFile file) {
      return shelf
          .take(file.name())
          .orElseGet(() -> shelf.twin(file.name(), parse(file.name(), file.bytes().get())));
    }

    private static TrueTypeFont parse(String name, Bytes bytes) {
      try {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes.open()));
        // Substitution takes most of the time of a page, and gives glyphs without a character:
        // where a script needs it, it is done beforehand.
        font.setEnableGsub(false);
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + name + " cannot be read", e);
      }
    }

    @Override
    public void close() {
      shelf.giveBack(lent);
    }
  }
}
