package press.offprint.edition.epub.cover;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import press.offprint.edition.ImageCodec;
import press.offprint.edition.PngWriter;
import press.offprint.edition.RowDeflater;
import press.offprint.model.interrupt.Interruption;

/**
 * A picture of palette entries that is painted directly, in strips of rows as PNG has them. A copy
 * shares the strips of its original, and compresses those alone that are painted.
 */
final class IndexedCanvas {
  /** The height of a strip in pixels. */
  private static final int STRIP = 64;

  private static final int MAX_COLOURS = 256;

  /** The square of an invisible distance in RGB: four levels in each of three channels. */
  private static final int INVISIBLE = 63;

  private static final int WHITE = 0xFFFFFF;

  private final int width;
  private final int height;

  /** The rows of each strip; each row begins with the number of its filter, which is zero. */
  private final byte[][] strips;

  /** The compressed strips; null if a strip was painted since. */
  private final PngWriter.Strip[] packed;

  /** The strips that this canvas does not share. */
  private final boolean[] own;

  private final int[] palette;
  private int colours;
  private boolean full;

  private IndexedCanvas(int width, int height, int[] palette, int colours, int strips) {
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.colours = colours;
    this.strips = new byte[strips][];
    this.packed = new PngWriter.Strip[strips];
    this.own = new boolean[strips];
  }

  /** Returns a drawing on white; empty if it has too many colours. */
  static Optional<IndexedCanvas> of(FlatDrawing drawing) {
    int count = (drawing.height() + STRIP - 1) / STRIP;
    IndexedCanvas canvas =
        new IndexedCanvas(drawing.width(), drawing.height(), new int[MAX_COLOURS], 0, count);
    canvas.entry(WHITE);
    byte[] white = new byte[STRIP * (drawing.width() + 1)];
    Arrays.fill(canvas.strips, white);
    canvas.strips[count - 1] = new byte[canvas.rows(count - 1) * (drawing.width() + 1)];
    return canvas.paint(drawing);
  }

  /** Returns this picture below a drawing of its size; empty if both have too many colours. */
  Optional<IndexedCanvas> with(FlatDrawing drawing) {
    IndexedCanvas copy = new IndexedCanvas(width, height, palette.clone(), colours, strips.length);
    System.arraycopy(strips, 0, copy.strips, 0, strips.length);
    System.arraycopy(packed, 0, copy.packed, 0, strips.length);
    return copy.paint(drawing);
  }

  int height() {
    return height;
  }

  /** Compresses all strips, so that copies share them. Equal strips are kept once. */
  IndexedCanvas compressed() {
    for (int i = 0; i < strips.length; i++) {
      if (packed[i] == null) {
        int equal = 0;
        while (!Arrays.equals(strips[equal], strips[i])) {
          equal++;
        }
        strips[i] = strips[equal];
        packed[i] = equal < i ? packed[equal] : RowDeflater.pack(strips[i], width + 1);
      }
    }
    return this;
  }

  ImageCodec.Encoded png() {
    compressed();
    byte[] table = new byte[colours * 3];
    for (int i = 0; i < colours; i++) {
      table[i * 3] = (byte) (palette[i] >> 16);
      table[i * 3 + 1] = (byte) (palette[i] >> 8);
      table[i * 3 + 2] = (byte) palette[i];
    }
    PngWriter file = new PngWriter(width, height, PngWriter.Colours.PALETTE).palette(table);
    for (PngWriter.Strip strip : packed) {
      file.add(strip);
    }
    return new ImageCodec.Encoded("image/png", file.end());
  }

  private int rows(int strip) {
    return Math.min(STRIP, height - strip * STRIP);
  }

  private Optional<IndexedCanvas> paint(FlatDrawing drawing) {
    AreaCoverage coverage = new AreaCoverage(width, STRIP);
    Map<Integer, Brush> brushes = new HashMap<>();
    for (FlatShape shape : drawing.shapes()) {
      coverage.set(shape.shape());
      Brush brush = brushes.computeIfAbsent(shape.colour(), Brush::new);
      int end = Math.min(height, coverage.endRow());
      for (int row = Math.max(0, coverage.firstRow()); row < end; row += STRIP - row % STRIP) {
        Interruption.check();
        int strip = row / STRIP;
        brush.rows = owned(strip);
        coverage.cover(strip * STRIP, rows(strip), brush);
      }
      if (full) {
        return Optional.empty();
      }
    }
    return Optional.of(this);
  }

  private byte[] owned(int strip) {
    if (!own[strip]) {
      own[strip] = true;
      packed[strip] = null;
      strips[strip] = strips[strip].clone();
    }
    return strips[strip];
  }

  /** Returns the entry of a colour, or of one with an invisible difference if all are in use. */
  private int entry(int colour) {
    int nearest = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours; i++) {
      int distance = distance(colour, palette[i]);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    if (least == 0 || colours == MAX_COLOURS) {
      full |= least > INVISIBLE;
      return nearest;
    }
    palette[colours] = colour;
    return colours++;
  }

  private static int distance(int one, int other) {
    int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
    int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
    int blue = (one & 0xFF) - (other & 0xFF);
    return red * red + green * green + blue * blue;
  }

  /** A colour that is painted on the rows of a strip. */
  private final class Brush implements AreaCoverage.Run {
    private final int colour;

    /**
     * The entry of a mixture, by the entry below and the level of coverage; -1 if not mixed yet.
     */
    private final short[] mixtures = new short[MAX_COLOURS * (AreaCoverage.LEVELS + 1)];

    /** A row of the colour, because copies of it take less time than a loop. */
    private final byte[] solid = new byte[width];

    private byte[] rows;

    Brush(int colour) {
      this.colour = colour;
      Arrays.fill(solid, (byte) entry(colour));
      Arrays.fill(mixtures, (short) -1);
    }

    @Override
    public void apply(int row, int start, int end, int level) {
      int first = row * (width + 1) + 1;
      if (level == AreaCoverage.LEVELS) {
        System.arraycopy(solid, 0, rows, first + start, end - start);
        return;
      }
      for (int i = first + start; i < first + end; i++) {
        rows[i] = (byte) mixture(rows[i] & 0xFF, level);
      }
    }

    private int mixture(int below, int level) {
      int at = below * (AreaCoverage.LEVELS + 1) + level;
      if (mixtures[at] < 0) {
        mixtures[at] = (short) entry(mixed(palette[below], colour, level));
      }
      return mixtures[at];
    }
  }

  private static int mixed(int below, int above, int level) {
    int result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = below >> shift & 0xFF;
      int to = above >> shift & 0xFF;
      int half = AreaCoverage.LEVELS / 2;
      result =
          result << 8
              | (from * (AreaCoverage.LEVELS - level) + to * level + half) / AreaCoverage.LEVELS;
    }
    return result;
  }
}
