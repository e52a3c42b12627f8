package press.offprint.content.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.model.Dependency;
import press.offprint.model.Resource;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

class ResourceResolverTest {
  private static final byte[] PNG = SampleFiles.picture("png", 4, 3);

  @Test
  void a_file_is_one_resource_in_every_spelling_of_its_path() {
    ResourceResolver resolver = new SampleFiles().with("a/pic.png", PNG).resolver("a/index.md");
    Resource first = resource(resolver.resolve("pic.png", 1));
    assertThat(resource(resolver.resolve("./pic.png?x", 2))).isSameAs(first);
    assertThat(resource(resolver.resolve("/a/pic.png", 3))).isSameAs(first);
    assertThat(resolver.resources()).containsExactly(first);
    assertThat(first)
        .returns("pic.png", Resource::key)
        .returns("image/png", Resource::mediaType)
        .returns(4, Resource::width)
        .returns(3, Resource::height);
  }

  @Test
  void resources_with_one_name_get_different_keys_even_if_case_is_ignored() {
    ResourceResolver resolver =
        new SampleFiles().with("a/pic.png", PNG).with("b/PIC.png", PNG).resolver("x.md");
    assertThat(resource(resolver.resolve("/a/pic.png", 1)).key()).isEqualTo("pic.png");
    assertThat(resource(resolver.resolve("/b/PIC.png", 1)).key()).isEqualTo("PIC-2.png");
  }

  @ParameterizedTest
  @CsvSource({
    "Ärger & Größe.PNG, arger-grosse.png",
    "東京.png, 東京.png",
    "my photo (1).png, my photo (1).png",
    "CON.png, image-CON.png",
    "index.png, image-index.png",
    "..hidden.png, hidden.png",
    "photo.jpg, photo.png",
    "--x--.png, x.png"
  })
  void keys_are_plain_names_with_the_extension_of_the_real_type(String name, String key) {
    ResourceResolver resolver = new SampleFiles().with("a/" + name, PNG).resolver("a/index.md");
    assertThat(resource(resolver.resolve(name, 1)).key()).isEqualTo(key);
  }

  @Test
  void a_download_never_has_the_name_of_a_rendition() {
    ResourceResolver resolver =
        new SampleFiles().with("hello.pdf", "%PDF-1.7 x").resolver("hello.md");
    Resource pdf = resource(resolver.resolve("hello.pdf", 1));
    assertThat(pdf.key()).isEqualTo("file-hello.pdf");
    assertThat(pdf.mediaType()).isEqualTo("application/pdf");
  }

  @Test
  void a_download_is_not_an_image() {
    ResourceResolver resolver =
        new SampleFiles().with("a.zip", "PK\5\6" + "\0".repeat(18)).resolver("hello.md");
    assertThat(code(resolver.resolvePicture("a.zip", 1))).isEqualTo(ProblemCode.RESOURCE_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "page.html, <p>x</p>",
    "run.js, alert(1)",
    "style.css, a{}",
    "shell.php, <?php",
    "notes.txt, <html><script>",
    "list.csv, '<!DOCTYPE html>'",
    "tool.txt, #!/bin/sh",
    "paper.pdf, no pdf",
    "pack.zip, MZ",
    "prog.exe, MZ",
    "README, text",
    "data.json, '<svg>'"
  })
  void no_file_that_a_browser_would_run_is_published(String name, String content) {
    ResourceResolver resolver = new SampleFiles().with(name, content).resolver("a.md");
    assertThat(code(resolver.resolve(name, 1))).isEqualTo(ProblemCode.RESOURCE_TYPE);
  }

  @Test
  void every_searched_path_is_a_dependency_if_found_or_not() {
    ResourceResolver resolver = new SampleFiles().with("a/pic.png", PNG).resolver("a.md");
    resolver.resolve("pic.png", 1);
    assertThat(resolver.dependencies())
        .containsExactly(
            new Dependency(Dependency.Kind.FILE, "pic.png", ""),
            new Dependency(Dependency.Kind.FILE, "a/pic.png", Bytes.copyOf(PNG).sha256()));
  }

  @Test
  void the_files_of_one_article_have_a_common_limit() {
    Limits d = Limits.DEFAULT;
    Limits small =
        new Limits(
            d.postBytes(),
            d.frontMatterBytes(),
            d.resourceBytes(),
            PNG.length + 10,
            d.imagePixels(),
            d.depth(),
            d.elements(),
            d.seconds(),
            d.pages(),
            d.ebookBytes());
    ResourceResolver resolver =
        new SampleFiles().with("a.png", PNG).with("b.png", PNG).resolver("x.md", small);
    assertThat(resolver.resolve("a.png", 1)).isInstanceOf(Resolution.Resolved.class);
    assertThat(code(resolver.resolve("b.png", 1))).isEqualTo(ProblemCode.LIMIT_SIZE);
    assertThat(resolver.resources()).hasSize(1);
  }

  @Test
  void an_image_in_a_data_url_is_checked_like_a_file() {
    ResourceResolver resolver = new SampleFiles().resolver("x.md");
    String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);
    assertThat(resource(resolver.resolve(url, 1)).key()).isEqualTo("image.png");
    assertThat(code(resolver.resolve("data:text/html,<script>", 1)))
        .isEqualTo(ProblemCode.RESOURCE_TYPE);
    assertThat(code(resolver.resolve("data:image/png;base64,AAAA", 1)))
        .isEqualTo(ProblemCode.RESOURCE_TYPE);
    assertThat(code(resolver.resolve("data:image/png;base64", 1)))
        .isEqualTo(ProblemCode.RESOURCE_CORRUPT);
    assertThat(code(resolver.resolve(url + "A".repeat(2_000_000), 1)))
        .isEqualTo(ProblemCode.LIMIT_SIZE);
  }

  @Test
  void a_file_that_a_drawing_in_a_data_url_names_is_outside_the_site() {
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
            + "<image xlink:href='file:///etc/passwd'/></svg>";
    String url =
        "data:image/svg+xml;base64,"
            + Base64.getEncoder()
                .encodeToString(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Resolution.Resolved drawn =
        (Resolution.Resolved) new SampleFiles().resolver("x.md").resolve(url, 4);
    assertThat(drawn.problems())
        .singleElement()
        .returns(ProblemCode.RESOURCE_OUTSIDE_ROOT, p -> p.code())
        .returns(4, p -> p.line());
    assertThat(drawn.resource().content().text()).doesNotContain("passwd");
  }

  @Test
  void a_generated_image_is_one_resource() {
    ResourceResolver resolver = new SampleFiles().resolver("x.md");
    Resource code = resolver.add("qr.svg", "image/svg+xml", Bytes.utf8("<svg/>"), 10, 10);
    assertThat(resolver.add("other.svg", "image/svg+xml", Bytes.utf8("<svg/>"), 10, 10))
        .isSameAs(code);
    assertThat(code.key()).isEqualTo("qr.svg");
  }

  private static Resource resource(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
    return ((Resolution.Resolved) resolution).resource();
  }

  private static ProblemCode code(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Resolution.Refused.class);
    return ((Resolution.Refused) resolution).problem().code();
  }
}
