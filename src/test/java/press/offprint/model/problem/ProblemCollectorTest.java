package press.offprint.model.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Repeated problems become one with its lines, and many cost little. */
class ProblemCollectorTest {
  private final ProblemCollector problems = new ProblemCollector();

  private void add(ProblemCode code, int line, String message) {
    problems.add(Problem.warning(code, line, message, "Hint."));
  }

  @Test
  void the_same_problem_on_several_lines_is_one_with_its_lines() {
    for (int line : new int[] {12, 4, 9}) {
      add(ProblemCode.SHORTCODE_UNKNOWN, line, "The shortcode \"x\" is unknown.");
    }
    assertThat(problems.list()).hasSize(1);
    Problem problem = problems.list().get(0);
    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.lines()).containsExactly(4, 9, 12);
    assertThat(problem.placesText()).isEqualTo("lines 4, 9, 12");
  }

  @Test
  void two_places_on_one_line_are_counted_but_a_problem_found_twice_is_not() {
    add(ProblemCode.TEXT_SANITISED, 3, "Removed.");
    add(ProblemCode.TEXT_SANITISED, 3, "Removed.");
    problems.addOnce(Problem.warning(ProblemCode.TEXT_SANITISED, 3, "Removed.", "Hint."));
    assertThat(problems.list().get(0).placesText()).isEqualTo("line 3, 2 places");
  }

  @Test
  void three_problems_that_differ_in_a_name_are_one_that_lists_the_names() {
    add(ProblemCode.RESOURCE_MISSING, 1, "The picture \"a.png\" is missing.");
    add(ProblemCode.RESOURCE_MISSING, 5, "The picture \"b.png\" is missing.");
    assertThat(problems.list()).extracting(Problem::line).containsExactly(1, 5);
    add(ProblemCode.RESOURCE_MISSING, 3, "The picture \"c.png\" is missing.");
    assertThat(problems.list())
        .extracting(Problem::message)
        .containsExactly(
            "The picture \"a.png\" is missing. The same holds for \"b.png\", \"c.png\".");
    assertThat(problems.list().get(0).lines()).containsExactly(1, 3, 5);
  }

  @Test
  void broken_links_and_errors_stay_apart() {
    for (int line = 1; line <= 4; line++) {
      add(ProblemCode.LINK_BROKEN, line, "The link leads to \"" + line + "\".");
    }
    assertThat(problems.list()).hasSize(4);
  }

  @Test
  void the_order_is_that_of_the_first_places() {
    add(ProblemCode.RESOURCE_MISSING, 1, "A");
    add(ProblemCode.RESOURCE_REMOTE, 2, "B");
    add(ProblemCode.RESOURCE_MISSING, 3, "A");
    add(ProblemCode.RESOURCE_MISSING, 4, "C");
    assertThat(problems.list()).extracting(Problem::message).containsExactly("A", "B", "C");
  }

  @Test
  void sixty_thousand_problems_become_a_few_and_none_is_lost_from_the_count() {
    for (int line = 1; line <= 60_000; line++) {
      add(ProblemCode.RESOURCE_MISSING, line, "The picture \"" + line + ".png\" is missing.");
      add(ProblemCode.LINK_BROKEN, line, "The link leads to \"" + line + "\".");
    }
    List<Problem> all = problems.list();
    assertThat(all).hasSizeLessThan(210);
    assertThat(all.stream().mapToInt(Problem::places).sum()).isEqualTo(120_000);
    assertThat(all).allMatch(problem -> problem.lines().size() <= 100);
    assertThat(all.get(all.size() - 1).message()).contains("further problems", "LINK_BROKEN");
  }
}
