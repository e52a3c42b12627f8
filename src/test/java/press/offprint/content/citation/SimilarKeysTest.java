package press.offprint.content.citation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** An unknown key is compared with those of the bibliographies, within limits. */
class SimilarKeysTest {
  @Test
  void unknown_keys_are_compared_with_a_limited_number_of_others() {
    SimilarKeys similar = new SimilarKeys();
    List<String> keys = Collections.nCopies(1_000_000, "quite-another-key");
    assertThat(similar.nearest("x", () -> keys)).isEmpty();
    assertThat(similar.nearest("quite-another-kex", () -> keys)).isEmpty();
    assertThat(new SimilarKeys().nearest("quite-another-kex", () -> keys))
        .isEqualTo("quite-another-key");
  }

  @Test
  void a_search_for_a_similar_key_ends_with_its_thread() {
    SimilarKeys similar = new SimilarKeys();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> similar.nearest("dow", () -> List.of("doe")))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted();
    }
    assertThat(similar.nearest("dow", () -> List.of("doe"))).isEqualTo("doe");
  }
}
