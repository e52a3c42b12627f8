package press.offprint.pipeline.disk.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;

class TemplateFilesTest {
  @TempDir Path temp;
  private Path own;
  private TemplateFiles templates;

  @BeforeEach
  void make() {
    own = temp.resolve("templates");
    templates = new TemplateFiles(temp, "");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(own.resolve(name).getParent());
    Files.writeString(own.resolve(name), text);
  }

  @Test
  void a_file_of_the_site_takes_precedence_over_the_built_in_file() throws IOException {
    assertThat(new TemplateFiles(temp, "").find("disk-test/one.txt"))
        .contains(Bytes.utf8("of the program"));
    write("disk-test/one.txt", "of the site");
    assertThat(templates.find("disk-test/one.txt")).contains(Bytes.utf8("of the site"));
    assertThat(templates.find("disk-test/deep/two.txt")).contains(Bytes.utf8("of the program"));
  }

  @Test
  void the_same_name_gives_the_same_bytes_during_one_run() throws IOException {
    write("disk-test/one.txt", "first");
    assertThat(templates.find("disk-test/one.txt")).contains(Bytes.utf8("first"));
    write("disk-test/one.txt", "second");
    assertThat(templates.find("disk-test/one.txt")).contains(Bytes.utf8("first"));
  }

  @Test
  void names_are_those_of_site_and_program_together() throws IOException {
    write("disk-test/one.txt", "x");
    write("disk-test/three.txt", "x");
    write("disk-test/three.txt~", "x");
    assertThat(templates.names("disk-test"))
        .containsExactly("disk-test/deep/two.txt", "disk-test/one.txt", "disk-test/three.txt");
    assertThat(templates.names("disk-test/deep")).containsExactly("disk-test/deep/two.txt");
    assertThat(templates.names("no-such-folder")).isEmpty();
  }

  @Test
  void folders_and_unsafe_names_are_no_templates() throws IOException {
    Files.createDirectories(own.resolve("folder"));
    for (String name : new String[] {"folder", "disk-test", "../x", "", "/etc/passwd"}) {
      assertThat(templates.find(name)).isEmpty();
    }
    assertThat(templates.names("..")).isEmpty();
  }

  @Test
  void a_link_out_of_the_folder_is_reported_and_not_read() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
    Files.createDirectories(own.resolve("disk-test"));
    Files.createSymbolicLink(own.resolve("disk-test/one.txt"), secret);
    assertThatThrownBy(() -> templates.find("disk-test/one.txt"))
        .isInstanceOf(OffprintException.class)
        .hasMessageContaining("leads out of the template folder");
  }

  @Test
  void a_refresh_reads_changed_files_again() throws IOException {
    write("disk-test/one.txt", "first");
    assertThat(templates.refresh()).as("nothing to compare with").isFalse();
    assertThat(templates.find("disk-test/one.txt")).contains(Bytes.utf8("first"));
    assertThat(templates.refresh()).isFalse();
    write("disk-test/one.txt", "second");
    assertThat(templates.refresh()).isTrue();
    assertThat(templates.find("disk-test/one.txt")).contains(Bytes.utf8("second"));
  }

  @Test
  void a_theme_is_searched_after_the_site_and_before_the_built_in_templates() throws IOException {
    Path theme = Files.createDirectories(temp.resolve("themes/mine/disk-test"));
    Files.writeString(theme.resolve("one.txt"), "of the theme");
    TemplateFiles themed = new TemplateFiles(temp, "mine");
    assertThat(TemplateFiles.hasTheme(temp, "mine")).isTrue();
    assertThat(TemplateFiles.hasTheme(temp, "other")).isFalse();
    assertThat(themed.find("disk-test/one.txt")).contains(Bytes.utf8("of the theme"));
    assertThat(themed.find("disk-test/deep/two.txt")).contains(Bytes.utf8("of the program"));
    write("disk-test/one.txt", "of the site");
    assertThat(new TemplateFiles(temp, "mine").find("disk-test/one.txt"))
        .contains(Bytes.utf8("of the site"));
  }

  @Test
  void files_in_a_jar_are_listed_and_found_as_well() throws IOException {
    Path jar = temp.resolve("program.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String entry : new String[] {"templates/", "templates/web/", "templates/web/a.html"}) {
        out.putNextEntry(new JarEntry(entry));
        if (!entry.endsWith("/")) {
          out.write("in a jar".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      ClassPathFolder program = new ClassPathFolder("templates", loader);
      assertThat(program.names("web")).containsExactly("web/a.html");
      assertThat(program.find("web/a.html")).contains(Bytes.utf8("in a jar"));
      assertThat(program.find("web")).isEmpty();
      assertThat(program.find("web/b.html")).isEmpty();
    }
  }
}
