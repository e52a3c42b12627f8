package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms of glyphs for superscripts and subscripts (OpenType 1.9, "Registered features", ssty),
 * from the substitutions of the table {@code GSUB}.
 */
public final class ScriptForms {
  private static final int FEATURE = 0x73737479;
  private static final int SINGLE = 1;
  private static final int ALTERNATE = 3;
  private static final int EXTENSION = 7;

  private final Map<Integer, List<Integer>> forms = new HashMap<>();

  /** Reads a font; one without the table or the feature has no forms. */
  public ScriptForms(SfntFile font) {
    font.table("GSUB").ifPresent(this::read);
  }

  /**
   * Returns the form of a glyph for a script level, or the glyph itself.
   *
   * @param level 1 for scripts, 2 or more for scripts of scripts
   */
  public int form(int glyph, int level) {
    List<Integer> own = forms.get(glyph);
    return own == null || level < 1 ? glyph : own.get(Math.min(level, own.size()) - 1);
  }

  private void read(ByteBuffer gsub) {
    int features = u16(gsub, 6);
    int lookups = u16(gsub, 8);
    for (int i = 0; i < u16(gsub, features); i++) {
      int record = features + 2 + i * 6;
      if (gsub.getInt(record) == FEATURE) {
        int feature = features + u16(gsub, record + 4);
        for (int j = 0; j < u16(gsub, feature + 2); j++) {
          int index = u16(gsub, feature + 4 + j * 2);
          readLookup(gsub, lookups + u16(gsub, lookups + 2 + index * 2));
        }
      }
    }
  }

  private void readLookup(ByteBuffer gsub, int lookup) {
    for (int i = 0; i < u16(gsub, lookup + 4); i++) {
      int at = lookup + u16(gsub, lookup + 6 + i * 2);
      int type = u16(gsub, lookup);
      if (type == EXTENSION) {
        type = u16(gsub, at + 2);
        at += gsub.getInt(at + 4);
      }
      if (type == SINGLE || type == ALTERNATE) {
        readForms(gsub, at, type);
      }
    }
  }

  private void readForms(ByteBuffer gsub, int at, int type) {
    List<Integer> glyphs = CoverageTable.read(gsub, at + u16(gsub, at + 2));
    for (int i = 0; i < glyphs.size(); i++) {
      List<Integer> own = new ArrayList<>();
      if (type == ALTERNATE) {
        int set = at + u16(gsub, at + 6 + i * 2);
        for (int j = 0; j < u16(gsub, set); j++) {
          own.add(u16(gsub, set + 2 + j * 2));
        }
      } else if (u16(gsub, at) == 1) {
        own.add(glyphs.get(i) + gsub.getShort(at + 4) & 0xFFFF);
      } else {
        own.add(u16(gsub, at + 6 + i * 2));
      }
      if (!own.isEmpty()) {
        forms.putIfAbsent(glyphs.get(i), own);
      }
    }
  }
}
