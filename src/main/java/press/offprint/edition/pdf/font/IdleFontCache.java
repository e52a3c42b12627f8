package press.offprint.edition.pdf.font;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * The cache of parsed fonts that no document uses at the moment. A large font, such as one of
 * Chinese, is dropped when many documents did not use it. Thread-safe.
 */
final class IdleFontCache {
  private static final int LARGE_GLYPHS = 4_000;
  private static final int MAX_DOCUMENTS_WITHOUT = 16;

  /** A font and the number of documents that were rendered before it was given back. */
  private record Idle(TrueTypeFont font, int documents) {}

  @GuardedBy("this")
  private final Map<String, Deque<Idle>> fonts = new HashMap<>();

  @GuardedBy("this")
  private final Map<String, CmapSubtable> cmaps = new HashMap<>();

  @GuardedBy("this")
  private int documents;

  /** Removes and returns an idle font; empty if there is none. */
  synchronized Optional<TrueTypeFont> take(String name) {
    return Optional.ofNullable(fonts.get(name)).map(Deque::pollFirst).map(Idle::font);
  }

  /** Takes back the fonts of one document. */
  synchronized void giveBack(Map<String, TrueTypeFont> lent) {
    documents++;
    for (Map.Entry<String, TrueTypeFont> font : lent.entrySet()) {
      fonts
          .computeIfAbsent(font.getKey(), key -> new ArrayDeque<>())
          .addFirst(new Idle(font.getValue(), documents));
    }
    int oldest = documents - MAX_DOCUMENTS_WITHOUT;
    for (Deque<Idle> copies : fonts.values()) {
      copies.removeIf(idle -> idle.documents() < oldest && isLarge(idle.font()));
    }
  }

  private static boolean isLarge(TrueTypeFont font) {
    try {
      return font.getNumberOfGlyphs() > LARGE_GLYPHS;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Returns the newly parsed font with the character table of the other copies of it. That table
   * takes as much memory as the rest of a font. Tables that PDFBox does not use are dropped.
   */
  synchronized TrueTypeFont shareCmap(String name, TrueTypeFont font) {
    try {
      CmapTable table = font.getCmap();
      CmapSubtable used = table == null ? null : cmaps.getOrDefault(name, used(table));
      if (used != null) {
        cmaps.put(name, used);
        table.setCmaps(new CmapSubtable[] {used});
      }
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read", e);
    }
  }

  // PDFBox searches in this order.
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
