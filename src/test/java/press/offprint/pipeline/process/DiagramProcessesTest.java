package press.offprint.pipeline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.content.diagram.DiagramDescription;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.content.diagram.PlantUml;
import press.offprint.edition.EditionException;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.exec.IsolatedExecutor;

/** Diagrams are drawn in other processes, which end with the call that needs them. */
@Isolated
@Timeout(300)
class DiagramProcessesTest {
  private final DiagramProcesses diagrams = new DiagramProcesses(Duration.ofSeconds(60));

  @Test
  void a_diagram_has_the_same_bytes_as_in_this_process() {
    DiagramDescription small = description("Writer -> Press : saves a post & waits\nPress -> Ökö");
    DiagramResult drawn = diagrams.draw(small);
    assertThat(drawn).isInstanceOf(DiagramResult.Drawn.class).isEqualTo(new PlantUml().draw(small));
    assertThat(diagrams.draw(small)).as("by the same process again").isEqualTo(drawn);
    DiagramDescription wrong = description("A -> B\nwhat is this !!");
    assertThat(diagrams.draw(wrong)).isEqualTo(new PlantUml().draw(wrong));
  }

  @Test
  void diagrams_are_drawn_at_once_by_several_processes() throws Exception {
    List<CompletableFuture<DiagramResult>> calls =
        List.of("A -> B", "class C", "[*] --> D").stream()
            .map(text -> CompletableFuture.supplyAsync(() -> diagrams.draw(description(text))))
            .toList();
    for (CompletableFuture<DiagramResult> call : calls) {
      assertThat(call.get(120, TimeUnit.SECONDS)).isInstanceOf(DiagramResult.Drawn.class);
    }
  }

  @Test
  void a_diagram_that_takes_too_long_is_refused_and_its_process_ends() {
    List<ProcessHandle> before = processes();
    DiagramProcesses hasty = new DiagramProcesses(Duration.ofSeconds(2));
    assertThat(hasty.draw(description(dense())))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("more than 2 seconds"));
    awaitEndOfAllBut(before);
    assertThat(diagrams.draw(description("A -> B"))).isInstanceOf(DiagramResult.Drawn.class);
  }

  @Test
  void a_call_that_is_stopped_at_its_deadline_ends_its_process() {
    List<ProcessHandle> before = processes();
    IsolatedExecutor executor = new IsolatedExecutor(1);
    assertThatThrownBy(
            () -> executor.call("the diagram", () -> diagrams.draw(description(dense()))))
        .isInstanceOfSatisfying(
            EditionException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.LIMIT_TIME));
    awaitEndOfAllBut(before);
  }

  @Test
  void nothing_that_the_library_prints_reaches_the_terminal() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
    try {
      // The library prints the stack trace of this error.
      diagrams.draw(description("sprite a <svg>x</svg>\nclass A <<$a>>"));
      diagrams.draw(description("A -> B : <latex>x</latex>"));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void a_process_that_was_ended_from_outside_is_replaced() {
    List<ProcessHandle> before = processes();
    assertThat(diagrams.draw(description("A -> B"))).isInstanceOf(DiagramResult.Drawn.class);
    processes().stream().filter(p -> !before.contains(p)).forEach(ProcessHandle::destroyForcibly);
    assertThat(diagrams.draw(description("A -> C"))).isInstanceOf(DiagramResult.Drawn.class);
  }

  private static void awaitEndOfAllBut(List<ProcessHandle> before) {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(before).containsAll(processes()));
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  /** A description that the layout engine works on for minutes: all nodes are connected. */
  private static String dense() {
    StringBuilder text = new StringBuilder("class N0\n");
    for (int from = 0; from < 60; from++) {
      for (int to = from + 1; to < 60; to++) {
        text.append("N" + from + " --> N" + to + "\n");
      }
    }
    return text.toString();
  }

  private static DiagramDescription description(String text) {
    return new DiagramDescription("@startuml\n" + text + "\n@enduml", 1, DiagramResult.Face.ANY);
  }
}
