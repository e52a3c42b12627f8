package press.offprint.sfnt;

import static press.offprint.sfnt.SfntFile.u16;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import press.offprint.model.bytes.Bytes;

/**
 * A TrueType font that subsets are made of: fonts with the outlines, widths and kerning of some
 * characters. Substitution and positioning rules are left out, so a script that needs them, such as
 * Arabic, must not be set in a subset. A font for formulas keeps what grows with a formula, and a
 * prime has its form for superscripts. Safe for use by several threads.
 */
public final class FontSubsetter {
  private static final List<String> COPIED = List.of("OS/2", "cvt ", "fpgm", "prep", "gasp");
  private static final int MAX_PAIRS = 10_000;

  private static final int ARGUMENTS_ARE_WORDS = 0x0001;
  private static final int HAS_SCALE = 0x0008;
  private static final int MORE_COMPONENTS = 0x0020;
  private static final int HAS_TWO_SCALES = 0x0040;
  private static final int HAS_MATRIX = 0x0080;

  private static final List<Integer> PRIMES =
      List.of(0x2032, 0x2033, 0x2034, 0x2035, 0x2036, 0x2037, 0x2057);

  /** Records that a licence asks to keep. */
  private static final List<Integer> KEPT_NAMES =
      List.of(NameTable.COPYRIGHT, NameTable.TRADEMARK, NameTable.LICENCE, NameTable.LICENCE_URL);

  private final SfntFile font;
  private final NavigableMap<Integer, Integer> glyphs;
  private final NavigableMap<Integer, String> names;
  private final GposKerning kerning; // null if the font has none
  private final MathSubset maths; // null if the font is not for formulas

  /**
   * Reads a font file.
   *
   * @throws IllegalArgumentException if the file is damaged or lacks a table
   */
  public FontSubsetter(Bytes file) {
    this.font = SfntFile.read(ByteBuffer.wrap(file.toArray()));
    this.glyphs = CmapTable.read(font);
    this.names = NameTable.read(font);
    this.kerning = font.table("GPOS").isPresent() ? new GposKerning(font) : null;
    this.maths = font.table("MATH").map(MathSubset::new).orElse(null);
    if (maths != null) {
      // A formula has primes as superscripts only, and a subset has no substitutions.
      ScriptForms forms = new ScriptForms(font);
      PRIMES.forEach(c -> glyphs.computeIfPresent(c, (prime, glyph) -> forms.form(glyph, 1)));
    }
  }

  /**
   * Returns a font file with the glyphs of {@code characters}; characters that the font lacks are
   * ignored. The subset keeps the copyright, trademark and licence of the font.
   *
   * @param family the family name of the subset: a licence may reserve the name of the whole font,
   *     as the SIL Open Font License does
   */
  public byte[] subset(SortedSet<Integer> characters, String family) {
    return new Subset(characters).write(family);
  }

  /** The glyphs of one subset, with the numbers that they have in it. */
  private final class Subset {
    private final NavigableMap<Integer, Integer> characters = new TreeMap<>();
    private final List<Integer> sources = new ArrayList<>(List.of(0));
    private final Map<Integer, Integer> numbers = new HashMap<>(Map.of(0, 0));

    Subset(SortedSet<Integer> wanted) {
      for (int c : wanted) {
        Integer glyph = glyphs.get(c);
        if (glyph != null) {
          characters.put(c, number(glyph));
        }
      }
      if (maths != null) {
        maths.close(sources, this::number);
      }
    }

    private int number(int glyph) {
      return numbers.computeIfAbsent(
          glyph,
          g -> {
            sources.add(g);
            return sources.size() - 1;
          });
    }

    byte[] write(String family) {
      SfntFile subset = new SfntFile();
      for (String tag : COPIED) {
        font.table(tag).ifPresent(table -> subset.put(tag, table));
      }
      putOutlines(subset);
      subset.put("hhea", font.copy("hhea").putShort(34, (short) sources.size()));
      subset.put("maxp", font.copy("maxp").putShort(4, (short) sources.size()));
      ByteBuffer metrics = ByteBuffer.allocate(sources.size() * 4);
      sources.forEach(glyph -> font.appendMetrics(glyph, metrics));
      subset.put("hmtx", metrics.flip());
      subset.put("cmap", CmapTable.write(characters));
      subset.put("name", NameTable.write(names(family)));
      subset.put("post", font.postWithoutNames());
      if (maths != null) {
        subset.put("MATH", maths.write(numbers));
      } else if (kerning != null) {
        putKerning(subset);
      }
      return subset.write();
    }

    private NavigableMap<Integer, String> names(String family) {
      NavigableMap<Integer, String> own = new TreeMap<>(names);
      own.keySet().retainAll(KEPT_NAMES);
      own.put(NameTable.FAMILY, family);
      own.put(NameTable.SUBFAMILY, "Regular");
      own.put(NameTable.FULL_NAME, family);
      own.put(NameTable.POSTSCRIPT_NAME, family.replace(" ", ""));
      return own;
    }

    private void putOutlines(SfntFile subset) {
      ByteBuffer glyf = font.get("glyf");
      ByteArrayOutputStream outlines = new ByteArrayOutputStream();
      List<Integer> offsets = new ArrayList<>();
      // The list grows during the loop, by the components of composite glyphs.
      for (int i = 0; i < sources.size(); i++) {
        offsets.add(outlines.size());
        int start = font.outlineOffset(sources.get(i));
        byte[] outline = new byte[font.outlineOffset(sources.get(i) + 1) - start];
        glyf.get(start, outline);
        if (outline.length > 0 && outline[0] < 0) {
          renumberComponents(ByteBuffer.wrap(outline));
        }
        outlines.writeBytes(outline);
        while (outlines.size() % 4 != 0) {
          outlines.write(0);
        }
      }
      offsets.add(outlines.size());
      ByteBuffer table = ByteBuffer.allocate(offsets.size() * 4);
      offsets.forEach(table::putInt);
      subset.put("loca", table.flip());
      subset.put("glyf", ByteBuffer.wrap(outlines.toByteArray()));
      subset.put("head", font.copy("head").putShort(50, (short) 1));
    }

    private void renumberComponents(ByteBuffer composite) {
      int at = 10;
      int flags;
      do {
        flags = composite.getShort(at);
        composite.putShort(at + 2, (short) number(u16(composite, at + 2)));
        at += (flags & ARGUMENTS_ARE_WORDS) != 0 ? 8 : 6;
        if ((flags & HAS_SCALE) != 0) {
          at += 2;
        } else if ((flags & HAS_TWO_SCALES) != 0) {
          at += 4;
        } else if ((flags & HAS_MATRIX) != 0) {
          at += 8;
        }
      } while ((flags & MORE_COMPONENTS) != 0);
    }

    /** Adds the table {@code kern}, which more reading systems know than {@code GPOS}. */
    private void putKerning(SfntFile subset) {
      ByteBuffer pairs = ByteBuffer.allocate(MAX_PAIRS * 6);
      int mapped = (int) characters.values().stream().distinct().count();
      for (int left = 1; left <= mapped; left++) {
        for (int right = 1; right <= mapped && pairs.hasRemaining(); right++) {
          int value = kerning.between(sources.get(left), sources.get(right));
          if (value != 0) {
            pairs.putShort((short) left).putShort((short) right).putShort((short) value);
          }
        }
      }
      pairs.flip();
      int count = pairs.limit() / 6;
      if (count == 0) {
        return;
      }
      int power = Integer.highestOneBit(count);
      ByteBuffer kern = ByteBuffer.allocate(18 + pairs.limit());
      kern.putShort((short) 0).putShort((short) 1);
      kern.putShort((short) 0).putShort((short) (14 + pairs.limit())).putShort((short) 1);
      kern.putShort((short) count).putShort((short) (power * 6));
      kern.putShort((short) Integer.numberOfTrailingZeros(power));
      kern.putShort((short) (count * 6 - power * 6)).put(pairs);
      subset.put("kern", kern.flip());
    }
  }
}
