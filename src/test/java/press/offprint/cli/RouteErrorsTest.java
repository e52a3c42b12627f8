package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Mistakes in routes end a command with code 2 and the file, before anything is published. */
class RouteErrorsTest extends SmallSite {
  private void route(String file, String id, String endpoint, String step) throws IOException {
    write(
        "routes/" + file + ".camel.yaml",
        """
        - route:
            id: %s
            description: A route of a test
            from:
              uri: direct:%s
              steps:
                - bean:
        %s
        """
            .formatted(id, endpoint, step.indent(12).stripTrailing()));
    write("templates/text/post.txt", "{{ article.metadata.title }}\n");
  }

  private static String render(String edition, String file) {
    return "ref: text\nmethod: render(${body}, '%s', 'text/post.txt', '%s')"
        .formatted(edition, file);
  }

  private void assertRefused(String place, String... words) {
    for (String command : new String[] {"publish", "publish"}) {
      Result result = offprint(command);
      assertThat(result.code()).as(result.err()).isEqualTo(2);
      assertThat(result.err()).containsOnlyOnce(place).contains(words);
      assertThat(result.err().lines()).hasSizeLessThan(4);
    }
    assertThat(project.resolve("output/posts")).doesNotExist();
  }

  @Test
  void a_route_whose_id_is_not_the_name_of_its_file() throws IOException {
    route("post-plain", "post-words", "post-plain", render("plain", "{name}.txt"));
    assertRefused("post-plain.camel.yaml:2: ", "post-words", "id: post-plain");
    assertThat(offprint("routes").code()).isEqualTo(2);
  }

  @Test
  void a_route_without_an_id() throws IOException {
    write("routes/post-plain.camel.yaml", "\n- from:\n    uri: direct:post-plain\n    steps: []\n");
    assertRefused("post-plain.camel.yaml:2: ", "no id");
  }

  @Test
  void a_route_file_without_a_route() throws IOException {
    write("routes/post-plain.camel.yaml", "# Nothing yet.\n");
    assertRefused("post-plain.camel.yaml:1: ", "no route");
  }

  @Test
  void a_route_that_begins_at_another_endpoint() throws IOException {
    route("post-plain", "post-plain", "plain", render("plain", "{name}.txt"));
    assertRefused("post-plain.camel.yaml:5: ", "direct:post-plain");
  }

  @Test
  void a_route_that_makes_another_edition() throws IOException {
    route("post-plain", "post-plain", "post-plain", render("text", "{name}.txt"));
    assertRefused("post-plain.camel.yaml:9: ", "'plain'");
  }

  @Test
  void two_editions_that_make_one_file() throws IOException {
    route("post-plain", "post-plain", "post-plain", render("plain", "{name}.txt"));
    route("post-words", "post-words", "post-words", render("words", "{name}.TXT"));
    assertRefused("post-words.camel.yaml:9: ", "post-plain.camel.yaml", "plain", "words");
    write("offprint.yaml", "editions: [html, plain]\n");
    assertThat(offprint("publish").code()).as("one of them is left out").isZero();
  }

  @Test
  void an_edition_that_makes_the_file_of_a_built_in_one() throws IOException {
    route("post-plain", "post-plain", "post-plain", render("plain", "index.html"));
    assertRefused("post-plain.camel.yaml:9: ", "built-in route post-html");
  }

  @Test
  void two_beans_that_make_one_file_are_found_before_it_is_stored() throws IOException {
    String bean = "beanType: press.offprint.cli.GzipEdition\nmethod: render";
    route("post-gzip", "post-gzip", "post-gzip", bean);
    route("post-words", "post-words", "post-words", render("words", "{name}.gz"));
    write("offprint.yaml", "editions: [gzip, words]\n");
    Result result = offprint("publish");
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err() + result.out()).contains("gzip and words make one file");
    assertThat(project.resolve("output/posts/first")).doesNotExist();
  }

  @Test
  void a_file_of_the_whole_site_that_has_the_name_of_a_post() throws IOException {
    route("site-plain", "site-plain", "site-plain", render("plain", "{name}.txt"));
    assertRefused("site-plain.camel.yaml:9: ", "no name");
  }

  @Test
  void a_pdf_of_the_whole_site() throws IOException {
    route("site-book", "site-book", "site-book", "ref: pdf\nmethod: render");
    assertRefused("site-book.camel.yaml:8: ", "no name");
  }

  @Test
  void the_table_of_routes_fits_a_terminal() throws IOException {
    route("post-plain", "post-plain", "post-plain", render("plain", "{name}.txt"));
    Result routes = offprint("routes");
    assertThat(routes.out()).contains("post-plain", "A route of a test");
    assertThat(routes.out().lines()).allMatch(line -> line.length() <= 100);
  }
}
