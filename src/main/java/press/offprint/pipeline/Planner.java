package press.offprint.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.catalog.Entry;
import press.offprint.catalog.StampedDependency;
import press.offprint.catalog.Status;
import press.offprint.catalog.StoredRendition;
import press.offprint.content.Card;
import press.offprint.content.site.Atlas;
import press.offprint.content.site.FormerPlaces;
import press.offprint.content.site.LinkTarget;
import press.offprint.content.site.Section;
import press.offprint.model.Dependency;
import press.offprint.model.Download;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.disk.ContentFolder;
import press.offprint.pipeline.disk.OutputFolder;
import press.offprint.pipeline.disk.SiteFiles;
import press.offprint.pipeline.disk.SourceFile;

/** Finds what is due: what changed, what its makers changed for, and what is gone. */
public final class Planner {
  private final Settings settings;
  private final Site site;
  private final ContentFolder content;
  private final SiteFiles files;
  private final OutputFolder output;
  private final Ledger ledger;
  private final Retries retries;
  private final Surveyor surveyor;
  private final Trust trust;
  private final DependencyStamps stamps;
  private final Editions editions;
  private final EditionKeys keys;
  private final Receipts receipts;
  private final Withdrawals withdrawals;
  private final Stop stop;
  private volatile long untilMillis = Long.MAX_VALUE;
  private final AtomicReference<Optional<Plan>> prepared = new AtomicReference<>(Optional.empty());

  Planner(
      Press.Room room,
      Editions editions,
      Surveyor surveyor,
      Trust trust,
      DependencyStamps stamps,
      Receipts receipts,
      Withdrawals withdrawals) {
    this.settings = room.settings();
    this.site = room.site();
    this.content = room.content();
    this.files = room.files();
    this.output = room.output();
    this.ledger = room.ledger();
    this.keys = room.keys();
    this.editions = editions;
    this.surveyor = surveyor;
    this.trust = trust;
    this.stamps = stamps;
    this.retries = room.retries();
    this.stop = room.stop();
    this.receipts = receipts;
    this.withdrawals = withdrawals;
  }

  /** The jobs of a plan, for the route that splits it; no more of them once the press ends. */
  public Iterator<Job> jobs(Exchange exchange) {
    List<Job> jobs = exchange.getMessage().getBody(Plan.class).jobs();
    receipts.queued(jobs);
    Iterator<Job> all = jobs.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !stop.isAsked() && all.hasNext();
      }

      @Override
      public Job next() {
        return all.next();
      }
    };
  }

  /**
   * Until a post that failed may be tried again, or the calendar makes one due; empty for never.
   */
  OptionalLong millisToNext() {
    OptionalLong retry = retries.millisToNext();
    if (untilMillis == Long.MAX_VALUE) {
      return retry;
    }
    long calendar = Math.max(0, untilMillis - settings.clock().millis());
    return OptionalLong.of(Math.min(calendar, retry.orElse(calendar)));
  }

  /**
   * Makes the plan of the run that comes next ahead of it.
   *
   * @param expecting run as soon as a post is likely to be due
   */
  Plan prepare(Order order, Runnable expecting) {
    Plan plan = plan(order, expecting);
    prepared.set(Optional.of(plan));
    return plan;
  }

  /** Looks at all sources and tells which posts are due; all others get their receipts at once. */
  public Plan plan(Exchange exchange) {
    Order order = Order.take(exchange);
    return prepared.getAndSet(Optional.empty()).orElseGet(() -> plan(order, () -> {}));
  }

  private Plan plan(Order order, Runnable expecting) {
    retries.begin();
    keys.refresh();
    List<SourceFile> scanned = content.scan();
    guardAgainstAnEmptyFolder(scanned, order);
    Surveyor.All looked = surveyor.survey(scanned, expecting);
    List<Survey> surveys = looked.surveys();
    boolean whole = settings.paths().isEmpty() && order.sources().isEmpty();
    trust.begin(looked.cascades(), surveys, whole);
    Visibility visibility =
        new Visibility(settings.drafts(), settings.future(), settings.clock().instant());

    List<Card> cards = new ArrayList<>();
    surveys.forEach(s -> s.card().filter(visibility::shows).ifPresent(cards::add));
    Atlas everything = Atlas.of(cards, looked.cascades());
    Map<String, Problem> losers = Claims.of(everything, surveys).losers();
    Atlas atlas =
        losers.isEmpty()
            ? everything
            : Atlas.of(
                cards.stream().filter(c -> !losers.containsKey(c.source())).toList(),
                looked.cascades());

    List<Survey> chosen = surveys.stream().filter(s -> isChosen(s.file(), order)).toList();
    Set<String> gone = goneSources(scanned, order);
    receipts.begin(chosen.size() + gone.size(), order.client());
    List<Job> jobs = new ArrayList<>();
    for (Survey survey : chosen) {
      sort(survey, visibility, losers, atlas, order).ifPresent(jobs::add);
    }
    untilMillis = visibility.untilMillis(surveys);
    return new Plan(atlas, jobs, gone, scanned, untilMillis);
  }

  private Optional<Job> sort(
      Survey survey, Visibility visibility, Map<String, Problem> losers, Atlas atlas, Order order) {
    if (survey.card().isEmpty()) {
      if (!survey.problems().isEmpty()) {
        receipts.reject(survey, survey.problems());
      }
      return Optional.empty();
    }
    Card card = survey.card().get();
    if (!visibility.shows(card)) {
      withdrawals.ignore(survey, card);
      return Optional.empty();
    }
    if (losers.containsKey(card.source())) {
      receipts.reject(survey, List.of(losers.get(card.source())));
      return Optional.empty();
    }
    Set<String> due = dueEditions(survey, card, atlas, order);
    if (due.isEmpty()) {
      receipts.unchanged(survey);
      return Optional.empty();
    }
    if (!settings.force()
        && !order.force()
        && !retries.mayTry(card.source(), attempt(survey, card, atlas, due))) {
      receipts.leave(survey);
      return Optional.empty();
    }
    return Optional.of(
        new Job(
            survey.file(),
            card,
            survey.read() ? survey.fingerprint() : "",
            atlas,
            due,
            survey.previous()));
  }

  private String attempt(Survey survey, Card card, Atlas atlas, Set<String> due) {
    List<Dependency> now =
        survey.previous().map(Entry::dependencies).orElse(List.of()).stream()
            .map(known -> current(card.source(), known, atlas))
            .toList();
    return stamps.attempt(due, card.path(), survey.fingerprint(), now);
  }

  private Set<String> dueEditions(Survey survey, Card card, Atlas atlas, Order order) {
    Set<String> due = new TreeSet<>(editions.names("post"));
    due.removeIf(edition -> !order.wants(edition));
    if (settings.force() || order.force() || survey.previous().isEmpty()) {
      return due;
    }
    Entry entry = survey.previous().get();
    if (entry.status() != Status.PUBLISHED || !entry.fingerprint().equals(survey.fingerprint())) {
      return due;
    }
    List<Dependency> now =
        entry.dependencies().stream().map(known -> current(entry.source(), known, atlas)).toList();
    for (StoredRendition rendition : entry.renditions()) {
      String edition = rendition.download().edition();
      if (due.contains(edition)
          && rendition.madeFrom().equals(madeFrom(edition, card, survey.fingerprint(), now))
          && stands(rendition.download())) {
        due.remove(edition);
      }
    }
    return due;
  }

  private boolean stands(Download rendition) {
    return output.size(rendition.path()).equals(OptionalLong.of(rendition.bytes()));
  }

  private Dependency current(String source, StampedDependency known, Atlas atlas) {
    Dependency dependency = known.dependency();
    String name = dependency.name();
    return switch (dependency.kind()) {
      case POST ->
          new Dependency(
              dependency.kind(),
              name,
              atlas.bySource(name).map(Card::dependency).map(Dependency::fingerprint).orElse(""));
      case PLACE -> FormerPlaces.dependency(name, atlas);
      case SECTION -> Section.dependency(name, atlas).orElse(dependency);
      case LINK, NOTE -> LinkTarget.dependency(dependency.kind(), source, name, atlas);
      case FILE ->
          files.stamp(name).equals(known.stamp())
              ? dependency
              : new Dependency(dependency.kind(), name, files.fingerprint(name).orElse(""));
    };
  }

  String madeFrom(String edition, Card card, String post, List<Dependency> dependencies) {
    String key = keys.of("post-" + edition);
    return Lineage.ofPost(key, site.fingerprint(), card.path(), post, dependencies);
  }

  private boolean isChosen(SourceFile file, Order order) {
    return order.names(file.source())
        && (settings.paths().isEmpty()
            || settings.paths().stream().anyMatch(path -> file.file().startsWith(path)));
  }

  private Set<String> goneSources(Collection<SourceFile> scanned, Order order) {
    Set<String> gone = ledger.sources();
    Set<String> there = scanned.stream().map(SourceFile::source).collect(Collectors.toSet());
    // Of a folder that cannot be read nothing is known, so nothing below it is gone.
    List<String> unreadable =
        scanned.stream()
            .filter(file -> file.problem().isPresent())
            .map(file -> file.source() + "/")
            .toList();
    gone.removeIf(
        source ->
            there.contains(source)
                || !order.names(source)
                || !isBelowChosen(source)
                || unreadable.stream().anyMatch(source::startsWith));
    return new TreeSet<>(gone);
  }

  private boolean isBelowChosen(String source) {
    Path file = settings.content().resolve(source);
    return settings.paths().isEmpty()
        || settings.paths().stream().anyMatch(path -> file.startsWith(path));
  }

  private void guardAgainstAnEmptyFolder(List<SourceFile> scanned, Order order) {
    Set<String> published = new HashSet<>();
    for (Entry entry : ledger.all()) {
      if (!entry.renditions().isEmpty()) {
        published.add(entry.source());
      }
    }
    // Whoever names a post that is gone means it.
    published.removeAll(order.sources());
    if (scanned.isEmpty() && !published.isEmpty() && !settings.allowEmpty()) {
      throw new SettingsException(
          "The content folder "
              + settings.content()
              + " holds no posts, but "
              + published.size()
              + " are published from it. Is a disk not mounted? Nothing was changed."
              + " To withdraw them all, add --allow-empty.");
    }
  }
}
