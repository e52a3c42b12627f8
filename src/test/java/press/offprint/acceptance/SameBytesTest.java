package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.ReceiptStatus;

/**
 * The same posts give the same bytes in every time zone and locale and with any number of threads.
 */
@Isolated
class SameBytesTest {
  @TempDir private Path folder;

  @Test
  void two_runs_are_identical_in_another_time_zone_locale_and_thread_count() {
    Map<String, String> here = Run.tree(Run.samples().output());
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Locale.setDefault(new Locale.Builder().setLanguageTag("ar-EG-u-nu-arab").build());
      PublishSettings alone = withThreads(Run.settings(Path.of("content"), folder), 1);
      assertThat(Run.tree(Run.of(alone).output())).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  @Timeout(120)
  void a_thousand_posts_are_published_on_one_core() throws IOException {
    Files.createDirectories(folder.resolve("content"));
    for (int i = 0; i < 1_000; i++) {
      Files.writeString(folder.resolve("content/" + i + ".md"), "---\ntitle: " + i + "\n---\nA.");
    }
    Blog blog = new Blog(folder, "html", "index");
    Run run = Run.of(withThreads(blog.settings(), 1));
    assertThat(run.summary().count(ReceiptStatus.PUBLISHED)).isEqualTo(1_000);
  }

  private static PublishSettings withThreads(PublishSettings s, int threads) {
    return new PublishSettings(
        s.project(),
        s.content(),
        s.output(),
        s.state(),
        s.config(),
        s.editions(),
        s.paths(),
        s.strict(),
        s.drafts(),
        s.future(),
        s.force(),
        s.allowEmpty(),
        s.waiting(),
        threads,
        s.clock());
  }
}
