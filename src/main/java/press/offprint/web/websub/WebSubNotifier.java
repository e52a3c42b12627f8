package press.offprint.web.websub;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.model.Site;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.web.catalog.FileMediaTypes;
import press.offprint.web.catalog.ServedFile;

/**
 * Reports the feeds that changed in a run to the WebSub hub of the site, if its configuration names
 * one. It does so on a separate thread, so that no run waits for a hub. A request that fails is
 * repeated a few times, and after the next change. Thread-safe.
 */
public final class WebSubNotifier implements RunListener, AutoCloseable {
  private static final String PARAMETER = "websub";
  private static final int ATTEMPTS = 5;
  private static final int FEEDS_PER_REQUEST = 100;

  private final RunListener notices;
  private final Duration timeout;
  private final Duration pause;
  private final AtomicBoolean isScheduled = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "offprint-websub");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Hub hub;

  /** The hub of a site, and the state of its feeds that it knows. */
  private static final class Hub {
    private final Publisher publisher;
    private final URI address;
    private final AtomicInteger failures = new AtomicInteger();

    @GuardedBy("this")
    private Map<String, String> reported;

    Hub(Publisher publisher, URI address) {
      this.publisher = publisher;
      this.address = address;
      this.reported = feeds(publisher);
    }

    synchronized void setReported(Map<String, String> feeds) {
      reported = feeds;
    }

    /** Returns the URLs of the feeds that differ from what the hub knows. */
    synchronized List<String> changed(Map<String, String> feeds) {
      List<String> changed = new ArrayList<>();
      feeds.forEach(
          (path, hash) -> {
            if (!hash.equals(reported.get(path))) {
              changed.add(url(publisher.site(), path));
            }
          });
      return changed;
    }
  }

  /**
   * @param notices gets a notice if a request fails
   */
  public WebSubNotifier(RunListener notices) {
    this(notices, Duration.ofSeconds(10), Duration.ofMinutes(1));
  }

  /**
   * @param timeout of a request
   * @param pause before a request is repeated
   */
  WebSubNotifier(RunListener notices, Duration timeout, Duration pause) {
    this.notices = notices;
    this.timeout = timeout;
    this.pause = pause;
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Returns the address of the hub as it is configured, or empty if the site has no hub. */
  public static Optional<String> address(Site site) {
    return Optional.of(String.valueOf(site.params().getOrDefault(PARAMETER, "")).strip())
        .filter(text -> !text.isEmpty());
  }

  /** Returns the {@code Link} header of a file: a feed names its hub and itself. */
  public static String links(Site site, ServedFile file) {
    return address(site)
        .filter(hub -> FileMediaTypes.isFeed(file.mediaType()))
        .map(hub -> "<" + hub + ">; rel=\"hub\", <" + url(site, file.path()) + ">; rel=\"self\"")
        .orElse("");
  }

  private static String url(Site site, String path) {
    return site.absolute("/" + path);
  }

  /** Starts to report changes. Must be called before the first run. */
  public void open(Publisher publisher) {
    Site site = publisher.site();
    Optional<String> address = address(site);
    if (address.isEmpty()) {
      return;
    }
    Optional<URI> uri = address.flatMap(WebSubNotifier::webAddress);
    if (uri.isEmpty()) {
      notices.notice(
          "The WebSub hub '" + address.get() + "' is no web address. Correct params.websub.");
    } else if (!site.baseUrlGiven()) {
      notices.notice(
          "The WebSub hub needs the public address of the feeds. Set baseUrl beside params.websub.");
    } else {
      hub = new Hub(publisher, uri.get());
    }
  }

  private static Optional<URI> webAddress(String address) {
    try {
      URI uri = URI.create(address);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return isWeb && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> feeds(Publisher publisher) {
    Map<String, String> feeds = new TreeMap<>();
    for (SiteRendition file : publisher.siteRenditions()) {
      if (FileMediaTypes.isFeed(FileMediaTypes.of(file.path()))) {
        feeds.put(file.path(), file.sha256());
      }
    }
    return feeds;
  }

  @Override
  public void closes(RunSummary summary) {
    Hub current = hub;
    if (current != null) {
      current.failures.set(0);
      schedule(current, Duration.ZERO);
    }
  }

  /** Schedules a check of the feeds, unless a check without a delay is scheduled already. */
  private void schedule(Hub current, Duration delay) {
    if (!executor.isShutdown() && !(delay.isZero() && isScheduled.getAndSet(true))) {
      Future<?> unused =
          executor.schedule(() -> run(current), delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void run(Hub current) {
    try {
      reportChanges(current);
    } catch (RuntimeException e) {
      notices.notice("The WebSub hub was not notified of changed feeds: " + e + ".");
    }
  }

  private void reportChanges(Hub current) {
    isScheduled.set(false);
    Map<String, String> feeds = feeds(current.publisher);
    List<String> changed = current.changed(feeds);
    String failure = "";
    for (int i = 0; i < changed.size() && failure.isEmpty(); i += FEEDS_PER_REQUEST) {
      int end = Math.min(changed.size(), i + FEEDS_PER_REQUEST);
      failure = send(current.address, changed.subList(i, end));
    }
    if (failure.isEmpty()) {
      current.setReported(feeds);
    } else if (!executor.isShutdown()) {
      boolean isRepeated = current.failures.incrementAndGet() < ATTEMPTS;
      notices.notice(
          "The WebSub hub "
              + current.address
              + " was not notified of changed feeds: "
              + failure
              + (isRepeated
                  ? " Offprint repeats the request."
                  : " Offprint repeats the request after the next change."));
      if (isRepeated) {
        schedule(current, pause);
      }
    }
  }

  /** Sends a request. Returns the cause of its failure, empty if the hub accepted it. */
  private String send(URI address, List<String> urls) {
    StringBuilder form = new StringBuilder("hub.mode=publish");
    urls.forEach(url -> form.append("&hub.url=").append(Uris.encodeComponent(url)));
    // The client does not follow redirects: no address but the configured one is requested.
    HttpClient client = HttpClient.newBuilder().connectTimeout(timeout).build();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(timeout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    try {
      // The body of the response is discarded, because it may be endless.
      int status =
          client
              .sendAsync(request, head -> HttpResponse.BodySubscribers.discarding())
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
              .statusCode();
      return status / 100 == 2 ? "" : "the hub answered " + status + ".";
    } catch (TimeoutException e) {
      return timedOut();
    } catch (ExecutionException e) {
      // The client and this thread both end a request after the same time.
      return e.getCause() instanceof HttpTimeoutException
          ? timedOut()
          : "the hub cannot be reached (" + e.getCause().getClass().getSimpleName() + ").";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "Offprint is closing.";
    }
  }

  private String timedOut() {
    return "the hub did not answer within " + timeout.toSeconds() + " s.";
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
