package press.offprint.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.catalog.Entry;
import press.offprint.catalog.FiledMetadata;
import press.offprint.catalog.StampedDependency;
import press.offprint.catalog.StoredRendition;
import press.offprint.content.Card;
import press.offprint.model.Article;
import press.offprint.model.Code;
import press.offprint.model.Dependency;
import press.offprint.model.Download;
import press.offprint.model.Problem;
import press.offprint.model.Rendition;
import press.offprint.pipeline.disk.OutputFolder;

/** Writes down how each source ended: in the catalog, and to whoever listens. */
public final class Receipts {
  private final Ledger ledger;
  private final OutputFolder output;
  private final Listener listener;
  private final DependencyStamps stamps;
  private final Trust trust;
  private final Retries retries;
  private final SiteShelf shelf;
  private final boolean strict;
  private final Stop stop;
  private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
  private final Leftovers leftovers;
  private boolean fault;
  private boolean quiet;
  private String broken = "";
  private Listener client = Order.NOBODY;
  private long started = System.nanoTime();

  Receipts(Press.Room room, Listener listener, DependencyStamps stamps, Trust trust) {
    this.ledger = room.ledger();
    this.output = room.output();
    this.strict = room.settings().strict();
    this.stamps = stamps;
    this.trust = trust;
    this.leftovers = new Leftovers(room.ledger(), room.output());
    this.retries = room.retries();
    this.stop = room.stop();
    this.shelf = new SiteShelf(room.ledger(), room.output());
    this.listener = listener;
  }

  /** From now on, sources that nothing happened to get no receipt: for runs that repeat. */
  synchronized void onlyWhatHappens() {
    quiet = true;
    retries.bePatient();
  }

  synchronized void begin(int total, Listener orderedBy) {
    client = orderedBy;
    counts.clear();
    fault = false;
    started = System.nanoTime();
    if (!quiet) {
      listener.begins(total);
    }
    client.begins(total);
  }

  synchronized void queued(List<Job> jobs) {
    listener.queued(jobs.stream().map(Job::source).toList());
  }

  synchronized void begun(Job job) {
    listener.begun(job.source(), job.editions());
  }

  synchronized void made(Job job, String edition, long millis) {
    listener.made(job.source(), edition, millis);
  }

  /**
   * Ends the run, and leaves its summary in the body: what is known is on disk, and the listener
   * has the summary.
   */
  public void close(Exchange exchange) {
    Made made = exchange.getMessage().getBody() instanceof Made m ? m : Made.NOTHING;
    Map<String, String> due = SiteWork.due(exchange);
    List<Download> downloads = new ArrayList<>();
    made.renditions().forEach(rendition -> downloads.add(rendition.download()));
    shelf.file(made, due, SiteWork.progress(exchange));
    Rejected failed = Failures.of(made.failures());
    List<Problem> problems = new ArrayList<>(failed.problems());
    problems.addAll(made.problems());
    made.renditions().forEach(rendition -> problems.addAll(rendition.problems()));
    leftovers.remove();
    ledger.flush();
    trust.end();
    output.settle(ledger::files);
    exchange.getMessage().setBody(finish(downloads, problems, failed.fault()));
  }

  /** Whether no source wants another look without being changed. */
  boolean isSettled() {
    return retries.millisToNext().isEmpty();
  }

  /** Ends a run in which nothing was due. */
  Summary closeUntouched() {
    ledger.flush();
    trust.end();
    return finish(List.of(), List.of(), false);
  }

  /**
   * Notes that a run could not come to its end; while watching nobody else would hear of it.
   *
   * @param why told once, however often it is the same
   */
  synchronized void broke(String why) {
    if (quiet && !stop.isAsked() && !why.equals(broken)) {
      listener.notice(why + " It is tried again.");
    }
    broken = why;
  }

  private synchronized Summary finish(List<Download> made, List<Problem> problems, boolean ours) {
    retries.end();
    if (quiet && !broken.isEmpty()) {
      listener.notice("It went through now.");
    }
    broken = "";
    long millis = (System.nanoTime() - started) / 1_000_000;
    Summary summary = new Summary(counts, made, problems, fault || ours, millis);
    boolean nothing = counts.isEmpty() && made.isEmpty() && problems.isEmpty();
    if (!quiet || !nothing) {
      listener.closes(summary);
    }
    client.closes(summary);
    client = Order.NOBODY;
    return summary;
  }

  /** Ends a post that went through the routes: published, or rejected. */
  public void write(Exchange exchange) {
    Job job = Job.of(exchange);
    long millis = Work.millis(exchange);
    Object body = exchange.getMessage().getBody();
    if (body instanceof Made made) {
      published(job, Work.publication(exchange).article(), made, millis, exchange);
    } else if (body instanceof Rejected rejected) {
      rejected(job, rejected, exchange);
    } else {
      throw new IllegalStateException("A post ended as " + body);
    }
  }

  /** Ends a post whose route failed outside of its branches. */
  void failed(Exchange exchange, Throwable failure) {
    rejected(Job.of(exchange), Failures.of(List.of(failure)), exchange);
  }

  private void published(Job job, Article article, Made made, long millis, Exchange exchange) {
    List<StoredRendition> stored = new ArrayList<>();
    for (Rendition rendition : made.renditions()) {
      stored.add(
          new StoredRendition(
              rendition.download(),
              stamps.madeFrom(rendition.edition(), article, Work.fingerprint(exchange)),
              rendition.companions().stream().map(Rendition::path).toList()));
    }
    keepOthers(job, article, stored);
    List<Problem> warnings = Storekeeper.warnings(Work.publication(exchange), made);
    Entry entry =
        new Entry(
            job.source(),
            Work.stamp(exchange),
            Work.fingerprint(exchange),
            press.offprint.catalog.Status.PUBLISHED,
            article.path(),
            job.card().aliases(),
            FiledMetadata.of(article.metadata()),
            warnings,
            DependencyStamps.of(article.dependencies(), Work.files(exchange)),
            stored,
            article.words(),
            millis,
            stamps.now());
    job.previous().ifPresent(before -> leftovers.of(before, entry));
    ledger.put(entry);
    retries.forget(job.source());
    tell(new Receipt(job.source(), Status.PUBLISHED, warnings, entry.downloads(), millis, false));
  }

  // Editions that were not due keep what they have, as long as the post keeps its place.
  private static void keepOthers(Job job, Article article, List<StoredRendition> stored) {
    job.previous()
        .filter(before -> before.path().equals(article.path()))
        .ifPresent(
            before ->
                before.renditions().stream()
                    .filter(old -> !job.editions().contains(old.download().edition()))
                    .forEach(stored::add));
  }

  private void rejected(Job job, Rejected rejected, Exchange exchange) {
    if (stop.isAsked()) {
      return; // It was interrupted, or may have been: the next run tells.
    }
    String fingerprint = Work.fingerprint(exchange);
    long millis = Work.millis(exchange);
    List<Dependency> dependencies =
        Optional.ofNullable(Work.publication(exchange))
            .map(publication -> publication.article().dependencies())
            .orElse(List.of());
    file(
        new Survey(
            job.file(), Optional.of(job.card()), List.of(), fingerprint, false, job.previous()),
        rejected.problems(),
        dependencies.isEmpty()
            ? List.of()
            : DependencyStamps.of(dependencies, Work.files(exchange)));
    retries.failed(
        job.source(),
        stamps.attempt(job.editions(), job.card().path(), fingerprint, dependencies),
        rejected);
    tell(
        new Receipt(
            job.source(),
            Status.REJECTED,
            rejected.problems(),
            List.of(),
            millis,
            rejected.fault()));
  }

  /** Rejects a source that never became a job. */
  void reject(Survey survey, List<Problem> problems) {
    boolean known =
        survey
            .previous()
            .filter(e -> e.status() == press.offprint.catalog.Status.REJECTED)
            .filter(e -> e.problems().equals(problems))
            .isPresent();
    if (!known) {
      file(survey, problems, List.of());
    }
    Receipt receipt = new Receipt(survey.source(), Status.REJECTED, problems, List.of(), 0, false);
    if (known) {
      mention(receipt);
    } else {
      tell(receipt);
    }
  }

  /** Leaves a post alone that failed before and is made from the same things still. */
  void leave(Survey survey) {
    List<Problem> problems = survey.previous().map(Entry::problems).orElse(List.of());
    boolean ours = problems.stream().anyMatch(p -> p.code() == Code.EDITION_FAILED);
    mention(new Receipt(survey.source(), Status.REJECTED, problems, List.of(), 0, ours));
  }

  // What was published of a post before it broke stays published, and is still known.
  private void file(Survey survey, List<Problem> problems, List<StampedDependency> dependencies) {
    Optional<Entry> standing = survey.previous().filter(e -> !e.renditions().isEmpty());
    Optional<Card> card = survey.card();
    ledger.put(
        new Entry(
            survey.source(),
            survey.file().stamp(),
            survey.fingerprint(),
            press.offprint.catalog.Status.REJECTED,
            standing.map(Entry::path).or(() -> card.map(Card::path)).orElse(""),
            standing.map(Entry::aliases).orElse(List.of()),
            standing
                .map(Entry::metadata)
                .or(() -> card.map(Card::metadata).map(FiledMetadata::of))
                .orElse(FiledMetadata.NONE),
            problems,
            dependencies,
            standing.map(Entry::renditions).orElse(List.of()),
            standing.map(Entry::words).orElse(0),
            0,
            standing.map(Entry::publishedAt).orElse(0L)));
  }

  void unchanged(Survey survey) {
    if (survey.previous().isEmpty()) {
      // New, but of a post nothing is asked for.
      Receipt none = new Receipt(survey.source(), Status.UNCHANGED, List.of(), List.of(), 0, false);
      mention(none);
      return;
    }
    Entry entry = survey.previous().get();
    Entry now = survey.now(entry);
    if (!entry.equals(now)) {
      ledger.put(now);
    }
    boolean refused = strict && !entry.problems().isEmpty();
    Status status = refused ? Status.REJECTED : Status.UNCHANGED;
    mention(new Receipt(entry.source(), status, entry.problems(), entry.downloads(), 0, false));
  }

  void ignored(Survey survey, boolean withdrawn) {
    if (withdrawn) {
      tell(new Receipt(survey.source(), Status.WITHDRAWN, List.of(), List.of(), 0, false));
    } else {
      mention(new Receipt(survey.source(), Status.IGNORED, List.of(), List.of(), 0, false));
    }
  }

  void withdrawn(Entry entry) {
    retries.forget(entry.source());
    Receipt receipt = new Receipt(entry.source(), Status.WITHDRAWN, List.of(), List.of(), 0, false);
    if (entry.renditions().isEmpty()) {
      mention(receipt);
    } else {
      tell(receipt);
    }
  }

  /** Tells of a source to which nothing happened: to whoever ordered this run, at least. */
  private synchronized void mention(Receipt receipt) {
    if (!quiet) {
      tell(receipt);
    } else if (!client.equals(Order.NOBODY)) {
      counts.merge(receipt.status(), 1, Integer::sum);
      client.ended(receipt);
    }
  }

  private synchronized void tell(Receipt receipt) {
    counts.merge(receipt.status(), 1, Integer::sum);
    fault |= receipt.fault();
    listener.ended(receipt);
    client.ended(receipt);
  }
}
