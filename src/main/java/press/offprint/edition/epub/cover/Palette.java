package press.offprint.edition.epub.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The colours of an image: counted, then reduced to a palette as PNG has it. */
final class Palette {
  /** The number of colours that are counted; an image with more would lose its gradients. */
  static final int MAX_COLOURS = 2048;

  /** The square of an invisible distance in RGB: four levels in each of three channels. */
  private static final int INVISIBLE = 63;

  private static final int BUCKETS = 1 << 13;
  private static final int SHIFT = Integer.numberOfLeadingZeros(BUCKETS - 1);

  /** An open-addressing hash table of the numbers of the colours; -1 is an empty bucket. */
  private final int[] buckets = new int[BUCKETS];

  private final int[] colours = new int[MAX_COLOURS];
  private final int[] counts = new int[MAX_COLOURS];
  private final int fixed;
  private int size;
  private boolean full;

  /**
   * Creates a palette that begins with fixed colours.
   *
   * @param initial red, green and blue of each
   */
  Palette(byte[] initial) {
    Arrays.fill(buckets, -1);
    this.fixed = initial.length / 3;
    for (int i = 0; i < initial.length; i += 3) {
      number((initial[i] & 0xFF) << 16 | (initial[i + 1] & 0xFF) << 8 | (initial[i + 2] & 0xFF));
    }
  }

  /** Returns true if there are more colours than can be counted. */
  boolean isFull() {
    return full;
  }

  /** Counts a colour. Returns its number, or zero if the palette is full. */
  short count(int colour) {
    int number = number(colour);
    counts[number]++;
    return (short) number;
  }

  private int number(int colour) {
    int bucket = (colour * 0x9E3779B1) >>> SHIFT;
    while (buckets[bucket] >= 0) {
      if (colours[buckets[bucket]] == colour) {
        return buckets[bucket];
      }
      bucket = (bucket + 1) & (BUCKETS - 1);
    }
    if (size == MAX_COLOURS) {
      full = true;
      return 0;
    }
    buckets[bucket] = size;
    colours[size] = colour;
    return size++;
  }

  /**
   * Returns the palette with the most frequent colours, as red, green and blue of each. Colours
   * with an invisible difference share an entry. Empty if the colours do not fit even so.
   *
   * @param max the maximum number of entries, at most 256
   * @param entries receives the entry of each colour, by the colour's number
   */
  Optional<byte[]> table(int max, byte[] entries) {
    List<Integer> frequent = new ArrayList<>();
    for (int i = fixed; i < size; i++) {
      frequent.add(i);
    }
    frequent.sort(
        Comparator.comparingInt((Integer i) -> -counts[i]).thenComparing(i -> colours[i]));
    for (int tolerance = 0; tolerance <= INVISIBLE; tolerance = tolerance * 2 + 1) {
      Optional<byte[]> table = table(frequent, max, tolerance, entries);
      if (table.isPresent()) {
        return table;
      }
    }
    return Optional.empty();
  }

  /** Returns the palette if colours within the squared distance {@code tolerance} share entries. */
  private Optional<byte[]> table(List<Integer> frequent, int max, int tolerance, byte[] entries) {
    int[] taken = Arrays.copyOf(colours, max);
    int count = fixed;
    for (int i = 0; i < fixed; i++) {
      entries[i] = (byte) i;
    }
    for (int i : frequent) {
      int nearest = nearest(colours[i], taken, count);
      if (nearest >= 0 && distance(colours[i], taken[nearest]) <= tolerance) {
        entries[i] = (byte) nearest;
      } else if (count == max) {
        return Optional.empty();
      } else {
        entries[i] = (byte) count;
        taken[count++] = colours[i];
      }
    }
    byte[] table = new byte[count * 3];
    for (int i = 0; i < count; i++) {
      table[i * 3] = (byte) (taken[i] >> 16);
      table[i * 3 + 1] = (byte) (taken[i] >> 8);
      table[i * 3 + 2] = (byte) taken[i];
    }
    return Optional.of(table);
  }

  private static int nearest(int colour, int[] taken, int count) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      int distance = distance(colour, taken[i]);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
    int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
    int blue = (one & 0xFF) - (other & 0xFF);
    return red * red + green * green + blue * blue;
  }
}
