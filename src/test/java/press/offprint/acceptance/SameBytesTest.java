package press.offprint.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.offprint.pipeline.Settings;

/** The same posts give the same bytes, whoever publishes them, where, and with how many threads. */
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
      Settings alone = withThreads(Run.settings(Path.of("content"), folder), 1);
      assertThat(Run.tree(Run.of(alone).output())).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  private static Settings withThreads(Settings s, int threads) {
    return new Settings(
        s.project(),
        s.content(),
        s.output(),
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
