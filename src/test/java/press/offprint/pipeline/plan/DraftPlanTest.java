package press.offprint.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.config.SiteTemplates;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.preview.DraftPreview;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.run.StopFlag;

/** The drafts that the plan of a run makes stale. */
class DraftPlanTest {
  private final PlanFixture folder = new PlanFixture();
  private final List<String> notices = new ArrayList<>();
  @TempDir private Path state;
  private DraftPreview drafts;

  @BeforeEach
  void open() {
    drafts =
        new DraftPreview(
            state,
            new EditionFingerprints(List.of(), Map.of(), new SiteTemplates(state, ""), ""),
            new EditionRoutes(List.of(), Set.of()),
            folder.upToDate(),
            new SiteIndexes(),
            new StopFlag(),
            notices::add);
    drafts.open(source -> true);
  }

  @AfterEach
  void close() {
    drafts.close();
  }

  private static Exchange exchange() {
    return new DefaultExchange(new DefaultCamelContext());
  }

  private void plan() {
    Exchange run = exchange();
    ExchangeKey.PLAN.set(run, folder.plan());
    drafts.add(run);
  }

  private List<PostJob> jobs() {
    List<PostJob> jobs = new ArrayList<>();
    drafts.jobs().forEachRemaining(jobs::add);
    return jobs;
  }

  @Test
  void a_draft_that_met_a_fault_before_it_was_read_waits_for_a_change() {
    folder.draft("b.md", "/b/");
    plan();
    Exchange part = exchange();
    ExchangeKey.JOB.set(part, jobs().get(0));
    drafts.failed(part, new IllegalStateException("a fault"));
    assertThat(notices).hasSize(1);
    plan();
    assertThat(jobs()).isEmpty();
  }

  @Test
  void a_plan_of_all_posts_replaces_those_that_wait() {
    folder.draft("b.md", "/b/");
    plan();
    folder.draft("c.md", "/c/");
    plan();
    assertThat(jobs()).extracting(PostJob::source).containsExactly("b.md", "c.md");
    assertThat(jobs()).isEmpty();
  }
}
