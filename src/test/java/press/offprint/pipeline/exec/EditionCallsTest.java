package press.offprint.pipeline.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import press.offprint.Examples;
import press.offprint.edition.EditionException;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.ProblemCode;

/** An edition that takes long outlasts its run, and a later run takes its rendition. */
@Timeout(120)
class EditionCallsTest {
  private static final int SECONDS = 60;

  private final EditionCalls calls = new EditionCalls(new IsolatedExecutor(SECONDS));
  private final Map<String, String> fingerprints = new HashMap<>();
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void a_call_that_is_ready_soon_is_no_different_in_a_run_of_a_watched_folder() {
    assertThat(make(admitted("a"), () -> rendition("a")).path()).isEqualTo("a");
    assertThat(calls.isWaiting("a")).isFalse();
    assertThat(calls.isDue()).isFalse();
  }

  @Test
  void a_call_for_a_post_that_was_not_admitted_is_awaited() {
    begin("a");
    assertThat(make(post("a"), () -> burn(Duration.ofSeconds(1))).path()).isEqualTo("burnt");
  }

  private static Rendition burn(Duration time) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    while (threads.getCurrentThreadCpuTime() < time.toNanos()) {
      Thread.onSpinWait();
    }
    return rendition("burnt");
  }

  @Test
  void a_later_run_takes_the_rendition_of_a_call_that_outlasted_its_run() {
    assertPostponed(admitted("a"));
    assertThat(calls.isWaiting("a")).isTrue();
    mayEnd.countDown();
    await().until(() -> !calls.isWaiting("a"));
    assertThat(calls.isDue()).isTrue();
    assertThat(make(admitted("a"), this::unexpected).path()).isEqualTo("slow");
    assertThat(calls.isDue()).isFalse();
    assertThat(begun).hasValue(1);
  }

  @Test
  void a_later_run_gets_the_fault_of_a_call_that_outlasted_its_run() {
    Publication post = admitted("a");
    assertThatThrownBy(
            () ->
                make(
                    post,
                    () -> {
                      mayEnd.await();
                      throw new EditionException(ProblemCode.LIMIT_PAGES, "Too long", null);
                    }))
        .isInstanceOf(PostponedException.class);
    mayEnd.countDown();
    await().until(() -> !calls.isWaiting("a"));
    Publication again = admitted("a");
    assertThatThrownBy(() -> make(again, this::unexpected)).hasMessage("Too long");
  }

  @Test
  void the_end_of_a_call_makes_one_run_due_also_if_that_run_does_not_take_it() {
    assertPostponed(admitted("a"));
    mayEnd.countDown();
    await().until(() -> !calls.isWaiting("a"));
    begin("a");
    assertThat(calls.isDue()).isFalse();
  }

  @Test
  void a_run_is_due_at_once_if_others_link_to_a_new_post_that_was_postponed() {
    assertPostponed(admitted("a"));
    assertThat(calls.isDue()).isTrue();
    begin("a");
    assertThat(calls.isDue()).isFalse();
  }

  @Test
  void an_edited_post_does_not_wait_for_the_call_of_its_former_text() {
    assertPostponed(admitted("a"));
    fingerprints.put("a", "edited");
    calls.begin(fingerprints);
    assertThat(calls.isWaiting("a")).isFalse();
    await().until(() -> !isRunning("offprint-edition-pdf"));
    assertThat(make(admitted("a"), () -> rendition("edited")).path()).isEqualTo("edited");
  }

  @Test
  void a_rendition_is_not_taken_if_another_input_of_its_edition_has_changed() {
    assertPostponed(admitted("a"));
    mayEnd.countDown();
    await().until(() -> !calls.isWaiting("a"));
    Publication post = post("a");
    begin("a");
    calls.admit(post.article(), "a", edition -> "other", true);
    assertThat(make(post, () -> rendition("other")).path()).isEqualTo("other");
  }

  @Test
  void calls_that_outlast_their_run_go_on_one_after_another() {
    assertPostponed(admitted("a"));
    assertPostponed(admitted("b"));
    assertThat(begun).hasValue(2);
    mayEnd.countDown();
    await().until(() -> !calls.isWaiting("a") && !calls.isWaiting("b"));
    assertThat(begun).as("the first call, and the second one twice").hasValue(3);
  }

  @Test
  void a_run_in_which_a_call_took_too_long_soon_starts_no_more_posts() {
    assertPostponed(admitted("a")); // That takes longer than a second.
    Publication late = post("b");
    calls.admit(late.article(), "b", edition -> edition, true);
    assertThatThrownBy(() -> make(late, this::unexpected)).isInstanceOf(PostponedException.class);
    assertThat(calls.isDue()).isTrue();
    assertThat(calls.isWaiting("b")).isFalse();
    assertThat(calls.postponements("b")).isOne();
    assertThat(make(admitted("b"), () -> rendition("b")).path()).isEqualTo("b");
  }

  @Test
  void a_post_without_a_place_waits_until_another_one_has_ended() {
    for (int i = 0; i < 5; i++) {
      assertPostponed(admitted("p" + i));
    }
    assertThat(calls.isWaiting("p4")).isTrue();
    mayEnd.countDown();
    for (int i = 0; i < 4; i++) {
      String source = "p" + i;
      await().until(() -> !calls.isWaiting(source));
    }
    make(admitted("p0"), this::unexpected);
    assertThat(calls.isDue()).isTrue();
    begin("p1");
    assertThat(calls.isWaiting("p4")).isFalse();
    assertThat(calls.isDue()).as("a run is due once, also if it does not try the post").isFalse();
    assertThat(make(admitted("p4"), this::slow).path()).isEqualTo("slow");
  }

  @Test
  void a_page_makes_no_run_wait_for_the_copies_of_its_pictures() {
    assertPostponed(forCopies("a"));
    assertThat(calls.isWaiting("a")).as("the post itself can be made").isFalse();
    assertThat(calls.nextCopies(List.of("a", "b"))).containsExactly("b");
    mayEnd.countDown();
    await().until(() -> calls.nextCopies(List.of("a")).equals(List.of("a")));
    assertThat(calls.isDue()).isTrue();
    assertThat(make(forCopies("a"), this::unexpected).path()).isEqualTo("slow");
    assertThat(begun).hasValue(1);
  }

  @Test
  void copies_leave_places_to_posts() {
    assertPostponed(forCopies("a"));
    assertPostponed(forCopies("b"));
    assertThat(calls.nextCopies(List.of("a", "b", "c"))).isEmpty();
    assertPostponed(admitted("post"));
    assertThat(calls.isWaiting("post")).isTrue();
  }

  @Test
  void copies_stop_for_a_post_and_begin_again_behind_it() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(1);
    Publication page = forCopies("a");
    assertThatThrownBy(
            () ->
                make(
                    page,
                    () -> {
                      if (stopped.getCount() == 0) {
                        again.countDown();
                        return rendition("copies");
                      }
                      try {
                        return slow();
                      } finally {
                        stopped.countDown();
                      }
                    }))
        .isInstanceOf(PostponedException.class);
    begin("a");
    Publication post = admitted("post");
    CountDownLatch postMayEnd = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                make(
                    post,
                    () -> {
                      postMayEnd.await();
                      return rendition("post");
                    }))
        .isInstanceOf(PostponedException.class);
    stopped.await();
    assertThat(again.getCount()).as("the post is made first").isOne();
    postMayEnd.countDown();
    again.await();
    assertThat(calls.isWaiting("post")).isFalse();
  }

  @Test
  void copies_for_a_former_text_of_a_post_end() {
    assertPostponed(forCopies("a"));
    fingerprints.put("a", "edited");
    calls.begin(fingerprints);
    await().until(() -> !isRunning("offprint-edition-copies of pdf"));
    assertThat(calls.nextCopies(List.of("a"))).containsExactly("a");
  }

  private Publication forCopies(String source) {
    begin(source);
    Publication post = post(source);
    String fingerprint = fingerprints.get(source);
    calls.admitCopies(post.article(), fingerprint, edition -> edition + fingerprint);
    return post;
  }

  @Test
  void all_calls_end_if_the_publisher_closes() {
    assertPostponed(admitted("a"));
    calls.close();
    await().until(() -> !isRunning("offprint-edition-pdf") && !isRunning("offprint-the PDF"));
  }

  private static boolean isRunning(String thread) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .anyMatch(thread::equals);
  }

  private void begin(String... sources) {
    for (String source : sources) {
      fingerprints.putIfAbsent(source, source);
    }
    calls.begin(fingerprints);
  }

  private Publication admitted(String source) {
    begin(source);
    Publication post = post(source);
    String fingerprint = fingerprints.get(source);
    calls.admit(post.article(), fingerprint, edition -> edition + fingerprint, true);
    return post;
  }

  private static Publication post(String source) {
    Article article =
        new Article(
            source,
            "/" + source + "/",
            Examples.metadata("A", "en"),
            List.of(),
            List.of(),
            List.of(),
            1,
            () -> Content.EMPTY);
    return Publication.of(Examples.site(), article);
  }

  private void assertPostponed(Publication post) {
    assertThatThrownBy(() -> make(post, this::slow)).isInstanceOf(PostponedException.class);
  }

  private Rendition make(Publication post, Callable<Rendition> work) {
    return calls.call("pdf", post, false, 1, "the PDF", work);
  }

  private Rendition slow() throws InterruptedException {
    begun.incrementAndGet();
    mayEnd.await();
    return rendition("slow");
  }

  private Rendition unexpected() {
    throw new AssertionError("The edition was made again.");
  }

  private static Rendition rendition(String path) {
    return Rendition.of("pdf", path, "application/pdf", Bytes.utf8("x"));
  }
}
