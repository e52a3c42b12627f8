package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.SharesNothing;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.FileTrees;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.canary.CanaryReport;
import press.offprint.pipeline.guard.HeldRelease;
import press.offprint.pipeline.guard.HeldRun;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/**
 * A change of templates, styles or fonts is tried on a few posts. A fault leaves the whole site as
 * it is; a new look is published.
 */
@SharesNothing
class CanaryTest {
  private static final String CONFIG = "editions: [html, pdf, epub, index]\nrelated: false\n";
  private static final String FONT = "fonts/Own.ttf";

  @TempDir private Path folder;
  private EvolvingSite site;
  private Map<String, String> before;

  @BeforeEach
  void aSiteThatIsPublished() {
    site = EvolvingSite.of(folder.resolve("site"), 9);
    site.blog().with("offprint.yaml", CONFIG + "canary: on");
    site.blog().with("templates/print/own.css", "h2 { font-family: \"Moto Sans\"; }");
    new BreakableFont(site.project()).write(FONT);
    assertThat(publish().with(ReceiptStatus.PUBLISHED)).hasSize(9);
    before = output();
  }

  @Test
  void a_cut_template_is_stopped_and_the_old_site_stays_until_it_is_released() {
    cut("web/post.html", "{{ content.body | forPage");
    Run run = publish();
    assertThat(run.with(ReceiptStatus.PUBLISHED)).isEmpty();
    assertThat(run.with(ReceiptStatus.REJECTED)).hasSize(9).allSatisfy(CanaryTest::isHeld);
    assertThat(output()).isEqualTo(before);
    HeldRun held = held().get(0);
    assertThat(held.odd().size()).isBetween(2, 8);
    assertThat(held.reasons()).anyMatch(reason -> reason.contains("html: "));
    assertThat(site.project().resolve(".offprint/held/" + held.run())).isDirectory();

    assertThat(publish().with(ReceiptStatus.PUBLISHED)).as("nothing is tried twice").isEmpty();
    try (HeldRelease release = HeldRelease.open(site.settings(), new RunListener() {})) {
      assertThat(release.release(held.run())).isEqualTo(9);
    }
    assertThat(publish().with(ReceiptStatus.PUBLISHED)).hasSize(9);
    assertThat(output()).isNotEqualTo(before);
  }

  @Test
  void a_corrected_template_ends_the_hold() throws IOException {
    cut("epub/chapter.xhtml", "{{ chapter.body");
    assertThat(publish().with(ReceiptStatus.REJECTED)).hasSize(9);
    Files.delete(site.project().resolve("templates/epub/chapter.xhtml"));
    assertThat(publish().with(ReceiptStatus.REJECTED)).isEmpty();
    assertThat(output()).isEqualTo(before);
    assertThat(held()).isEmpty();
  }

  @Test
  void a_lost_font_is_stopped() throws IOException {
    Files.delete(site.project().resolve(FONT));
    assertThat(publish().with(ReceiptStatus.REJECTED)).hasSize(9);
    assertThat(output()).isEqualTo(before);
    assertThat(held().get(0).reasons()).anyMatch(reason -> reason.contains("a font is missing"));
  }

  @Test
  void a_new_theme_is_published_and_edits_alone_are_not_tried() {
    site.blog()
        .with(
            "templates/print/own.css",
            "body { font-family: \"Source Sans 3\"; font-size: 12.5pt; color: #202040; }",
            "h1, h2 { color: #7a2020; } p { text-indent: 1em; }")
        .with(
            "templates/web/own.css",
            "main { max-width: 50rem; font-size: 1.2em; } h2 { color: #7a2020; }")
        .with("templates/epub/own.css", "p { margin: .5em 0; } h2 { color: #7a2020; }");
    assertThat(publish().with(ReceiptStatus.PUBLISHED)).hasSize(9);
    assertThat(output()).isNotEqualTo(before);
    EvolvingSite.edit(site.anyOwn(), text -> text + "\nMore.\n");
    assertThat(publish().with(ReceiptStatus.PUBLISHED)).isNotEmpty();
    assertThat(held()).isEmpty();
  }

  @Test
  void posts_that_readers_asked_for_most_follow_first() {
    EvolvingSite many = EvolvingSite.of(folder.resolve("many"), 40);
    many.blog().with("offprint.yaml", "editions: [html]\nrelated: false\ncanary: on");
    List<String> tried = new ArrayList<>();
    List<String> order = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void ended(Receipt receipt) {
            order.add(receipt.source());
          }
        };
    many.blog().with("templates/web/own.css", "p { color: #111 }");
    try (Publisher publisher = Publisher.open(many.settings(), listener)) {
      publisher.publish();
      tried.addAll(publisher.tryOut(Set.of("html")).posts());
      order.removeAll(tried);
      String asked = order.get(order.size() - 1);
      String path = publisher.find(asked).orElseThrow().downloads().get(0).path();
      long today = TimeUnit.MILLISECONDS.toDays(many.settings().clock().millis());
      publisher.history().requests().add(today, Map.of(path, 7L, "index.html", 9L), 0);
      order.clear();
      many.blog().with("templates/web/own.css", "p { color: #222 }");
      publisher.publish();
      order.removeAll(tried);
      assertThat(order).hasSizeGreaterThan(20);
      assertThat(order.indexOf(asked)).as("%s in %s", asked, order).isBetween(0, 8);
    }
  }

  @Test
  void a_person_tries_a_template_and_nothing_is_published() {
    site.blog().with("offprint.yaml", CONFIG);
    publish();
    before = output();
    assertThat(tryOut(Set.of()).odd()).isEmpty();
    cut("epub/chapter.xhtml", "{{ chapter.body");
    assertThat(tryOut(Set.of("pdf")).odd()).isEmpty();
    CanaryReport report = tryOut(Set.of("epub"));
    assertThat(report.odd()).isNotEmpty();
    assertThat(report.posts().size()).isBetween(3, 9);
    assertThat(output()).isEqualTo(before);
    assertThat(publish().with(ReceiptStatus.PUBLISHED)).as("canary is off").hasSize(9);
  }

  private CanaryReport tryOut(Set<String> editions) {
    try (Publisher publisher = Publisher.open(site.settings(), new RunListener() {})) {
      return publisher.tryOut(editions);
    }
  }

  private Run publish() {
    return Run.of(site.settings());
  }

  private Map<String, String> output() {
    return FileTrees.hashes(site.blog().output(""));
  }

  private List<HeldRun> held() {
    try (HeldRelease release = HeldRelease.open(site.settings(), new RunListener() {})) {
      return release.runs();
    }
  }

  private static void isHeld(Receipt receipt) {
    assertThat(receipt.problems())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.RESULT_HELD);
  }

  /** Removes an expression of a built-in template wherever it is. */
  private void cut(String name, String start) {
    try {
      String text = Files.readString(Path.of("templates", name));
      String cut =
          Pattern.compile(Pattern.quote(start) + ".*?\\}\\}", Pattern.DOTALL)
              .matcher(text)
              .replaceAll("");
      assertThat(cut).isNotEqualTo(text);
      site.blog().with("templates/" + name, cut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
