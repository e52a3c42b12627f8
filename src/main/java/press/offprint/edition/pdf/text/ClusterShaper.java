package press.offprint.edition.pdf.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3c.dom.Document;
import org.w3c.dom.Text;
import press.offprint.edition.FontFile;
import press.offprint.edition.pdf.dom.Dom;
import press.offprint.edition.pdf.font.AwtFonts;
import press.offprint.edition.pdf.font.DocumentFont;
import press.offprint.edition.pdf.font.LamAlef;
import press.offprint.edition.pdf.font.ScriptFeatures;
import press.offprint.edition.pdf.font.ShapedGlyphs;

/**
 * The shaper of character clusters that need the rules of a font: syllables of Indic scripts and
 * joined emoji. One instance serves one document.
 *
 * <p>The layout engine draws one glyph per character. So each cluster is replaced by one private
 * character, and a {@link DocumentFont} has one glyph for it, composed of the glyphs that the rules
 * give. The ToUnicode map of the PDF maps that glyph to the whole cluster, so that copying,
 * searching and reading aloud work. Invisible characters are removed, because the engine would draw
 * a glyph for each of them.
 */
public final class ClusterShaper {
  private static final int FIRST_PRIVATE = 0xF0000;
  private static final int MAX_CLUSTERS = 0xFFFD;
  private static final int FIRST_SKIN_TONE = 0x1F3FB;
  private static final int LAST_SKIN_TONE = 0x1F3FF;

  private final List<FontFile> fonts;
  private final AwtFonts awtFonts;
  private final Map<String, Optional<String>> privateByCluster = new HashMap<>();
  private final Map<String, Map<Integer, ShapedGlyphs>> glyphsByFont = new TreeMap<>();
  private final Map<Integer, String> clusters = new TreeMap<>();

  public ClusterShaper(List<FontFile> fonts, AwtFonts awtFonts) {
    this.fonts = fonts;
    this.awtFonts = awtFonts;
  }

  /**
   * Replaces a letter and its marks by one character if there is one (NFC), because the engine does
   * not place marks by the rules of a font.
   */
  public static void compose(Document document) {
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text && ScriptFeatures.mayJoin(text.getData())) {
            text.setData(Normalizer.normalize(text.getData(), Normalizer.Form.NFC));
          }
        });
  }

  /** Replaces each cluster of a document by a private character; removes invisible characters. */
  public void shape(Document document) {
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text
              && ScriptFeatures.mayJoin(text.getData())
              && !Dom.isInside(text, "math", "style")) {
            text.setData(shape(text.getData()));
          }
        });
  }

  private String shape(String text) {
    BreakIterator boundaries = BreakIterator.getCharacterInstance(ULocale.ROOT);
    boundaries.setText(text);
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
      if (end < text.length() && ScriptFeatures.isWithinCluster(text, end)) {
        continue;
      }
      String cluster = text.substring(start, end);
      Optional<String> replacement =
          ScriptFeatures.isCluster(cluster)
              ? privateByCluster.computeIfAbsent(cluster, this::privateCharacter)
              : Optional.empty();
      out.append(replacement.orElseGet(() -> visible(cluster)));
      start = end;
    }
    return out.toString();
  }

  /** Returns empty if no font can draw the cluster, or if the document has too many clusters. */
  private Optional<String> privateCharacter(String cluster) {
    int character = FIRST_PRIVATE + clusters.size();
    if (clusters.size() >= MAX_CLUSTERS) {
      return Optional.empty();
    }
    int first = cluster.codePointAt(0);
    for (FontFile font : fonts) {
      if (!font.italic() && font.coverage().get().has(first)) {
        ShapedGlyphs.of(cluster, awtFonts.of(font))
            .filter(glyphs -> ScriptFeatures.isShaped(first) || glyphs.isOneGlyph())
            .ifPresent(
                glyphs -> {
                  glyphsByFont
                      .computeIfAbsent(font.name(), name -> new TreeMap<>())
                      .put(character, glyphs);
                  clusters.put(character, cluster);
                });
      }
    }
    return Optional.ofNullable(clusters.get(character)).map(c -> Character.toString(character));
  }

  /** Returns these characters, with the characters of the cluster for each private character. */
  public BitSet expand(BitSet characters) {
    BitSet expanded = (BitSet) characters.clone();
    clusters.forEach(
        (character, cluster) -> {
          if (expanded.get(character)) {
            expanded.clear(character);
            visible(cluster).codePoints().forEach(expanded::set);
          }
        });
    return expanded;
  }

  /** Returns the text of the author: its clusters in place of their private characters. */
  public String text(String shaped) {
    if (clusters.isEmpty()) {
      return shaped;
    }
    StringBuilder out = new StringBuilder(shaped.length());
    shaped.codePoints().forEach(c -> out.append(clusters.getOrDefault(c, Character.toString(c))));
    return out.toString();
  }

  /**
   * Returns the fonts that have a glyph for a cluster or for the parts of lam-alef. They hold no
   * other glyphs than those of {@code characters}.
   */
  public List<DocumentFont> fonts(BitSet characters) {
    boolean arabic = LamAlef.isIn(characters);
    List<DocumentFont> composed = new ArrayList<>();
    for (FontFile font : fonts) {
      Map<Integer, ShapedGlyphs> glyphs =
          new TreeMap<>(glyphsByFont.getOrDefault(font.name(), Map.of()));
      Map<Integer, String> texts = new TreeMap<>(clusters);
      BitSet forms = new BitSet();
      if (arabic && font.coverage().get().has(LamAlef.LAM)) {
        glyphs.putAll(LamAlef.shapes());
        texts.putAll(LamAlef.texts());
        forms = LamAlef.forms();
      }
      if (!glyphs.isEmpty()) {
        composed.add(DocumentFont.of(font, awtFonts.of(font), glyphs, texts, characters, forms));
      }
    }
    return composed;
  }

  /** Returns the text without the characters that select or join emoji. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isInvisible(c)).forEach(out::appendCodePoint);
    return out.toString();
  }

  // The zero-width non-joiner U+200C stays, because Persian needs it.
  private static boolean isInvisible(int c) {
    return c == 0x200D
        || c == 0x2060
        || c == 0xFEFF
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= FIRST_SKIN_TONE && c <= LAST_SKIN_TONE)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }
}
