package press.offprint.content.related;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import press.offprint.model.bytes.Bytes;

/**
 * The counted words of one post.
 *
 * @param terms the weighted count of each term, for the comparison of posts
 * @param candidates for keywords, sorted by term
 */
public record PostTerms(SortedMap<String, Integer> terms, List<KeywordCandidate> candidates) {
  private static final int TITLED = 1;
  private static final int COMPOUND = 2;
  private static final int SPELLED = 4;

  public PostTerms {
    candidates = List.copyOf(candidates);
  }

  /** Returns the compressed form for the catalog. */
  public Bytes encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(terms.size());
      for (var term : terms.entrySet()) {
        out.writeUTF(term.getKey());
        writeNumber(out, term.getValue());
      }
      out.writeInt(candidates.size());
      for (KeywordCandidate candidate : candidates) {
        boolean spelled = !candidate.spelled().equals(candidate.term());
        out.writeByte(
            (candidate.titled() ? TITLED : 0)
                | (candidate.compound() ? COMPOUND : 0)
                | (spelled ? SPELLED : 0));
        out.writeUTF(candidate.term());
        if (spelled) {
          out.writeUTF(candidate.spelled());
        }
        writeNumber(out, candidate.count());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot be written", e);
    }
    return Bytes.owning(bytes.toByteArray());
  }

  /**
   * Returns the terms of a compressed form.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  public static PostTerms decode(Bytes encoded) {
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(encoded.open()))) {
      SortedMap<String, Integer> terms = new TreeMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        terms.put(in.readUTF(), readNumber(in));
      }
      List<KeywordCandidate> candidates = new ArrayList<>();
      count = in.readInt();
      for (int i = 0; i < count; i++) {
        int flags = in.readByte();
        String term = in.readUTF();
        String spelled = (flags & SPELLED) == 0 ? term : in.readUTF();
        candidates.add(
            new KeywordCandidate(
                term, spelled, readNumber(in), (flags & TITLED) != 0, (flags & COMPOUND) != 0));
      }
      return new PostTerms(terms, candidates);
    } catch (IOException e) {
      throw new IllegalArgumentException("The stored words of a post are damaged", e);
    }
  }

  // Seven bits a byte; most counts are small.
  private static void writeNumber(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while (rest >= 0x80) {
      out.writeByte(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int readNumber(DataInputStream in) throws IOException {
    int number = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      int next = in.readUnsignedByte();
      number |= (next & 0x7F) << shift;
      if (next < 0x80) {
        break;
      }
    }
    return number;
  }
}
