package press.offprint.content.related;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import press.offprint.model.bytes.Bytes;

/**
 * The counted words of one post.
 *
 * @param candidates for keywords, sorted by term
 * @param terms for the comparison of posts, sorted
 * @param counts the weighted count of each term
 */
public record PostTerms(
    List<KeywordCandidate> candidates, List<String> terms, List<Integer> counts) {
  private static final int TITLED = 1;
  private static final int COMPOUND = 2;
  private static final int SPELLED = 4;

  public PostTerms {
    candidates = List.copyOf(candidates);
    terms = List.copyOf(terms);
    counts = List.copyOf(counts);
  }

  /** Returns the compressed form for the catalog. */
  public Bytes encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
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
      out.writeInt(terms.size());
      for (int i = 0; i < terms.size(); i++) {
        out.writeUTF(terms.get(i));
        writeNumber(out, counts.get(i));
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot be written", e);
    }
    return Bytes.owning(bytes.toByteArray());
  }

  /**
   * Returns the words of a compressed form.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  public static PostTerms decode(Bytes encoded) {
    try (DataInputStream in = open(encoded)) {
      List<KeywordCandidate> candidates = candidates(in);
      int size = in.readInt();
      List<String> terms = new ArrayList<>();
      List<Integer> counts = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        terms.add(in.readUTF());
        counts.add(readNumber(in));
      }
      return new PostTerms(candidates, terms, counts);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /**
   * Returns the candidates of a compressed form, which are at its start.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static List<KeywordCandidate> decodeCandidates(Bytes encoded) {
    try (DataInputStream in = open(encoded)) {
      return candidates(in);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static DataInputStream open(Bytes encoded) {
    return new DataInputStream(new BufferedInputStream(new InflaterInputStream(encoded.open())));
  }

  private static IllegalArgumentException damaged(IOException cause) {
    return new IllegalArgumentException("The stored words of a post are damaged", cause);
  }

  private static List<KeywordCandidate> candidates(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<KeywordCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int flags = in.readByte();
      String term = in.readUTF();
      String spelled = (flags & SPELLED) == 0 ? term : in.readUTF();
      candidates.add(
          new KeywordCandidate(
              term, spelled, readNumber(in), (flags & TITLED) != 0, (flags & COMPOUND) != 0));
    }
    return candidates;
  }

  // Seven bits a byte; most counts are small.
  private static void writeNumber(DataOutputStream out, int number) throws IOException {
    int rest = number;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7F) | 0x80);
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
