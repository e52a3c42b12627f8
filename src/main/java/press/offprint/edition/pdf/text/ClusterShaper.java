package press.offprint.edition.pdf.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
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
 * Characters that only a font's rules can put together: syllables of Indic scripts, joined emoji.
 *
 * <p>The layout engine sets one glyph for one character. So every such group becomes one private
 * character of this document, for which {@link DocumentFont} holds one glyph composed of those that
 * the rules give; that it stands for the whole group is what the PDF tells whoever copies, searches
 * or listens. For one document.
 */
public final class ClusterShaper {
  private static final int FIRST_SIGN = 0xF0000;
  private static final int MOST_SIGNS = 0xFFFD;

  private final List<FontFile> fonts;
  private final AwtFonts faces;
  private final Map<String, Optional<String>> signs = new LinkedHashMap<>();
  private final Map<String, Map<Integer, ShapedGlyphs>> shapes = new TreeMap<>();
  private final Map<Integer, String> texts = new TreeMap<>();

  public ClusterShaper(List<FontFile> fonts, AwtFonts faces) {
    this.fonts = fonts;
    this.faces = faces;
  }

  /** Puts signs in place of all groups of a document's text; drops what joins nothing. */
  public void join(Document document) {
    Dom.walk(
        document.getDocumentElement(),
        node -> {
          if (node instanceof Text text && !Dom.isInside(text, "math", "style")) {
            String data = text.getData();
            if (ScriptFeatures.mayJoin(data)) {
              text.setData(join(data));
            }
          }
        });
  }

  private String join(String text) {
    BreakIterator letters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    letters.setText(text);
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (int end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
      if (end < text.length() && ScriptFeatures.goesOn(text, end)) {
        continue;
      }
      String group = text.substring(start, end);
      out.append(
          ScriptFeatures.isJoined(group)
              ? signs
                  .computeIfAbsent(group, this::sign)
                  .orElseGet(() -> InvisibleCharacters.strip(group))
              : InvisibleCharacters.strip(group));
      start = end;
    }
    return out.toString();
  }

  private Optional<String> sign(String group) {
    int sign = FIRST_SIGN + texts.size();
    if (texts.size() >= MOST_SIGNS) {
      return Optional.empty();
    }
    int first = group.codePointAt(0);
    for (FontFile font : fonts) {
      if (!font.italic() && font.coverage().get().has(first)) {
        ShapedGlyphs.of(group, faces.of(font))
            .filter(shape -> ScriptFeatures.isShaped(first) || shape.isOneSign())
            .ifPresent(
                shape -> {
                  shapes.computeIfAbsent(font.name(), name -> new TreeMap<>()).put(sign, shape);
                  texts.put(sign, group);
                });
      }
    }
    return Optional.ofNullable(texts.get(sign)).map(text -> Character.toString(sign));
  }

  /** These characters, with the characters of its group in place of each sign. */
  public BitSet spell(BitSet characters) {
    BitSet spelled = (BitSet) characters.clone();
    texts.forEach(
        (sign, group) -> {
          if (spelled.get(sign)) {
            spelled.clear(sign);
            InvisibleCharacters.strip(group).codePoints().forEach(spelled::set);
          }
        });
    return spelled;
  }

  /** The fonts that signs were composed in, with glyphs for these signs and characters alone. */
  public List<DocumentFont> fonts(BitSet characters) {
    boolean arabic = LamAlef.isIn(characters);
    List<DocumentFont> composed = new ArrayList<>();
    for (FontFile font : fonts) {
      Map<Integer, ShapedGlyphs> own = new TreeMap<>(shapes.getOrDefault(font.name(), Map.of()));
      Map<Integer, String> meant = new TreeMap<>(texts);
      BitSet forms = new BitSet();
      if (arabic && font.coverage().get().has(LamAlef.LAM)) {
        own.putAll(LamAlef.shapes());
        meant.putAll(LamAlef.texts());
        forms = LamAlef.forms();
      }
      if (!own.isEmpty()) {
        composed.add(DocumentFont.of(font, faces.of(font), own, meant, characters, forms));
      }
    }
    return composed;
  }
}
