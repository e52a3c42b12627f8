package press.offprint.pipeline.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.offprint.content.site.PostHeader;
import press.offprint.model.Dates;

/**
 * Hugo's rules for drafts, future and expired posts.
 *
 * @param drafts true if drafts are published
 * @param future true if posts with a future date are published
 */
public record Visibility(boolean drafts, boolean future, Instant now) {

  public boolean shows(PostHeader header) {
    Dates dates = header.metadata().dates();
    return (drafts || !header.metadata().draft())
        && (future || !isAfter(dates.publishDate().or(dates::date)))
        && dates.expiryDate().map(end -> end.toInstant().isAfter(now)).orElse(true);
  }

  /**
   * Returns the next time at which a date shows or hides one of the posts, in milliseconds since
   * 1970; {@link Long#MAX_VALUE} for never.
   */
  long untilMillis(List<ScannedPost> posts) {
    return posts.stream()
        .flatMap(post -> post.header().stream())
        .map(header -> header.metadata().dates())
        .flatMap(
            dates ->
                Stream.of(dates.publishDate(), dates.date(), dates.expiryDate())
                    .flatMap(Optional::stream))
        .map(OffsetDateTime::toInstant)
        .filter(moment -> moment.isAfter(now))
        .mapToLong(moment -> moment.getEpochSecond() * 1000)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private boolean isAfter(Optional<OffsetDateTime> date) {
    return date.map(d -> d.toInstant().isAfter(now)).orElse(false);
  }
}
