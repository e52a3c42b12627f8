package press.offprint.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A poll looks at the posts that events named; any other change makes it look at everything. */
class PollScopeTest {
  private static final Path CONTENT = Path.of("/site/content");
  private final PollScope scope =
      new PollScope(
          new FolderWatcher.Roots(
              CONTENT, List.of(CONTENT.resolve("parts")), List.of(Path.of("/site")), Set.of()));

  private void hold(String... paths) {
    scope.hold(Optional.of(Set.of(paths).stream().map(Path::of).collect(toSet())));
  }

  private static java.util.stream.Collector<Path, ?, Set<Path>> toSet() {
    return java.util.stream.Collectors.toSet();
  }

  @Test
  void everything_is_held_at_first() {
    assertThat(scope.changed()).isEmpty();
    assertThat(scope.holdsFile(CONTENT.resolve("a.md"))).isTrue();
    assertThat(scope.holdsFolder(CONTENT.resolve("posts"))).isTrue();
  }

  @Test
  void changed_posts_and_the_folders_around_them_are_held() {
    hold("/site/content/posts/deep/a.md");
    assertThat(scope.changed()).contains(Set.of("posts/deep/a.md"));
    assertThat(scope.holdsFile(CONTENT.resolve("posts/deep/a.md"))).isTrue();
    assertThat(scope.holdsFile(CONTENT.resolve("posts/deep/b.md"))).isFalse();
    assertThat(scope.holdsFolder(CONTENT.resolve("posts/deep"))).isTrue();
    assertThat(scope.holdsFolder(CONTENT.resolve("posts"))).isTrue();
    assertThat(scope.holdsFolder(CONTENT.resolve("essays"))).isFalse();
  }

  @Test
  void files_that_are_never_looked_at_are_no_change() {
    hold("/site/content/posts/.a.md.swp", "/site/content/posts/4913", "/site/content/a.md");
    assertThat(scope.changed()).contains(Set.of("a.md"));
  }

  @Test
  void no_change_holds_nothing() {
    hold();
    assertThat(scope.changed()).contains(Set.of());
    assertThat(scope.holdsFolder(CONTENT)).isFalse();
  }

  @Test
  void a_change_of_another_file_holds_everything() {
    hold("/site/content/a.md", "/site/content/plate.png");
    assertThat(scope.changed()).isEmpty();
    hold("/site/offprint.yaml");
    assertThat(scope.changed()).isEmpty();
    hold("/site/content/parts/part.md");
    assertThat(scope.changed()).isEmpty();
  }

  @Test
  void unknown_changes_hold_everything() {
    hold("/site/content/a.md");
    scope.hold(Optional.empty());
    assertThat(scope.changed()).isEmpty();
    hold("/site/content/a.md");
    scope.holdEverything();
    assertThat(scope.changed()).isEmpty();
  }
}
