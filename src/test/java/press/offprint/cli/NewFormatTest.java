package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** A new format can be added as docs/editions.md describes. */
class NewFormatTest extends SmallSite {
  @Test
  void a_new_text_format_is_one_route_and_one_template() throws IOException {
    write(
        "routes/post-plain.camel.yaml",
        """
        - route:
            id: post-plain
            description: The words alone
            from:
              uri: direct:post-plain
              steps:
                - bean:
                    ref: text
                    method: render(${body}, 'plain', 'text/post.txt', '{name}.txt')
        """);
    write("templates/text/post.txt", "{{ article.metadata.title }} is all there is\n");

    Result result = offprint("publish", "--json");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(project.resolve("output/posts/first/first.txt"))
        .content()
        .isEqualTo("First is all there is\n");
    assertThat(result.line("posts/first.md").get("renditions")).hasSize(4);
  }

  @Test
  void a_new_binary_format_is_one_route_and_one_bean_on_the_class_path() throws IOException {
    write(
        "routes/post-gzip.camel.yaml",
        """
        - route:
            id: post-gzip
            description: The words, compressed
            from:
              uri: direct:post-gzip
              steps:
                - bean:
                    beanType: press.offprint.cli.GzipEdition
                    method: render
        """);

    Result result = offprint("publish", "--json");

    assertThat(result.code()).as(result.err()).isZero();
    Path file = project.resolve("output/posts/first/first.gz");
    try (GZIPInputStream words = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(words.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("<p>Hello.</p>");
    }
    assertThat(offprint("publish", "--json").statusOf("posts/first.md")).isEqualTo("unchanged");
    assertThat(offprint("publish", "--to", "gzip").code()).isZero();
  }
}
