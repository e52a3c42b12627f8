package press.offprint.pipeline.disk.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
  @TempDir private Path home;

  @Test
  void the_folder_is_below_the_cache_folder_of_the_user() {
    String cache = home.resolve("c").toString();
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", cache), home.toString()))
        .isEqualTo(home.resolve("c/offprint"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", cache), home.toString()))
        .isEqualTo(home.resolve("c/offprint"));
    assertThat(CacheFolder.of(Map.of(), home.toString()))
        .isEqualTo(home.resolve(".cache/offprint"));
  }

  @Test
  void a_relative_cache_folder_is_ignored() {
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "c"), home.toString()))
        .isEqualTo(home.resolve(".cache/offprint"));
  }

  @Test
  void a_user_without_a_home_folder_has_a_folder_for_temporary_files() {
    assertThat(CacheFolder.of(Map.of(), home.resolve("missing").toString()))
        .hasParent(Path.of(System.getProperty("java.io.tmpdir")));
  }
}
