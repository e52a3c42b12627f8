package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;

/** Properties that every site has after any sequence of changes. */
class PropertyTest {
  private static final boolean LONG = Boolean.getBoolean("offprint.long");
  private static final String[] EDITIONS = {
    "html", "rss", "atom", "index", "lists", "feeds", "redirects"
  };
  private static final List<String> NAMES =
      List.of("a.md", "b.md", "c/index.md", "c/d.md", "deep/e/f.md", "g.markdown", "_index.md");

  private static final String[] LINKS = {
    "", " [b](b.md)", " [up](../c/)", " [[Title 1]]", " [same](/posts/same/)", " [old](/old/)"
  };

  private static final Set<ProblemCode> UNCLEAR =
      Set.of(ProblemCode.LINK_AMBIGUOUS, ProblemCode.SLUG_CONFLICT);

  @TempDir private Path project;
  private Blog blog;

  @BeforeEach
  void begin() {
    blog = new Blog(project, EDITIONS);
    // The numbers are so small that even this site has posts outside its feeds, and lists of many
    // pages.
    blog.with("offprint.yaml", "feed:", "  items: 2", "lists:", "  items: 2", "trust: [posts]");
    blog.with("content/posts/control.md", "---", "title: Control", "---", "Always here.");
  }

  static LongStream seeds() {
    long given = Long.getLong("offprint.seed", 0);
    return given != 0
        ? LongStream.of(given)
        : LONG ? LongStream.rangeClosed(1, 600) : LongStream.of(1, 2, 5, 74);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_output_after_any_changes_equals_that_of_a_clean_publish(long seed) throws IOException {
    Random random = new Random(seed);
    for (int run = 0; run < 5; run++) {
      for (int step = random.nextInt(5); step >= 0; step--) {
        step(random);
      }
      Run.of(blog.settings().allowingWithdrawals());
    }
    correctAll();
    Path clean = project.resolve("clean");
    Run.of(blog.settings(clean));
    assertThat(FileTrees.hashes(blog.output(""))).isEqualTo(FileTrees.hashes(clean));
  }

  // The old files of a broken post remain, but a clean publish has none, so each post is corrected.
  // So is each link and alias that could mean two posts, because it keeps the one that it had.
  private void correctAll() throws IOException {
    for (int tries = NAMES.size(); ; tries--) {
      List<Path> broken =
          Run.of(blog.settings().allowingWithdrawals()).receipts().values().stream()
              .filter(PropertyTest::isUnclear)
              .map(receipt -> project.resolve("content").resolve(receipt.source()))
              .toList();
      if (broken.isEmpty()) {
        return;
      }
      assertThat(tries).as("posts that are still broken: %s", broken).isPositive();
      for (Path post : broken) {
        int number = broken.indexOf(post) + 10 * tries;
        if (post.endsWith("_index.md")) {
          // A section cannot move to another path.
          Files.delete(post);
        } else {
          Files.writeString(post, "---\ntitle: Mended\nslug: m" + number + "\n---\n\nMended.\n");
        }
      }
    }
  }

  private static boolean isUnclear(Receipt receipt) {
    return receipt.status() == ReceiptStatus.REJECTED
        || receipt.problems().stream().anyMatch(problem -> UNCLEAR.contains(problem.code()));
  }

  private void step(Random random) throws IOException {
    Path posts = project.resolve("content/posts");
    Path file = posts.resolve(NAMES.get(random.nextInt(NAMES.size())));
    Path other = posts.resolve(NAMES.get(random.nextInt(NAMES.size())));
    Files.createDirectories(file.getParent());
    Files.createDirectories(other.getParent());
    Files.createDirectories(posts.resolve("c"));
    switch (random.nextInt(8)) {
      case 0 -> Files.deleteIfExists(file);
      case 1 -> {
        if (Files.exists(file)) {
          Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      case 2 -> {
        if (Files.exists(file)) {
          Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextInt()));
        }
      }
      case 3 -> Files.write(posts.resolve("c/dot.png"), picture(random.nextInt(3)));
      case 4 -> Files.writeString(file, "---\ntitle: [\n---\nBroken " + random.nextInt(3));
      case 5 -> {
        Path section = posts.resolve(random.nextBoolean() ? "_index.md" : "c/_index.md");
        Files.deleteIfExists(section);
        if (random.nextInt(4) > 0) {
          Files.writeString(section, section(random));
        }
      }
      default -> Files.writeString(file, words(random));
    }
  }

  private static String section(Random random) {
    String[] handed = {
      "tags: [handed]", "author: Ink", "draft: true", "weight: 2", "params: {note: x}", "tags: []"
    };
    return "---\ntitle: Section\ncascade:\n  "
        + handed[random.nextInt(handed.length)]
        + "\n---\n\nA section.\n";
  }

  private static String words(Random random) {
    String[] fields = {
      "tags: [paper, ink]",
      "tags: [ink]",
      "aliases: [/old/]",
      "draft: true",
      "slug: same",
      "slug: b",
      "url: /posts/c/d/",
      "weight: 3"
    };
    return "---\ntitle: Title "
        + random.nextInt(4)
        + "\ndate: 2026-0"
        + (1 + random.nextInt(9))
        + "-01\n"
        + fields[random.nextInt(fields.length)]
        + "\n---\n\nWords "
        + random.nextInt(9)
        + " ![a dot](dot.png) [there](/posts/a/) {{< ref \"control.md\" >}}"
        + LINKS[random.nextInt(LINKS.length)]
        + "\n";
  }

  private static byte[] picture(int shade) {
    var image = new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, shade * 100);
    var out = new java.io.ByteArrayOutputStream();
    try {
      javax.imageio.ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void a_post_that_is_added_and_deleted_leaves_no_trace() {
    blog.with("content/posts/a.md", "---", "title: A", "tags: [ink]", "---", "A.").publish();
    Map<String, String> before = FileTrees.hashes(blog.output(""));
    blog.with(
            "content/posts/new.md",
            "---",
            "title: New",
            "tags: [ink, paper]",
            "authors: [Somebody]",
            "aliases: [/old/, /posts/older/]",
            "---",
            "A [file](file.txt).")
        .with("content/posts/file.txt", "File.")
        .publish();
    assertThat(FileTrees.hashes(blog.output(""))).hasSizeGreaterThan(before.size());
    blog.without("content/posts/new.md").without("content/posts/file.txt").publish();
    assertThat(FileTrees.hashes(blog.output(""))).isEqualTo(before);
  }

  @Test
  void a_rejected_post_does_not_change_a_file_of_another_post() throws IOException {
    blog.with("content/posts/a.md", "---", "title: A", "aliases: [/old/]", "---", "A.").publish();
    Map<String, String> before = FileTrees.hashes(blog.output(""));
    for (Map.Entry<String, String> bad : badPosts().entrySet()) {
      Path file = project.resolve("content/posts/bad.md");
      Files.write(file, bad.getValue().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      Run run = blog.publish();
      assertThat(run.receipt("posts/bad.md").status())
          .as(bad.getKey())
          .isEqualTo(ReceiptStatus.REJECTED);
      assertThat(run.receipt("posts/a.md").status())
          .as(bad.getKey())
          .isEqualTo(ReceiptStatus.UNCHANGED);
      assertThat(FileTrees.hashes(blog.output(""))).as(bad.getKey()).isEqualTo(before);
    }
  }

  private static Map<String, String> badPosts() {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("YAML that does not close", "---\ntitle: \"bad\n---\nx");
    bad.put("a type of Java", "---\ntitle: !!java.net.URL [\"http://127.0.0.1\"]\n---\nx");
    bad.put("front matter without an end", "---\ntitle: bad\nx");
    bad.put("the permalink of another post", "---\ntitle: bad\nurl: /posts/a/\n---\nx");
    bad.put("a place outside", "---\ntitle: bad\nurl: /../../x/\n---\nx");
    bad.put("a broken encoding", "---\ntitle: bad\n---\n\u00c3( \u00ff\u00fe");
    bad.put("deep lists", "---\ntitle: bad\n---\n" + "- ".repeat(3_000) + "x");
    bad.put("deep quotations", "---\ntitle: bad\n---\n" + ">".repeat(3_000) + "x");
    bad.put("one word too long", "---\ntitle: bad\n---\n" + "w".repeat(300_000));
    bad.put("anchors upon anchors", "---\ntitle: bad\n" + bomb() + "---\nx");
    return bad;
  }

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'a'; c < 'i'; c++) {
      String next = Character.toString(c + 1);
      bomb.append(next).append(": &").append(next).append(" [");
      bomb.append(("*" + c + ", ").repeat(9)).append("x]\n");
    }
    return bomb.toString();
  }
}
