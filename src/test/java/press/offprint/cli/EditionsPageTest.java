package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in the documentation work as they are printed there. */
class EditionsPageTest extends SmallSite {
  /** A file name on a line, then the block with the text of that file. */
  private static final Pattern FILE =
      Pattern.compile(
          "`([^`\\s]+/[^`\\s]+)`(?: in your project)?:?\n\n```[a-z]*\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** Writes all files of a page into the project, and returns their texts by name. */
  private Map<String, String> writeFilesOf(String page) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher file = FILE.matcher(Files.readString(Path.of("docs", page)));
    while (file.find()) {
      files.put(file.group(1), file.group(2));
      write(file.group(1), file.group(2));
    }
    return files;
  }

  private String output(String file) throws IOException {
    return Files.readString(project.resolve("output").resolve(file));
  }

  @Test
  void the_editions_of_the_page_are_made() throws Exception {
    write("content/about.md", "---\ntitle: About & more\n---\n\nHello from the *top*.\n");
    write(
        "offprint.yaml",
        "books:\n  - name: both\n    title: Both\n    posts: [posts/first.md, posts/second.md]\n");
    Map<String, String> files = writeFilesOf("editions.md");
    assertThat(files.keySet())
        .containsExactly(
            "routes/post-plain.camel.yaml",
            "templates/text/post.txt",
            "routes/site-gemini.camel.yaml",
            "templates/text/list.gmi",
            "routes/book-list.camel.yaml",
            "templates/text/chapters.txt",
            "src/org/example/Gzip.java",
            "routes/post-gzip.camel.yaml");
    Path classes = project.resolve("my-classes");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                project.resolve("src/org/example/Gzip.java").toString());
    assertThat(compiled).isZero();

    publish(classes);

    assertThat(output("posts/first/first.txt")).isEqualToIgnoringNewLines("First\n\nHello.\n");
    assertThat(output("about/about.txt"))
        .isEqualToIgnoringNewLines("About & more\n\nHello from the top.\n");
    assertThat(output("index.gmi"))
        .contains("# ", "=> http", "/posts/first/ First\n")
        .doesNotContain("{%");
    assertThat(output("books/both/both.txt")).contains("First", "Second").doesNotContain("{%");
    byte[] gzip = Files.readAllBytes(project.resolve("output/posts/first/first.gz"));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("<p>Hello.</p>");
    }
    assertThat(publish(classes)).contains("4 unchanged");
  }

  /** Publishes in another process, because the class of the page must be on its class path. */
  private String publish(Path classes) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Djava.awt.headless=true", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path") + File.pathSeparator + classes);
    command.addAll(List.of(Main.class.getName(), "publish", "-C", project.toString()));
    command.addAll(List.of("--to", "plain,gemini,gzip,book-list"));
    Path log = project.resolve("publish.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    return Files.readString(log);
  }

  @Test
  void the_format_of_the_page_about_templates_is_made() throws IOException {
    assertThat(writeFilesOf("templates.md").keySet())
        .containsExactly("templates/text/post.gmi", "routes/post-gemini.camel.yaml");
    Result result = offprint("publish", "--to", "gemini");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(output("posts/first/first.gmi"))
        .contains("# First", "2026-01-02", "Hello.", "/posts/first/first.pdf As PDF");
  }

  @Test
  void the_style_sheets_of_the_page_about_styles_are_used() throws IOException {
    assertThat(writeFilesOf("restyle.md").keySet())
        .contains("templates/print/own.css", "templates/epub/own.css", "templates/web/own.css");
    Result result = offprint("publish", "--to", "html,pdf,epub");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(output("posts/first/index.html")).contains("#0b5d4e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration.md", "restyle.md"})
  void each_complete_configuration_of_a_page_is_accepted(String page) throws IOException {
    Matcher block =
        Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs", page)));
    while (block.find()) {
      write("offprint.yaml", block.group(1));
      Result result = offprint("check");
      assertThat(result.code()).as(block.group(1) + result.err()).isZero();
    }
  }
}
