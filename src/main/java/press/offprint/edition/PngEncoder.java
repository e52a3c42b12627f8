package press.offprint.edition;

import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import press.offprint.model.bytes.Bytes;

/**
 * A picture as PNG: letters and flat colours without a filter, which packs them best; photographs
 * with the filter for each row that leaves least (PNG, third edition, 12.7).
 */
final class PngEncoder {
  private static final int LEVEL = 4;

  /** So many rows in the middle tell which of both it is. */
  private static final int SAMPLE = 48;

  /** Every fifth sample of a row tells which filter suits it; the channels take turns. */
  private static final int STEP = 5;

  private static final int NONE = 0;
  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int AVERAGE = 3;
  private static final int PAETH = 4;
  private static final int[] FILTERS = {NONE, SUB, UP, AVERAGE, PAETH};

  private final int bytes;
  private final byte[] above;
  private final byte[] row;
  private final byte[] best;

  private PngEncoder(int width, int bytes) {
    this.bytes = bytes;
    // What lies left of a row counts as zero.
    this.above = new byte[(width + 1) * bytes];
    this.row = new byte[(width + 1) * bytes];
    this.best = new byte[width * bytes + 1];
  }

  static Bytes of(BufferedImage image) {
    boolean clear = image.getTransparency() != Transparency.OPAQUE;
    int[] pixels = ArgbPixels.of(image, clear);
    PngWriter file =
        new PngWriter(
            image.getWidth(),
            image.getHeight(),
            clear ? PngWriter.Colours.RGB_AND_ALPHA : PngWriter.Colours.RGB);
    PngEncoder picture = new PngEncoder(image.getWidth(), clear ? 4 : 3);
    int height = image.getHeight();
    int first = Math.max(0, (height - SAMPLE) / 2);
    int end = Math.min(height, first + SAMPLE);
    boolean photograph =
        PngWriter.pack(picture.rows(pixels, first, end, true), 1).packed().length()
            < PngWriter.pack(picture.rows(pixels, first, end, false), 1).packed().length();
    return file.add(PngWriter.pack(picture.rows(pixels, 0, height, photograph), LEVEL)).end();
  }

  private byte[] rows(int[] pixels, int first, int end, boolean filtered) {
    byte[] rows = new byte[(end - first) * best.length];
    int width = best.length / bytes;
    Arrays.fill(row, (byte) 0);
    for (int y = first, to = 0; y < end; y++, to += best.length) {
      System.arraycopy(row, 0, above, 0, row.length);
      for (int x = 0, at = bytes; x < width; x++) {
        int pixel = pixels[y * width + x];
        row[at++] = (byte) (pixel >> 16);
        row[at++] = (byte) (pixel >> 8);
        row[at++] = (byte) pixel;
        if (bytes == 4) {
          row[at++] = (byte) (pixel >>> 24);
        }
      }
      if (filtered) {
        choose();
        System.arraycopy(best, 0, rows, to, best.length);
      } else {
        System.arraycopy(row, bytes, rows, to + 1, row.length - bytes);
      }
    }
    return rows;
  }

  private void choose() {
    long least = Long.MAX_VALUE;
    int chosen = NONE;
    for (int filter : FILTERS) {
      long rest = filter(filter, STEP);
      if (rest < least) {
        least = rest;
        chosen = filter;
      }
      if (least == 0) {
        break;
      }
    }
    filter(chosen, 1);
  }

  /** Filters one sample of {@code step}; gives the sum of how far the guesses were off. */
  private long filter(int filter, int step) {
    best[0] = (byte) filter;
    return switch (filter) {
      case SUB -> sub(step);
      case UP -> up(step);
      case AVERAGE -> average(step);
      case PAETH -> paeth(step);
      default -> none(step);
    };
  }

  private long none(int step) {
    long rest = 0;
    for (int i = bytes; i < row.length; i += step) {
      best[i - bytes + 1] = row[i];
      rest += row[i] & 0xFF;
    }
    return rest;
  }

  private long sub(int step) {
    long rest = 0;
    for (int i = bytes; i < row.length; i += step) {
      int off = (row[i] & 0xFF) - (row[i - bytes] & 0xFF);
      best[i - bytes + 1] = (byte) off;
      rest += Math.abs(off);
    }
    return rest;
  }

  private long up(int step) {
    long rest = 0;
    for (int i = bytes; i < row.length; i += step) {
      int off = (row[i] & 0xFF) - (above[i] & 0xFF);
      best[i - bytes + 1] = (byte) off;
      rest += Math.abs(off);
    }
    return rest;
  }

  private long average(int step) {
    long rest = 0;
    for (int i = bytes; i < row.length; i += step) {
      int off = (row[i] & 0xFF) - ((row[i - bytes] & 0xFF) + (above[i] & 0xFF)) / 2;
      best[i - bytes + 1] = (byte) off;
      rest += Math.abs(off);
    }
    return rest;
  }

  private long paeth(int step) {
    long rest = 0;
    for (int i = bytes; i < row.length; i += step) {
      int guess = paeth(row[i - bytes] & 0xFF, above[i] & 0xFF, above[i - bytes] & 0xFF);
      int off = (row[i] & 0xFF) - guess;
      best[i - bytes + 1] = (byte) off;
      rest += Math.abs(off);
    }
    return rest;
  }

  private static int paeth(int left, int up, int corner) {
    int byLeft = Math.abs(up - corner);
    int byUp = Math.abs(left - corner);
    int byCorner = Math.abs(left + up - 2 * corner);
    if (byLeft <= byUp && byLeft <= byCorner) {
      return left;
    }
    return byUp <= byCorner ? up : corner;
  }
}
