package press.offprint.sfnt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import press.offprint.model.bytes.Bytes;

/**
 * A TrueType font cut down to some characters: their outlines, widths and kerning. What joins,
 * combines or replaces glyphs is left out, so scripts that need it must not be set in a subset.
 *
 * <p>The subset bears a name of its own: the Open Font License reserves the font's to the whole.
 */
public final class FontSubsetter {
  private static final int MOST_PAIRS = 10_000;
  private static final int WORDS = 1;
  private static final int SCALE = 8;
  private static final int MORE = 32;
  private static final int TWO_SCALES = 64;
  private static final int MATRIX = 128;
  private static final String LICENCE = "SIL Open Font License 1.1, https://openfontlicense.org";

  private final SfntFile font;
  private final Map<Integer, Integer> map = new TreeMap<>();
  // The new glyphs: where each was, in order.
  private final List<Integer> glyphs = new ArrayList<>(List.of(0));
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>(Map.of(0, 0));

  private final Whole whole;

  /** A font as it is, read once for all its subsets. */
  public static final class Whole {
    private final SfntFile font;
    private final Map<Integer, Integer> characters;
    private final Optional<GposKerning> kerning;

    public Whole(Bytes file) {
      this.font = SfntFile.of(file);
      this.characters = CmapTable.read(font.get("cmap"));
      this.kerning = font.table("GPOS").map(GposKerning::new);
    }
  }

  private FontSubsetter(Whole whole) {
    this.whole = whole;
    this.font = whole.font;
  }

  /** The part of a font that shows {@code characters}; those it lacks are passed over. */
  public static byte[] of(Whole whole, SortedSet<Integer> characters, String name) {
    return new FontSubsetter(whole).cut(characters, name);
  }

  private byte[] cut(SortedSet<Integer> characters, String name) {
    Map<Integer, Integer> all = whole.characters;
    for (int c : characters) {
      if (all.containsKey(c)) {
        map.put(c, number(all.get(c)));
      }
    }
    SfntFile subset = SfntFile.empty();
    for (String tag : List.of("OS/2", "cvt ", "fpgm", "prep", "gasp")) {
      font.table(tag).ifPresent(table -> subset.put(tag, table));
    }
    outlines(subset);
    ByteBuffer hhea = font.copy("hhea");
    hhea.putShort(34, (short) glyphs.size());
    subset.put("hhea", hhea);
    ByteBuffer maxp = font.copy("maxp");
    maxp.putShort(4, (short) glyphs.size());
    subset.put("maxp", maxp);
    subset.put("hmtx", widths());
    subset.put("cmap", CmapTable.write(map));
    subset.put("name", names(name));
    ByteBuffer post = ByteBuffer.allocate(32);
    font.get("post").get(0, post.array());
    subset.put("post", post.putInt(0, 0x00030000));
    whole.kerning.ifPresent(kerning -> kerning(kerning, subset));
    return subset.write();
  }

  private int number(int glyph) {
    return numbers.computeIfAbsent(
        glyph,
        g -> {
          glyphs.add(g);
          return glyphs.size() - 1;
        });
  }

  private void outlines(SfntFile subset) {
    ByteBuffer glyf = font.get("glyf");
    ByteBuffer loca = font.get("loca");
    boolean wide = font.get("head").getShort(50) != 0;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> places = new ArrayList<>();
    // Parts of compound glyphs join the list while it is walked.
    for (int i = 0; i < glyphs.size(); i++) {
      places.add(out.size());
      int start = place(loca, wide, glyphs.get(i));
      byte[] outline = new byte[place(loca, wide, glyphs.get(i) + 1) - start];
      glyf.get(start, outline);
      if (outline.length > 0 && outline[0] < 0) {
        renumber(ByteBuffer.wrap(outline));
      }
      out.writeBytes(outline);
      while (out.size() % 4 != 0) {
        out.write(0);
      }
    }
    places.add(out.size());
    ByteBuffer table = ByteBuffer.allocate(places.size() * 4);
    places.forEach(table::putInt);
    subset.put("loca", table.flip());
    subset.put("glyf", ByteBuffer.wrap(out.toByteArray()));
    subset.put("head", font.copy("head").putShort(50, (short) 1));
  }

  private static int place(ByteBuffer loca, boolean wide, int glyph) {
    return wide ? loca.getInt(glyph * 4) : 2 * (loca.getShort(glyph * 2) & 0xFFFF);
  }

  private void renumber(ByteBuffer compound) {
    int at = 10;
    int flags;
    do {
      flags = compound.getShort(at);
      compound.putShort(at + 2, (short) number(compound.getShort(at + 2) & 0xFFFF));
      at += (flags & WORDS) != 0 ? 8 : 6;
      at +=
          (flags & SCALE) != 0 ? 2 : (flags & TWO_SCALES) != 0 ? 4 : (flags & MATRIX) != 0 ? 8 : 0;
    } while ((flags & MORE) != 0);
  }

  private ByteBuffer widths() {
    ByteBuffer hmtx = font.get("hmtx");
    int full = font.get("hhea").getShort(34) & 0xFFFF;
    ByteBuffer out = ByteBuffer.allocate(glyphs.size() * 4);
    for (int glyph : glyphs) {
      out.putShort(hmtx.getShort(4 * Math.min(glyph, full - 1)));
      out.putShort(hmtx.getShort(glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)));
    }
    return out.flip();
  }

  // The old table for kerning, which every reading system knows: pairs in order of their glyphs.
  private void kerning(GposKerning kerning, SfntFile subset) {
    ByteBuffer pairs = ByteBuffer.allocate(MOST_PAIRS * 6);
    int shown = (int) map.values().stream().distinct().count();
    for (int left = 1; left <= shown; left++) {
      for (int right = 1; right <= shown && pairs.hasRemaining(); right++) {
        int value = kerning.between(glyphs.get(left), glyphs.get(right));
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

  private static ByteBuffer names(String name) {
    Map<Integer, String> texts = new TreeMap<>();
    texts.put(1, name);
    texts.put(2, "Regular");
    texts.put(4, name);
    texts.put(6, name.replace(" ", ""));
    texts.put(13, LICENCE);
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    ByteBuffer table = ByteBuffer.allocate(6 + texts.size() * 12);
    table.putShort((short) 0).putShort((short) texts.size()).putShort((short) table.capacity());
    texts.forEach(
        (id, text) -> {
          byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
          table.putShort((short) 3).putShort((short) 1).putShort((short) 0x409);
          table.putShort(id.shortValue()).putShort((short) utf16.length);
          table.putShort((short) strings.size());
          strings.writeBytes(utf16);
        });
    return ByteBuffer.allocate(table.capacity() + strings.size())
        .put(table.array())
        .put(strings.toByteArray())
        .flip();
  }
}
