package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/** The text of a hand-picked book is read as a post is: with its files, and with its errors. */
class PrefaceTest {
  private static final String BOOK = "books/b.md";
  private static final String DEEP = "> ".repeat(150) + "deep";

  @TempDir private Path project;

  private Blog blog(String... preface) {
    Blog blog = new Blog(project, "html", "book-epub", "book-html");
    blog.with("content/a.md", "---", "title: A", "date: 2024-01-01", "---", "Text.");
    blog.with("content/other.md", "---", "title: Other", "date: 2024-01-01", "---", "Text.");
    drawing("cover", "red");
    drawing("picture", "red");
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of("---", "title: B", "cover: cover.svg", "book: {posts: [a.md]}", "---", ""));
    lines.addAll(List.of(preface));
    return blog.with("content/" + BOOK, lines.toArray(new String[0]));
  }

  private void drawing(String name, String colour) {
    new Blog(project)
        .with(
            "content/books/" + name + ".svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"80\"><rect"
                + " width=\"60\" height=\"80\" fill=\""
                + colour
                + "\"/></svg>");
  }

  private static List<String> published(Run run) {
    return run.with(ReceiptStatus.PUBLISHED).stream()
        .map(Receipt::source)
        .filter(source -> source.startsWith("books/"))
        .toList();
  }

  @Test
  void a_book_is_made_again_if_a_file_of_its_preface_changes() {
    Blog blog = blog("A picture: ![P](picture.svg), and [a post](../other.md).");
    assertThat(published(blog.publish())).containsExactly(BOOK);
    assertThat(published(blog.publish())).isEmpty();
    drawing("cover", "blue");
    assertThat(published(blog.publish())).as("cover").containsExactly(BOOK);
    assertThat(published(blog.publish())).isEmpty();
    drawing("picture", "blue");
    assertThat(published(blog.publish())).as("picture").containsExactly(BOOK);
    assertThat(published(blog.publish())).isEmpty();
    blog.with(
        "content/other.md", "---", "title: Other", "slug: elsewhere", "date: 2024-01-01", "---");
    assertThat(published(blog.publish())).as("target of a link").containsExactly(BOOK);
    assertThat(published(blog.publish())).isEmpty();
  }

  @Test
  void a_book_whose_preface_is_rejected_keeps_its_files_and_has_its_errors() throws Exception {
    Blog blog = blog("Before.");
    blog.publish();
    byte[] before = Files.readAllBytes(blog.output("books/b/b.epub"));
    blog(DEEP);
    Receipt receipt = blog.publish().receipt(BOOK);
    assertThat(receipt.status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(Run.codes(receipt)).containsExactly(ProblemCode.LIMIT_DEPTH);
    assertThat(Files.readAllBytes(blog.output("books/b/b.epub"))).isEqualTo(before);
    assertThat(Run.codes(blog.publish().receipt(BOOK))).containsExactly(ProblemCode.LIMIT_DEPTH);
    blog("After.");
    assertThat(published(blog.publish())).containsExactly(BOOK);
    assertThat(
            new String(
                Files.readAllBytes(blog.output("books/b/index.html")), StandardCharsets.UTF_8))
        .contains("After.");
  }

  @Test
  void check_reads_the_preface() {
    Receipt deep = check(blog(DEEP));
    assertThat(deep.status()).isEqualTo(ReceiptStatus.REJECTED);
    assertThat(Run.codes(deep)).containsExactly(ProblemCode.LIMIT_DEPTH);
    Receipt warned =
        check(
            blog(
                "A picture: ![P](none.png), and [a page](/none/), [this](/books/b/), [all](/books/)."));
    assertThat(warned.status()).isEqualTo(ReceiptStatus.CHECKED);
    assertThat(Run.codes(warned))
        .containsExactly(ProblemCode.RESOURCE_MISSING, ProblemCode.LINK_BROKEN);
  }

  @Test
  void the_warnings_of_a_definition_without_a_preface_are_reported() {
    Blog blog = blog().without("content/books/cover.svg");
    assertThat(Run.codes(blog.publish().receipt(BOOK)))
        .containsExactly(ProblemCode.RESOURCE_MISSING);
    assertThat(Run.codes(check(blog))).containsExactly(ProblemCode.RESOURCE_MISSING);
  }

  private static Receipt check(Blog blog) {
    List<Receipt> receipts = new ArrayList<>();
    ProjectOperations.check(
        blog.settings(),
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            receipts.add(receipt);
          }
        });
    List<Receipt> found = receipts.stream().filter(r -> r.source().equals(BOOK)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
