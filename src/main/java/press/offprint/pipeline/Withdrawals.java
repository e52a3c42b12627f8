package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.Entry;
import press.offprint.catalog.FiledMetadata;
import press.offprint.catalog.SiteRendition;
import press.offprint.catalog.Status;
import press.offprint.catalog.StoredRendition;
import press.offprint.content.Card;
import press.offprint.pipeline.disk.OutputFolder;

/** Takes back what was published of sources that are gone, or no longer meant to be seen. */
final class Withdrawals {
  private final OutputFolder output;
  private final Ledger ledger;
  private final Receipts receipts;

  Withdrawals(OutputFolder output, Ledger ledger, Receipts receipts) {
    this.output = output;
    this.ledger = ledger;
    this.receipts = receipts;
  }

  /** Withdraws all that is published of {@code sources}, and forgets them. */
  void withdraw(Set<String> sources) {
    if (sources.isEmpty()) {
      return;
    }
    // A post that was renamed may publish to the same place: its files are not this one's.
    Set<String> kept = new HashSet<>();
    ledger.all().stream()
        .filter(entry -> !sources.contains(entry.source()))
        .forEach(entry -> kept.addAll(paths(entry)));
    List<String> forgotten = new ArrayList<>();
    for (String source : sources) {
      Optional<Entry> entry = ledger.find(source);
      if (entry.isPresent()) {
        paths(entry.get()).stream().filter(path -> !kept.contains(path)).forEach(output::remove);
        forgotten.add(source);
        receipts.withdrawn(entry.get());
      }
    }
    ledger.remove(forgotten);
  }

  /** Notes a draft, a future or an expired post; what was published of it goes. */
  void ignore(Survey survey, Card card) {
    List<StoredRendition> before = survey.previous().map(Entry::renditions).orElse(List.of());
    survey.previous().ifPresent(entry -> paths(entry).forEach(output::remove));
    Entry entry =
        new Entry(
            survey.source(),
            survey.file().stamp(),
            survey.fingerprint(),
            Status.IGNORED,
            card.path(),
            card.aliases(),
            FiledMetadata.of(card.metadata()),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0);
    if (survey.previous().filter(entry::equals).isEmpty()) {
      ledger.put(entry);
    }
    receipts.ignored(survey, !before.isEmpty());
  }

  /** All files that are known to lie in the output folder. */
  static Set<String> paths(Map<String, Entry> entries, Collection<SiteRendition> site) {
    Set<String> paths = new HashSet<>();
    entries.values().forEach(entry -> paths.addAll(paths(entry)));
    site.forEach(rendition -> paths.add(rendition.path()));
    return paths;
  }

  static Set<String> paths(Entry entry) {
    Set<String> paths = new HashSet<>();
    for (StoredRendition rendition : entry.renditions()) {
      paths.add(rendition.download().path());
      paths.addAll(rendition.companions());
    }
    return paths;
  }
}
