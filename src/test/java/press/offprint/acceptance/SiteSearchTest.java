package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search index follows the posts, and does not depend on earlier runs. */
class SiteSearchTest {
  @TempDir private Path folder;

  private Blog blog() {
    return new Blog(folder.resolve("site"))
        .with("offprint.yaml", "editions: [html, search]")
        .with("content/posts/heron.md", "---", "title: Heron", "date: 2026-03-01", "---", "Wades.")
        .with("content/posts/kite.md", "---", "title: Kite", "date: 2026-03-02", "---", "Soars.")
        .with("content/posts/draft.md", "---", "title: Unseen", "draft: true", "---", "Unheard.");
  }

  private static Map<String, String> index(Blog blog) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(blog.output("search"))) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void words_of_published_posts_are_in_the_index_and_those_of_drafts_are_not() throws IOException {
    Blog blog = blog();
    blog.publish();
    Map<String, String> index = index(blog);
    assertThat(index).containsKeys("index.html", "search.js", "start.js", "posts-0.js");
    assertThat(index.values().toString())
        .contains("heron", "wades", "soars", "posts/kite/")
        .doesNotContain("unseen", "unheard");
  }

  @Test
  void an_edit_and_a_removal_give_the_index_of_a_clean_run() throws IOException {
    Blog blog = blog();
    blog.publish();
    blog.with("content/posts/kite.md", "---", "title: Kite", "date: 2026-03-02", "---", "Dives.")
        .with("content/posts/tern.md", "---", "title: Tern", "date: 2025-01-01", "---", "Calls.")
        .without("content/posts/heron.md");
    blog.publish();
    Map<String, String> changed = index(blog);
    assertThat(changed.values().toString()).contains("dives", "calls").doesNotContain("soars");
    assertThat(changed.values().toString()).doesNotContain("heron");
    Files.delete(blog.project().resolve(".offprint/words.db"));
    Blog clean = blog();
    clean
        .without("content/posts/heron.md")
        .with("content/posts/kite.md", "---", "title: Kite", "date: 2026-03-02", "---", "Dives.");
    Run.of(clean.settings(folder.resolve("clean")));
    assertThat(index(blog)).isEqualTo(changed);
    try (Stream<Path> all = Files.list(folder.resolve("clean/search"))) {
      for (Path file : all.toList()) {
        assertThat(file).hasContent(changed.get(file.getFileName().toString()));
      }
    }
  }

  @Test
  void a_damaged_store_of_words_is_made_again() throws IOException {
    Blog blog = blog();
    blog.publish();
    Map<String, String> before = index(blog);
    Path words = blog.project().resolve(".offprint/words.db");
    Files.writeString(words, "no database");
    blog.with("content/posts/new.md", "---", "title: New", "---", "Text.").publish();
    blog.without("content/posts/new.md").publish();
    assertThat(index(blog)).isEqualTo(before);
    assertThat(Files.size(words)).isGreaterThan(1000);
  }
}
