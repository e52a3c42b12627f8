package press.offprint.pipeline.inspect.look;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import press.offprint.model.look.PixelBox;

/** The brightness of a page in squares, from 0 to 255. Immutable. */
public final class BrightnessMap {
  /** A difference of so much is seen; less is the rounding of edges. */
  private static final int TOLERANCE = 14;

  /** The map of a page without a picture. */
  public static final BrightnessMap EMPTY = new BrightnessMap(0, new byte[0]);

  private final int columns;
  private final byte[] values;

  BrightnessMap(int columns, byte[] values) {
    this.columns = columns;
    this.values = values.clone();
  }

  private int rows() {
    return columns == 0 ? 0 : values.length / columns;
  }

  /** Returns the part of squares that differ from the most frequent brightness. */
  double inked() {
    int[] counts = new int[256];
    for (byte value : values) {
      counts[value & 0xFF]++;
    }
    int paper = 0;
    for (int i = 0; i < counts.length; i++) {
      paper = counts[i] > counts[paper] ? i : paper;
    }
    int inked = 0;
    for (byte value : values) {
      inked += Math.abs((value & 0xFF) - paper) > TOLERANCE ? 1 : 0;
    }
    return values.length == 0 ? 0 : inked / (double) values.length;
  }

  /** Returns the places that differ, in pixels; adjacent ones are one place. */
  List<PixelBox> differences(BrightnessMap other) {
    List<PixelBox> found = new ArrayList<>();
    int width = Math.min(columns, other.columns);
    for (int y = 0; y < Math.min(rows(), other.rows()); y++) {
      for (int x = 0; x < width; x++) {
        int a = values[y * columns + x] & 0xFF;
        int b = other.values[y * other.columns + x] & 0xFF;
        if (Math.abs(a - b) > TOLERANCE) {
          add(found, new PixelBox(x, y, 1, 1));
        }
      }
    }
    double size = InkMeter.SQUARE;
    return found.stream()
        .map(b -> new PixelBox(b.x() * size, b.y() * size, b.width() * size, b.height() * size))
        .toList();
  }

  private static void add(List<PixelBox> found, PixelBox square) {
    for (int i = found.size() - 1; i >= Math.max(0, found.size() - 20); i--) {
      PixelBox near = found.get(i);
      PixelBox wide = new PixelBox(near.x() - 3, near.y() - 3, near.width() + 6, near.height() + 6);
      if (wide.shared(square) > 0) {
        found.set(i, near.around(square));
        return;
      }
    }
    found.add(square);
  }

  boolean isSame(BrightnessMap other) {
    return columns == other.columns && Arrays.equals(values, other.values);
  }
}
