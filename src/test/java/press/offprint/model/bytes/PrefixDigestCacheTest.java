package press.offprint.model.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever came before, a run of bytes has its own SHA-256. */
class PrefixDigestCacheTest {
  private final PrefixDigestCache beginnings = new PrefixDigestCache();
  private final Random random = new Random(1);

  @Test
  void runs_that_begin_alike_have_each_its_own_digest() {
    byte[] head = bytes(13_001);
    for (int i = 0; i < 20; i++) {
      assertDigest(join(head, bytes(i * 37)));
    }
  }

  @Test
  void kinds_that_come_by_turns_too() {
    List<byte[]> heads =
        new ArrayList<>(
            IntStream.range(0, 7).mapToObj(i -> bytes(4_096 + random.nextInt(9_000))).toList());
    // One is the beginning of another.
    heads.add(Arrays.copyOf(heads.get(0), 4_200));
    for (int i = 0; i < 200; i++) {
      assertDigest(join(heads.get(random.nextInt(heads.size())), bytes(random.nextInt(5_000))));
    }
  }

  @Test
  void a_run_that_ends_where_others_go_on_is_digested_to_its_end() {
    byte[] head = bytes(8_000);
    assertDigest(head);
    assertDigest(join(head, bytes(10)));
    assertDigest(head);
    assertDigest(Arrays.copyOf(head, 7_999));
    assertDigest(Arrays.copyOf(head, 100));
    assertDigest(new byte[0]);
  }

  @Test
  void from_many_threads_too() {
    byte[] head = bytes(9_000);
    List<byte[]> runs = IntStream.range(0, 500).mapToObj(i -> join(head, bytes(i % 100))).toList();
    runs.parallelStream().forEach(this::assertDigest);
  }

  private void assertDigest(byte[] data) {
    assertThat(beginnings.sha256(data)).isEqualTo(Bytes.digest().digest(data));
  }

  private synchronized byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    return all;
  }
}
