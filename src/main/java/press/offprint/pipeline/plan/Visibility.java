package press.offprint.pipeline.plan;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import press.offprint.content.site.BuildOptions;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Dates;
import press.offprint.model.Metadata;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.HiddenReason;

/**
 * The rules for drafts, future and expired posts, headless bundles and folders that are not
 * published.
 *
 * @param drafts true if drafts are published
 * @param future true if posts with a future date are published
 */
public record Visibility(boolean drafts, boolean future, Instant now) {

  /**
   * Returns the hidden sources with their reasons.
   *
   * @param posts the metadata of all sources; empty for one that is not read
   * @param earlier returns the metadata that a source had before, if it cannot be read now
   * @param unsettled true for a source that is being written; an error of a bundle hides nothing
   */
  public Map<String, Hidden> hidden(
      Map<String, Optional<Metadata>> posts,
      Function<String, Optional<Metadata>> earlier,
      Predicate<String> unsettled) {
    Map<String, Hidden> hidden = new HashMap<>();
    Set<String> bundles = new HashSet<>();
    posts.forEach(
        (source, metadata) -> {
          Hidden own = hides(source, metadata);
          if (own.isHidden()) {
            hidden.put(source, own);
          }
          if (isIndex(source)) {
            bundles.add(SourcePath.folder(source));
          }
        });
    Map<String, Hidden> hiddenBundles = hiddenBundles(posts, hidden, earlier, unsettled);
    for (String source : posts.keySet()) {
      String folder = SourcePath.folder(source);
      if (isReadme(source) && bundles.contains(folder)) {
        hidden.put(source, Hidden.because(HiddenReason.BUNDLE, folder.isEmpty() ? "./" : folder));
      } else if (!hidden.containsKey(source)) {
        boolean index = fileName(source).startsWith("index.");
        inBundle(index ? outer(folder) : folder, hiddenBundles)
            .ifPresent(reason -> hidden.put(source, reason));
      }
    }
    return hidden;
  }

  // The other files of a bundle are not published before the bundle is.
  private Map<String, Hidden> hiddenBundles(
      Map<String, Optional<Metadata>> posts,
      Map<String, Hidden> hidden,
      Function<String, Optional<Metadata>> earlier,
      Predicate<String> unsettled) {
    Map<String, Hidden> bundles = new HashMap<>();
    Set<String> shown = new HashSet<>();
    posts.forEach(
        (source, metadata) -> {
          if (fileName(source).startsWith("index.")) {
            Hidden own = hidden.get(source);
            if (own == null && metadata.isEmpty()) {
              Hidden unknown =
                  unsettled.test(source)
                      ? Hidden.because(HiddenReason.BUNDLE, source)
                      : Hidden.NONE;
              own =
                  earlier
                      .apply(source)
                      .map(before -> hides(source, Optional.of(before)))
                      .orElse(unknown);
            }
            if (own == null || !own.isHidden()) {
              shown.add(SourcePath.folder(source));
            } else {
              bundles.put(SourcePath.folder(source), own.at(source));
            }
          }
        });
    bundles.keySet().removeAll(shown);
    bundles.remove("");
    return bundles;
  }

  private static Optional<Hidden> inBundle(String folder, Map<String, Hidden> bundles) {
    String outer = bundles.isEmpty() ? "" : folder;
    while (!outer.isEmpty() && !outer.endsWith("_posts/")) {
      Hidden found = bundles.get(outer);
      if (found != null) {
        return Optional.of(found);
      }
      outer = outer(outer);
    }
    return Optional.empty();
  }

  private static String outer(String folder) {
    return folder.isEmpty()
        ? ""
        : folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
  }

  private static boolean isIndex(String source) {
    String name = fileName(source);
    return name.startsWith("index.") || name.startsWith("_index.");
  }

  private static boolean isReadme(String source) {
    return fileName(source).startsWith("readme.");
  }

  // SourcePath would be slow for each source of a large site.
  private static String fileName(String source) {
    return source.substring(source.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /** Returns the reason why a source is hidden by its own path and metadata. */
  Hidden hides(String source, Optional<Metadata> metadata) {
    Optional<String> place = SourcePath.underscored(source);
    if (place.isPresent()) {
      return Hidden.because(HiddenReason.UNDERSCORE, place.get());
    }
    return metadata.map(this::hides).orElse(Hidden.NONE);
  }

  private Hidden hides(Metadata metadata) {
    Dates dates = metadata.dates();
    Optional<Instant> begin =
        dates.publishDate().or(dates::date).map(OffsetDateTime::toInstant).filter(now::isBefore);
    Optional<Instant> end =
        dates.expiryDate().map(OffsetDateTime::toInstant).filter(date -> !date.isAfter(now));
    if (!BuildOptions.of(metadata.fields()).rendered()) {
      return Hidden.because(HiddenReason.HEADLESS, "");
    } else if (!drafts && metadata.draft()) {
      return Hidden.because(HiddenReason.DRAFT, "");
    } else if (end.isPresent()) {
      return Hidden.until(end.get());
    }
    return future || begin.isEmpty() ? Hidden.NONE : Hidden.from(begin.get());
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
}
