package press.offprint.edition.pdf.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.CmapTable;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Parsed fonts that no document uses. Large ones, which hold ten thousands of characters and take
 * ten times the memory of others, go when many documents did without them. Safe for many threads.
 */
final class IdleFontCache {
  private static final int LARGE = 4_000;
  private static final int MOST_DOCUMENTS_WITHOUT = 16;

  /** A font, and how many documents had been made when one last used it. */
  private record Kept(TrueTypeFont font, int documents) {}

  private final Map<String, Deque<Kept>> fonts = new HashMap<>();
  private final Map<String, CmapSubtable> characters = new HashMap<>();
  private int documents;

  synchronized Optional<TrueTypeFont> take(String name) {
    return Optional.ofNullable(fonts.get(name)).map(Deque::pollFirst).map(Kept::font);
  }

  /** Takes back what one document had. */
  synchronized void giveBack(Map<String, TrueTypeFont> lent) {
    documents++;
    lent.forEach(
        (name, font) ->
            fonts
                .computeIfAbsent(name, key -> new ArrayDeque<>())
                .addFirst(new Kept(font, documents)));
    fonts.values().forEach(kept -> kept.removeIf(this::isIdle));
  }

  private boolean isIdle(Kept kept) {
    return documents - kept.documents() > MOST_DOCUMENTS_WITHOUT && isLarge(kept.font());
  }

  private static boolean isLarge(TrueTypeFont font) {
    try {
      return font.getNumberOfGlyphs() > LARGE;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The font, new from its file, with the table of characters that its twins have: that takes as
   * much memory as the rest. The others of its tables, by which PDFBox finds none, go.
   */
  synchronized TrueTypeFont twin(String name, TrueTypeFont font) {
    try {
      CmapTable table = font.getCmap();
      CmapSubtable used = table == null ? null : characters.getOrDefault(name, used(table));
      if (used != null) {
        characters.put(name, used);
        table.setCmaps(new CmapSubtable[] {used});
      }
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read", e);
    }
  }

  // In the order in which PDFBox asks for them.
  private static CmapSubtable used(CmapTable table) {
    return first(
        table.getSubtable(CmapTable.PLATFORM_UNICODE, CmapTable.ENCODING_UNICODE_2_0_FULL),
        table.getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_FULL),
        table.getSubtable(CmapTable.PLATFORM_UNICODE, CmapTable.ENCODING_UNICODE_2_0_BMP),
        table.getSubtable(CmapTable.PLATFORM_WINDOWS, CmapTable.ENCODING_WIN_UNICODE_BMP));
  }

  private static CmapSubtable first(CmapSubtable... tables) {
    for (CmapSubtable table : tables) {
      if (table != null) {
        return table;
      }
    }
    return null;
  }
}
