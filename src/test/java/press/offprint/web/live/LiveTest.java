package press.offprint.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.offprint.model.Code;
import press.offprint.model.Problem;
import press.offprint.pipeline.Summary;

class LiveTest {
  private final Live live = new Live(InstantSource.fixed(Instant.ofEpochMilli(7)));

  @Test
  void what_the_press_says_is_kept_newest_first_and_once() {
    live.notice("The disk is full.");
    Problem problem = Problem.error(Code.LIMIT_SIZE, 0, "No index was made.", "Mend it.");
    live.closes(new Summary(Map.of(), List.of(), List.of(problem), true, 1));
    live.notice("The disk is full.");
    assertThat(live.state().words())
        .containsExactly(
            new Live.Word("The disk is full.", 7), new Live.Word("No index was made. Mend it.", 7));
  }

  @Test
  void only_the_last_few_words_are_kept() {
    for (int i = 0; i < 50; i++) {
      live.notice("Word " + i);
    }
    assertThat(live.state().words()).hasSize(5).first().isEqualTo(new Live.Word("Word 49", 7));
  }
}
