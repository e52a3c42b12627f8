package press.offprint.pipeline.plan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.LazyMetadata;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.site.SiteIndex;
import press.offprint.model.Dependency;

/** A post that was found up to date is not checked again until an input of it can have changed. */
class CurrentPostsTest {
  private static final Set<String> HTML = Set.of("html");
  private final CurrentPosts current = new CurrentPosts();
  private final SiteIndex index = SiteIndex.of(List.of());
  private final CatalogEntry entry = entry();

  private static CatalogEntry entry() {
    Dependency file = new Dependency(Dependency.Kind.FILE, "parts/Note.md", "hash");
    return new CatalogEntry(
        "posts/a.md",
        FileStamp.MISSING,
        "text",
        EntryStatus.PUBLISHED,
        "/a/",
        List.of(),
        LazyMetadata.NONE,
        List.of(),
        List.of(new StampedDependency(file, FileStamp.MISSING)),
        List.of(),
        1,
        1,
        1);
  }

  @BeforeEach
  void add() {
    current.add(found(entry, "text", "/a/", HTML, "list"), index);
  }

  private static CurrentPosts.Found found(
      CatalogEntry known, String text, String path, Set<String> editions, Object related) {
    return new CurrentPosts.Found(known, text, path, editions, related);
  }

  private boolean isCurrent() {
    return current.has(found(entry, "text", "/a/", HTML, "list"), index);
  }

  @Test
  void a_post_stays_current_while_others_change() {
    current.begin(Optional.of(Set.of("posts/b.md")));
    assertThat(isCurrent()).isTrue();
  }

  @Test
  void no_post_is_current_if_anything_may_have_changed() {
    current.begin(Optional.empty());
    assertThat(isCurrent()).isFalse();
  }

  @Test
  void a_post_is_checked_if_a_file_changed_whose_name_it_refers_to() {
    current.begin(Optional.of(Set.of("else/note.md")));
    assertThat(isCurrent()).isFalse();
  }

  @Test
  void a_post_is_checked_if_another_input_differs() {
    assertThat(current.has(found(entry, "new", "/a/", HTML, "list"), index)).isFalse();
    assertThat(current.has(found(entry, "text", "/b/", HTML, "list"), index)).isFalse();
    assertThat(current.has(found(entry, "text", "/a/", Set.of("pdf"), "list"), index)).isFalse();
    assertThat(current.has(found(entry, "text", "/a/", HTML, "other"), index)).isFalse();
  }

  @Test
  void a_post_is_checked_with_another_site_index_or_a_new_catalog_entry() {
    CurrentPosts.Found same = found(entry, "text", "/a/", HTML, "list");
    assertThat(current.has(same, SiteIndex.of(List.of()))).isFalse();
    assertThat(current.has(found(entry(), "text", "/a/", HTML, "list"), index)).isFalse();
  }
}
