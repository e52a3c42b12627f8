package press.offprint.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunRequestTest {

  @Test
  void a_request_for_all_changes_includes_every_edition_and_source() {
    assertThat(RunRequest.CHANGES.wants("pdf")).isTrue();
    assertThat(RunRequest.CHANGES.names("posts/a.md")).isTrue();
  }

  @Test
  void a_request_names_sources_by_path_or_folder() {
    RunRequest request = new RunRequest(Set.of("html"), List.of("posts", "a.md"), false);
    assertThat(request.wants("html")).isTrue();
    assertThat(request.wants("pdf")).isFalse();
    assertThat(request.names("posts/b/c.md")).isTrue();
    assertThat(request.names("a.md")).isTrue();
    assertThat(request.names("posts2/b.md")).isFalse();
    assertThat(request.withClient(3))
        .isEqualTo(new RunRequest(Set.of("html"), List.of("posts", "a.md"), false, 3));
  }
}
