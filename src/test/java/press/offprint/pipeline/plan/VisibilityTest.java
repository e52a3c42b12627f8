package press.offprint.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;

/** Hugo's rules: which posts are published at noon of 24 November 2026. */
class VisibilityTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a post without dates,                    ,                     ,                     , false, true",
    "a draft,                                 ,                     ,                     , true,  false",
    "a post of yesterday,                     2026-11-23T12:00:00Z, ,                     , false, true",
    "a post of this very moment,              2026-11-24T12:00:00Z, ,                     , false, true",
    "a post of tomorrow,                      2026-11-25T12:00:00Z, ,                     , false, false",
    "the same moment in another zone,         2026-11-24T21:00:00+09:00, ,                , false, true",
    "of tomorrow but published yesterday,     2026-11-25T12:00:00Z, 2026-11-23T12:00:00Z, , false, true",
    "of yesterday but published tomorrow,     2026-11-23T12:00:00Z, 2026-11-25T12:00:00Z, , false, false",
    "a post that expires at this very moment, 2026-01-01T00:00:00Z, , 2026-11-24T12:00:00Z, false, false",
    "a post that expires in a second,         2026-01-01T00:00:00Z, , 2026-11-24T12:00:01Z, false, true",
  })
  void shows(
      String post, String date, String publishDate, String expiry, boolean draft, boolean shown) {
    Dates dates = new Dates(parsed(date), Optional.empty(), parsed(publishDate), parsed(expiry));
    Visibility visibility = new Visibility(false, false, NOON);
    Optional<Metadata> metadata =
        Optional.of(PlanFixture.header("a.md", "/a/", draft, dates).metadata());
    assertThat(visibility.hides("a.md", metadata).isHidden()).isEqualTo(!shown);
  }

  private static Optional<OffsetDateTime> parsed(String date) {
    return Optional.ofNullable(date).map(OffsetDateTime::parse);
  }
}
