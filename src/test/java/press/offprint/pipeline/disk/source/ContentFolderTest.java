package press.offprint.pipeline.disk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.FileStat;
import press.offprint.pipeline.disk.output.Commands;

class ContentFolderTest {
  @TempDir Path temp;
  private Path content;
  private ContentFolder folder;

  @BeforeEach
  void make() throws IOException {
    content = Files.createDirectories(temp.resolve("content"));
    folder = new ContentFolder(content, temp.resolve("output"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = content.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05.6Z")));
    return file;
  }

  private void link(String name, Path target) throws IOException {
    Files.createDirectories(content.resolve(name).getParent());
    Files.createSymbolicLink(content.resolve(name), target);
  }

  private Path outside(String name) throws IOException {
    Path file = temp.resolve("outside").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "secret");
  }

  /** Returns "post" or the code of the problem, by source. */
  private Map<String, String> found() {
    return found(folder.scan());
  }

  private static Map<String, String> found(List<SourceFile> files) {
    Map<String, String> out = new TreeMap<>();
    for (SourceFile file : files) {
      out.put(file.source(), file.problem().map(problem -> problem.code().name()).orElse("post"));
    }
    return out;
  }

  private SourceFile only() {
    List<SourceFile> all = folder.scan();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void posts_in_the_formats_of_other_tools_are_named_and_not_read() throws IOException {
    write("a.md", "x");
    write("docs/b.Ipynb", "x");
    write("docs/c.rst", "x");
    write("docs/d.html", "x");
    assertThat(found()).containsOnlyKeys("a.md");
    assertThat(folder.unread()).containsExactly("docs/b.Ipynb", "docs/c.rst");
  }

  @Test
  void posts_are_found_in_the_order_of_their_names_and_other_files_are_not() throws IOException {
    for (String name : List.of("z.md", "a/index.md", "a/b.MD", "a.markdown", "日本/語.md")) {
      write(name, "x");
    }
    write("a/pic.png", "x");
    write("notes.txt", "x");
    write("folder.md/readme.txt", "x");
    assertThat(folder.scan().stream().map(SourceFile::source))
        .containsExactly("a.markdown", "a/b.MD", "a/index.md", "z.md", "日本/語.md");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".hidden.md",
        ".git/x.md",
        "post.md~",
        "#post.md#",
        ".#post.md",
        "post.md.tmp",
        "~$post.md",
        "post.sync-conflict-20240102-030405-ABCDEFG.md",
        "node_modules/p/readme.md",
        "._post.md",
        "__MACOSX/p.md",
        "@eaDir/p.md",
        ".Trash-1000/p.md",
        "4913",
        "post.md.camelLock",
        "post.md.crdownload",
        "#recycle/p.md",
        "lost+found/p.md"
      })
  void leftovers_of_editors_are_ignored(String name) throws IOException {
    write(name, "must not be published");
    assertThat(folder.scan()).isEmpty();
    assertThat(folder.scan(name)).isEmpty();
  }

  @Test
  void the_output_folder_inside_the_content_folder_is_not_content() throws IOException {
    write("a.md", "x");
    write("public/copy.md", "x");
    ContentFolder other = new ContentFolder(content, content.resolve("public"));
    assertThat(found(other.scan())).containsOnlyKeys("a.md");
    assertThat(other.scan("public/copy.md")).isEmpty();
  }

  @Test
  void links_inside_the_folder_are_followed() throws IOException {
    write("real/a.md", "x");
    link("linked.md", Path.of("real/a.md"));
    link("other", Path.of("real"));
    assertThat(found())
        .isEqualTo(Map.of("real/a.md", "post", "linked.md", "post", "other/a.md", "post"));
    assertThat(found(folder.scan("other"))).isEqualTo(Map.of("other/a.md", "post"));
  }

  @Test
  void links_that_lead_outside_are_reported_and_not_followed() throws IOException {
    Path secret = outside("secret.md");
    link("post.md", secret);
    link("posts", secret.getParent());
    link("environ.md", Path.of("/proc/self/environ"));
    assertThat(found().values()).containsOnly("SYMLINK_OUTSIDE_ROOT");
    assertThat(found()).containsKeys("post.md", "posts");
    assertThat(found(folder.scan("posts/secret.md")))
        .isEqualTo(Map.of("posts/secret.md", "SYMLINK_OUTSIDE_ROOT"));
    assertThat(folder.read(folder.scan("post.md").get(0), 1000))
        .isInstanceOf(PostReadResult.Refused.class);
  }

  @Test
  void links_in_a_circle_and_links_to_nothing_are_reported() throws IOException {
    link("loop/self", Path.of("../loop"));
    link("loop/a.md", Path.of("b.md"));
    link("loop/b.md", Path.of("a.md"));
    link("gone.md", Path.of("nowhere.md"));
    link("gone.png", Path.of("nowhere.png"));
    assertThat(found())
        .isEqualTo(
            Map.of(
                "loop/self", "SYMLINK_LOOP",
                "loop/a.md", "SYMLINK_LOOP",
                "loop/b.md", "SYMLINK_LOOP",
                "gone.md", "SOURCE_UNREADABLE"));
  }

  @Test
  void folders_of_links_to_folders_of_links_do_not_multiply() throws IOException {
    for (int level = 0; level < 30; level++) {
      write(level + "/post.md", "x");
      link(level + "/one", Path.of("../" + (level + 1)));
      link(level + "/two", Path.of("../" + (level + 1)));
    }
    Files.createDirectories(content.resolve("30"));
    assertThat(folder.scan()).hasSizeLessThan(200);
  }

  @Test
  void pipes_and_devices_are_reported_and_never_opened() throws Exception {
    link("zero.md", Path.of("/dev/zero"));
    assumeTrue(Commands.run("mkfifo", content.resolve("pipe.md").toString()), "this needs mkfifo");
    assertThat(found())
        .isEqualTo(Map.of("zero.md", "SOURCE_NOT_REGULAR", "pipe.md", "SOURCE_NOT_REGULAR"));
  }

  @Test
  void a_post_that_becomes_a_pipe_after_the_scan_is_not_opened() throws Exception {
    Path file = write("a.md", "x");
    SourceFile source = only();
    Files.delete(file);
    assumeTrue(Commands.run("mkfifo", file.toString()), "this needs mkfifo");
    assertThat(folder.read(source, 1000))
        .isInstanceOfSatisfying(
            PostReadResult.Refused.class,
            refused ->
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.SOURCE_NOT_REGULAR));
  }

  @Test
  void a_post_that_becomes_a_link_to_outside_after_the_scan_is_not_read() throws IOException {
    Path file = write("a.md", "x");
    SourceFile source = only();
    Files.delete(file);
    link("a.md", outside("secret.md"));
    assertThat(folder.read(source, 1000))
        .isInstanceOfSatisfying(
            PostReadResult.Refused.class,
            refused ->
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.SYMLINK_OUTSIDE_ROOT));
  }

  @Test
  void a_name_that_is_not_valid_text_is_reported() throws Exception {
    assumeTrue(
        Commands.run("sh", "-c", "printf x > \"$1/bad-$(printf '\\377').md\"", "sh", content + ""),
        "this needs a shell and a file system that takes any bytes");
    write("fine-\uFFFD.md", "x");
    assertThat(found()).containsEntry("bad-\uFFFD.md", "NAME_INVALID").hasSize(2);
    assertThat(found()).containsEntry("fine-\uFFFD.md", "post");
  }

  @Test
  void a_name_made_of_dots_is_reported() throws IOException {
    write("....md", "x");
    assertThat(found()).isEqualTo(Map.of("....md", "NAME_INVALID"));
  }

  @Test
  void a_post_is_read_completely_and_its_stamp_equals_that_of_the_next_scan() throws IOException {
    write("a.md", "hello");
    SourceFile source = only();
    FileStamp stamp = source.stamp();
    assertThat(stamp.size()).isEqualTo(5);
    assertThat(folder.read(source, 1000))
        .isInstanceOfSatisfying(
            PostReadResult.Got.class,
            got -> {
              assertThat(got.post().content().text()).isEqualTo("hello");
              assertThat(got.post().source()).isEqualTo("a.md");
            });
    assertThat(only().stamp()).isEqualTo(stamp);
  }

  @Test
  void a_stamp_is_racy_within_one_tick_of_the_file_system_clock() {
    FileStamp stamp = new FileStamp(1, 5_000_000_001L, 5_000_000_002L, "i");
    assertThat(FileStat.isRacy(stamp, 5_010)).isTrue();
    assertThat(FileStat.isRacy(stamp, 5_200)).isFalse();
    FileStamp coarse = new FileStamp(1, 5_000_000_000L, 5_000_000_000L, "i");
    assertThat(FileStat.isRacy(coarse, 6_500)).isTrue();
    assertThat(FileStat.isRacy(coarse, 7_500)).isFalse();
  }

  @Test
  void the_stamp_of_a_post_that_just_changed_equals_no_other() throws IOException {
    write("a.md", "x");
    long changed = changedMillis();
    assertThat(readAt(changed)).isInstanceOf(PostReadResult.Got.class);
    assertThat(((PostReadResult.Got) readAt(changed)).stamp()).isNotEqualTo(only().stamp());
    assertThat(((PostReadResult.Got) readAt(changed + 5_000)).stamp()).isEqualTo(only().stamp());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_post_that_is_open_for_writing_is_unsettled_until_it_is_unchanged_for_a_minute()
      throws IOException {
    write("a.md", "x");
    long changed = changedMillis();
    try (OutputStream out =
        Files.newOutputStream(content.resolve("a.md"), StandardOpenOption.APPEND)) {
      out.flush();
      assertThat(readAt(changed + 5_000)).isInstanceOf(PostReadResult.Unsettled.class);
      assertThat(readAt(changed + 61_000)).isInstanceOf(PostReadResult.Got.class);
    }
    assertThat(readAt(changed + 5_000)).isInstanceOf(PostReadResult.Got.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_writer_that_opens_a_post_after_a_reading_is_noticed_at_its_first_byte() throws Exception {
    Path post = write("a.md", "x");
    AtomicLong now = new AtomicLong(changedMillis() + 100);
    ContentFolder watched = folderAt(now);
    assertThat(watched.read(only(), 1000)).isInstanceOf(PostReadResult.Got.class);
    try (OutputStream out = Files.newOutputStream(post, StandardOpenOption.APPEND)) {
      now.addAndGet(300);
      assertThat(text(watched.read(only(), 1000))).as("complete until then").isEqualTo("x");
      out.write('y');
      Files.setLastModifiedTime(post, FileTime.fromMillis(now.get()));
      assertThat(watched.read(only(), 1000)).isInstanceOf(PostReadResult.Unsettled.class);
    }
    now.addAndGet(300);
    assertThat(text(watched.read(only(), 1000))).isEqualTo("xy");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_bundle_waits_for_a_picture_that_is_copied_into_it_after_a_reading() throws Exception {
    write("b/index.md", "x");
    AtomicLong now = new AtomicLong(changedMillis() + 100);
    ContentFolder watched = folderAt(now);
    assertThat(watched.read(only(), 1000)).isInstanceOf(PostReadResult.Got.class);
    try (OutputStream picture = Files.newOutputStream(content.resolve("b/p.png"))) {
      picture.write(1);
      now.addAndGet(300);
      assertThat(watched.read(only(), 1000)).isInstanceOf(PostReadResult.Unsettled.class);
    }
  }

  private long changedMillis() {
    return only().stamp().changedNanos() / 1_000_000;
  }

  private ContentFolder folderAt(AtomicLong millis) {
    return new ContentFolder(
        content, temp.resolve("output"), () -> Instant.ofEpochMilli(millis.get()));
  }

  private static String text(PostReadResult read) {
    assertThat(read).isInstanceOf(PostReadResult.Got.class);
    return ((PostReadResult.Got) read).post().content().text();
  }

  private PostReadResult readAt(long millis) {
    return folderAt(new AtomicLong(millis)).read(only(), 1000);
  }

  @Test
  void a_post_that_is_too_large_is_refused_without_reading() throws IOException {
    write("a.md", "12345");
    assertThat(folder.read(only(), 4))
        .isInstanceOfSatisfying(
            PostReadResult.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.LIMIT_SIZE));
    assertThat(folder.read(only(), 5)).isInstanceOf(PostReadResult.Got.class);
  }

  @Test
  void a_deleted_post_is_reported_as_vanished() throws IOException {
    Path file = write("a.md", "x");
    SourceFile source = only();
    Files.delete(file);
    assertThat(folder.read(source, 1000)).isEqualTo(new PostReadResult.Vanished());
    assertThat(folder.scan("a.md")).isEmpty();
  }

  @Test
  void a_path_out_of_the_folder_is_ignored() throws IOException {
    outside("secret.md");
    assertThat(folder.scan("../outside/secret.md")).isEmpty();
    assertThat(folder.scan("a\u0000b.md")).isEmpty();
  }

  @Test
  void folders_too_deep_are_reported() throws IOException {
    write("d/".repeat(ContentWalk.MAX_DEPTH + 1) + "a.md", "x");
    assertThat(found().values()).containsExactly("LIMIT_DEPTH");
  }

  @Test
  void a_missing_content_folder_is_reported() throws IOException {
    Files.delete(content);
    assertThatThrownBy(folder::scan)
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("cannot be read: it does not exist");
  }
}
