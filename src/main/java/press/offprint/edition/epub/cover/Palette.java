package press.offprint.edition.epub.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The colours of a picture that has few: counted, and then put into a palette of PNG's size. */
final class Palette {
  /** With more, it is a photograph or a gradient, and would show bands. */
  static final int MOST = 2048;

  /** The square of a distance in red, green and blue: four levels in each. */
  private static final int UNSEEN = 63;

  private static final int SLOTS = 1 << 13;
  private static final int SHIFT = Integer.numberOfLeadingZeros(SLOTS - 1);

  private final int[] slots = new int[SLOTS];
  private final int[] colours = new int[MOST];
  private final int[] counts = new int[MOST];
  private final int kept;
  private int size;
  private boolean full;

  /**
   * Begins with colours that keep their places.
   *
   * @param first red, green and blue of each
   */
  Palette(byte[] first) {
    Arrays.fill(slots, -1);
    this.kept = first.length / 3;
    for (int i = 0; i < first.length; i += 3) {
      number((first[i] & 0xFF) << 16 | (first[i + 1] & 0xFF) << 8 | (first[i + 2] & 0xFF));
    }
  }

  /** Whether there are too many colours. */
  boolean isFull() {
    return full;
  }

  /** Counts a colour; gives its number, a new one where it was not seen; zero once it is full. */
  short count(int colour) {
    int number = number(colour);
    counts[number]++;
    return (short) number;
  }

  private int number(int colour) {
    int slot = (colour * 0x9E3779B1) >>> SHIFT;
    while (slots[slot] >= 0) {
      if (colours[slots[slot]] == colour) {
        return slots[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (size == MOST) {
      full = true;
      return 0;
    }
    slots[slot] = size;
    colours[size] = colour;
    return size++;
  }

  /**
   * Takes the most frequent colours; of those that differ by so little that nobody sees it, one for
   * all. Empty where that does not do.
   *
   * @param most how many, 256 at most
   * @param places receives the place in the palette by a colour's number
   * @return red, green and blue of each
   */
  Optional<byte[]> table(int most, byte[] places) {
    List<Integer> frequent = new ArrayList<>();
    for (int i = kept; i < size; i++) {
      frequent.add(i);
    }
    frequent.sort(
        Comparator.comparingInt((Integer i) -> -counts[i]).thenComparing(i -> colours[i]));
    int[] taken = new int[most];
    int count = most + 1;
    for (int apart = 0; count > most && apart <= UNSEEN; apart = apart * 2 + 1) {
      count = kept;
      System.arraycopy(colours, 0, taken, 0, kept);
      for (int i = 0; i < kept; i++) {
        places[i] = (byte) i;
      }
      for (int i : frequent) {
        int near = nearest(colours[i], taken, count);
        if (near >= 0 && distance(colours[i], taken[near]) <= apart) {
          places[i] = (byte) near;
        } else if (count == most) {
          count = most + 1;
          break;
        } else {
          places[i] = (byte) count;
          taken[count++] = colours[i];
        }
      }
    }
    if (count > most) {
      return Optional.empty();
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
