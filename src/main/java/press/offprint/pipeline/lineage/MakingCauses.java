package press.offprint.pipeline.lineage;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.catalog.version.Making;
import press.offprint.catalog.version.Making.Cause;
import press.offprint.model.Dependency;
import press.offprint.model.Rendition;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.state.CatalogCache;

/** Finds out why the editions of a source were made, by comparing inputs of now and before. */
public final class MakingCauses {
  private static final String CHANGED = "changed";
  private static final String ADDED = "added";
  private static final String REMOVED = "removed";

  private final CatalogCache catalog;
  private final EditionInputs inputs;
  private final boolean always;
  private final InstantSource clock;

  /**
   * Creates the comparison.
   *
   * @param always true if every run makes everything again
   */
  public MakingCauses(
      CatalogCache catalog, EditionInputs inputs, boolean always, InstantSource clock) {
    this.catalog = catalog;
    this.inputs = inputs;
    this.always = always;
    this.clock = clock;
  }

  /**
   * Returns the makings of one source.
   *
   * @param before its entry before
   * @param made the renditions of this run
   * @param forced true if the person asked for everything again
   * @param run returns the number of the run in the history
   */
  public List<Making> of(
      Optional<CatalogEntry> before,
      CatalogEntry now,
      List<Rendition> made,
      boolean forced,
      LongSupplier run) {
    Map<String, Making> earlier = new HashMap<>();
    if (before.isPresent()) {
      catalog.makings(now.source()).forEach(making -> earlier.put(making.edition(), making));
    }
    List<Making> makings = new ArrayList<>();
    TreeSet<String> editions = new TreeSet<>();
    made.forEach(rendition -> editions.add(rendition.edition()));
    for (String edition : editions) {
      Map<String, String> shared = inputs.of((now.isBook() ? "book-" : "post-") + edition);
      List<Cause> causes = new ArrayList<>();
      Optional<StoredRendition> old = before.flatMap(entry -> rendition(entry, edition));
      if (old.isEmpty()) {
        causes.add(new Cause("new", "", ""));
      } else {
        ofSource(before.get(), now, edition, causes);
        Making last = earlier.get(edition);
        ofShared(last == null ? shared : last.shared(), shared, causes);
        if (causes.isEmpty()) {
          causes.add(other(old.get(), now, last == null, forced || always));
        }
      }
      makings.add(
          new Making(now.source(), edition, clock.millis(), run.getAsLong(), causes, shared));
    }
    return makings;
  }

  private static Optional<StoredRendition> rendition(CatalogEntry entry, String edition) {
    return entry.renditions().stream()
        .filter(rendition -> rendition.download().edition().equals(edition))
        .findFirst();
  }

  private static void ofSource(
      CatalogEntry before, CatalogEntry now, String edition, List<Cause> causes) {
    boolean edited = !before.fingerprint().equals(now.fingerprint()) && !now.isBook();
    if (edited) {
      causes.add(new Cause("source", now.source(), CHANGED));
    }
    if (!before.path().equals(now.path())) {
      causes.add(new Cause("address", before.path(), CHANGED));
    }
    Map<String, Dependency> old = dependencies(before, edition);
    Map<String, Dependency> present = dependencies(now, edition);
    for (Map.Entry<String, Dependency> one : present.entrySet()) {
      Dependency known = old.remove(one.getKey());
      if (known == null && !edited) {
        causes.add(cause(one.getValue(), ADDED));
      } else if (known != null && !known.fingerprint().equals(one.getValue().fingerprint())) {
        causes.add(cause(one.getValue(), change(known, one.getValue())));
      }
    }
    if (!edited) {
      old.values().forEach(gone -> causes.add(cause(gone, REMOVED)));
    }
  }

  // An input that does not exist has no fingerprint.
  private static String change(Dependency before, Dependency now) {
    return before.fingerprint().isEmpty() ? ADDED : now.fingerprint().isEmpty() ? REMOVED : CHANGED;
  }

  private static Cause cause(Dependency dependency, String change) {
    String kind = dependency.kind().name().toLowerCase(Locale.ROOT);
    return new Cause(kind, dependency.name(), change);
  }

  private static Map<String, Dependency> dependencies(CatalogEntry entry, String edition) {
    Map<String, Dependency> all = new TreeMap<>();
    for (StampedDependency stamped : entry.dependencies()) {
      Dependency one = stamped.dependency();
      if (PostInputs.isInput(edition, one)) {
        all.put(one.kind() + " " + one.name(), one);
      }
    }
    return all;
  }

  private static void ofShared(
      Map<String, String> before, Map<String, String> now, List<Cause> causes) {
    if (before.equals(now)) {
      return;
    }
    List<Cause> found = new ArrayList<>();
    Map<String, String> old = new TreeMap<>(before);
    Cause engine = null;
    for (Map.Entry<String, String> one : now.entrySet()) {
      String known = old.remove(one.getKey());
      if (known == null) {
        found.add(shared(one.getKey(), ADDED));
      } else if (!known.equals(one.getValue())) {
        Cause cause = shared(one.getKey(), CHANGED);
        if (cause.kind().equals("edition")) {
          engine = cause;
        } else {
          found.add(cause);
        }
      }
    }
    old.keySet().forEach(name -> found.add(shared(name, REMOVED)));
    // The hash of an edition in Java covers its templates and fonts, which have names.
    boolean explained =
        found.stream().anyMatch(c -> List.of("template", "font").contains(c.kind()));
    if (engine != null && !explained) {
      found.add(engine);
    }
    causes.addAll(found);
  }

  private static Cause shared(String input, String change) {
    int space = input.indexOf(' ');
    return new Cause(input.substring(0, space), input.substring(space + 1), change);
  }

  private static Cause other(
      StoredRendition old, CatalogEntry now, boolean unrecorded, boolean forced) {
    if (forced) {
      return new Cause("forced", "", "");
    } else if (old.inputHash().isEmpty()) {
      return new Cause("interrupted", "", "");
    } else if (now.isBook()) {
      return new Cause("book", now.source(), CHANGED);
    }
    if (unrecorded) {
      return new Cause("unrecorded", "", "");
    }
    String edition = old.download().edition();
    boolean sameInputs =
        rendition(now, edition).filter(r -> r.inputHash().equals(old.inputHash())).isPresent();
    return !sameInputs
        ? new Cause("released", "", "")
        : new Cause("output", old.download().path(), "changed or removed");
  }
}
