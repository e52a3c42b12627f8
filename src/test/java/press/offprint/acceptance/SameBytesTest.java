package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import press.offprint.pipeline.config.PublishSettings;

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
      PublishSettings alone = Run.withThreads(Run.settings(Path.of("content"), folder), 1);
      assertThat(Run.tree(Run.of(alone).output())).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }
}
