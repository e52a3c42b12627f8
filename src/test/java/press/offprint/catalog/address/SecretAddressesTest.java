package press.offprint.catalog.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secret addresses are found and ended by their kind. */
class SecretAddressesTest {
  private static final long NOW = 1_000;
  private static final long LATER = 1_000_000;

  @TempDir private Path folder;

  @Test
  void a_number_of_another_kind_ends_nothing() {
    try (SecretAddresses addresses = SecretAddresses.open(folder)) {
      SecretAddress digest =
          addresses
              .add(SecretAddress.Kind.DIGEST, "tag=a", "weekly sunday", NOW, LATER, 10)
              .orElseThrow()
              .address();
      assertThat(addresses.remove(SecretAddress.Kind.DRAFT, digest.id(), NOW)).isFalse();
      assertThat(addresses.all(NOW)).containsExactly(digest);
      assertThat(addresses.remove(SecretAddress.Kind.DIGEST, digest.id(), NOW)).isTrue();
      assertThat(addresses.all(NOW)).isEmpty();
    }
  }
}
