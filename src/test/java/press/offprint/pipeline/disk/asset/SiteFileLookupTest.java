package press.offprint.pipeline.disk.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.resource.ResourceSource.Found;
import press.offprint.content.resource.ResourceSource.Lookup;
import press.offprint.content.resource.ResourceSource.Missing;
import press.offprint.content.resource.ResourceSource.Refused;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.disk.output.Commands;

class SiteFileLookupTest {
  @TempDir Path temp;
  private Path content;
  private Path statics;
  private SiteFileLookup files;

  @BeforeEach
  void make() throws IOException {
    content = Files.createDirectories(temp.resolve("content"));
    statics = Files.createDirectories(temp.resolve("static"));
    files = new SiteFileLookup(content, List.of(statics, temp.resolve("missing")));
    Files.createDirectories(content.resolve("post"));
    Files.writeString(content.resolve("post/pic.png"), "of content");
    Files.writeString(statics.resolve("logo.png"), "of static");
    Files.createDirectories(temp.resolve("outside"));
    Files.writeString(temp.resolve("outside/secret.png"), "secret");
  }

  private void assertRefused(Lookup lookup, ProblemCode code) {
    assertThat(lookup)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void content_takes_precedence_over_static() throws IOException {
    assertThat(files.read("logo.png", 100))
        .isEqualTo(new Found("logo.png", Bytes.utf8("of static")));
    Files.writeString(content.resolve("logo.png"), "of content");
    assertThat(files.read("logo.png", 100))
        .isEqualTo(new Found("logo.png", Bytes.utf8("of content")));
    assertThat(files.fingerprint("logo.png")).contains(Bytes.utf8("of content").sha256());
  }

  @Test
  void a_missing_file_and_a_name_in_another_case_are_not_found() {
    for (String path : List.of("gone.png", "post/Pic.PNG", "post/pic.png/x", "n".repeat(300))) {
      assertThat(files.read(path, 100)).isEqualTo(new Missing());
      assertThat(files.stamp(path)).isEqualTo(FileStamp.MISSING);
      assertThat(files.fingerprint(path)).isEmpty();
    }
  }

  @Test
  void a_path_of_this_computer_is_refused_as_outside() {
    assumeTrue(Files.isDirectory(Path.of("/etc")), "this needs a folder /etc");
    assertRefused(files.read("etc/passwd", 100), ProblemCode.RESOURCE_OUTSIDE_ROOT);
    assertThat(files.read("etc", 100)).isEqualTo(new Missing());
  }

  @Test
  void a_path_that_is_not_plain_finds_nothing() {
    for (String path : List.of("../outside/secret.png", "post/../post/pic.png", "", "/x", "a\0b")) {
      assertThat(files.read(path, 100)).isEqualTo(new Missing());
    }
  }

  @Test
  void links_are_followed_inside_the_site_only() throws IOException {
    Files.createSymbolicLink(content.resolve("in.png"), Path.of("post/pic.png"));
    Files.createSymbolicLink(content.resolve("out.png"), temp.resolve("outside/secret.png"));
    Files.createSymbolicLink(content.resolve("out"), temp.resolve("outside"));
    Files.createSymbolicLink(content.resolve("round.png"), Path.of("round.png"));
    assertThat(files.read("in.png", 100)).isInstanceOf(Found.class);
    assertRefused(files.read("out.png", 100), ProblemCode.SYMLINK_OUTSIDE_ROOT);
    assertRefused(files.read("out/secret.png", 100), ProblemCode.SYMLINK_OUTSIDE_ROOT);
    assertRefused(files.read("round.png", 100), ProblemCode.SYMLINK_LOOP);
    assertThat(files.fingerprint("out.png")).isEmpty();
  }

  @Test
  void only_regular_files_are_read() throws Exception {
    assertRefused(files.read("post", 100), ProblemCode.RESOURCE_NOT_REGULAR);
    Files.createSymbolicLink(content.resolve("zero.png"), Path.of("/dev/zero"));
    assertRefused(files.read("zero.png", 100), ProblemCode.RESOURCE_NOT_REGULAR);
    assumeTrue(Commands.run("mkfifo", content.resolve("pipe.png").toString()), "this needs mkfifo");
    assertRefused(files.read("pipe.png", 100), ProblemCode.RESOURCE_NOT_REGULAR);
    assertThat(files.stamp("pipe.png")).isEqualTo(FileStamp.MISSING);
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    assertRefused(files.read("logo.png", 8), ProblemCode.LIMIT_SIZE);
    assertThat(files.read("logo.png", 9)).isInstanceOf(Found.class);
  }

  @Test
  void a_stamp_changes_with_the_file() throws IOException {
    FileStamp before = files.stamp("logo.png");
    assertThat(files.stamp("logo.png")).isEqualTo(before);
    Files.writeString(statics.resolve("logo.png"), "of static, longer");
    assertThat(files.stamp("logo.png")).isNotEqualTo(before);
  }
}
