package press.offprint.content.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import press.offprint.content.ContentPosts;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.markdown.Markdown;
import press.offprint.content.markdown.limit.InsertedText;
import press.offprint.content.markdown.limit.LimitException;
import press.offprint.content.markdown.syntax.RenderSession;
import press.offprint.model.Article;
import press.offprint.model.Footnote;
import press.offprint.model.settings.Limits;

/**
 * The examples of public test suites for Markdown, each read as a post. An example whose result
 * differs from the suite is listed with the reason, in one file for each suite. A difference is
 * silent if other characters are shown and no problem is reported.
 *
 * <p>Each line of a list is the name of an example, a space and the reason; a silent difference has
 * the mark {@code ~} in front of the name.
 */
class MarkdownSuitesTest {
  private static final Path LISTS = Path.of("src/test/resources/press/offprint/content/suite");

  private record Lists(Map<String, String> differences, Set<String> silent) {}

  @ParameterizedTest
  @EnumSource(MarkdownSuite.class)
  void an_example_differs_from_its_suite_only_if_it_is_listed(MarkdownSuite suite) {
    List<SuiteExample> examples = present(suite);
    Lists listed = listed(suite);
    Map<String, String> found = new TreeMap<>();
    for (SuiteExample example : examples) {
      String made = ComparedHtml.elements(html(example.source()));
      String wanted = ComparedHtml.elements(example.html());
      if (!made.equals(wanted)) {
        found.put(example.id(), example.source() + "\n=> " + made + "\n<> " + wanted);
      }
    }
    int same = examples.size() - found.size();
    if (suite.percent() > 0) {
      Map<String, String> news = new TreeMap<>(found);
      news.keySet().removeAll(listed.differences().keySet());
      assertThat(news).as("differences that are not listed").isEmpty();
      Set<String> gone = new TreeSet<>(listed.differences().keySet());
      gone.removeAll(found.keySet());
      gone.removeAll(listed.silent());
      gone.retainAll(ids(examples));
      assertThat(gone).as("differences that are none any more").isEmpty();
    }
    assertThat(100 * same).isGreaterThanOrEqualTo(suite.percent() * examples.size());
  }

  @ParameterizedTest
  @EnumSource(MarkdownSuite.class)
  void other_characters_are_shown_without_a_problem_only_if_it_is_listed(MarkdownSuite suite) {
    List<SuiteExample> examples = present(suite);
    Map<String, String> found = new TreeMap<>();
    for (SuiteExample example : examples) {
      String wanted = ComparedHtml.characters(example.html());
      Optional<String> shown = shownSilently(example.source());
      if (shown.isPresent() && !shown.get().equals(wanted)) {
        found.put(example.id(), example.source() + "\n=> " + shown.get() + "\n<> " + wanted);
      }
    }
    // Another version of a suite may lack an example.
    Set<String> listed = new TreeSet<>(listed(suite).silent());
    listed.retainAll(ids(examples));
    Map<String, String> news = new TreeMap<>(found);
    news.keySet().removeAll(listed);
    assertThat(news).as("silent differences that are not listed").isEmpty();
    assertThat(listed).as("silent differences that are none any more").isEqualTo(found.keySet());
  }

  @Test
  void few_differences_are_silent() {
    int silent = 0;
    for (MarkdownSuite suite : MarkdownSuite.values()) {
      silent += listed(suite).silent().size();
    }
    assertThat(silent).isLessThanOrEqualTo(MarkdownSuite.MAX_SILENT);
  }

  private static List<SuiteExample> present(MarkdownSuite suite) {
    Optional<List<SuiteExample>> examples = suite.examples();
    assumeTrue(examples.isPresent(), () -> suite + " is not on this machine; see CONTRIBUTING.md");
    return examples.get();
  }

  private static Set<String> ids(List<SuiteExample> examples) {
    Set<String> ids = new TreeSet<>();
    examples.forEach(example -> ids.add(example.id()));
    return ids;
  }

  private static String html(String source) {
    try {
      RenderSession session =
          new RenderSession("", reference -> Optional.empty(), new InsertedText(Limits.DEFAULT));
      return Markdown.shared().render(source, "en", session, Limits.DEFAULT).body();
    } catch (LimitException e) {
      return e.problem().message();
    }
  }

  /** Returns the characters of an article without problems. */
  private static Optional<String> shownSilently(String source) {
    if (!(ContentPosts.read(source) instanceof ReadResult.Accepted<Article> accepted)
        || !accepted.value().problems().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder html = new StringBuilder(accepted.value().content().body());
    for (Footnote note : accepted.value().content().notes()) {
      html.append(note.markup());
    }
    return Optional.of(ComparedHtml.characters(html.toString()));
  }

  private static Lists listed(MarkdownSuite suite) {
    Map<String, String> differences = new TreeMap<>();
    Set<String> silent = new TreeSet<>();
    for (String line : lines(SuiteFormats.read(LISTS.resolve(suite.fileName())))) {
      String[] part = line.split(" ", 2);
      assertThat(part).as(line).hasSize(2);
      boolean isSilent = part[0].startsWith("~");
      String id = isSilent ? part[0].substring(1) : part[0];
      if (isSilent) {
        silent.add(id);
      }
      differences.put(id, part[1]);
    }
    return new Lists(differences, silent);
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return lines;
  }
}
