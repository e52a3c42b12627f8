package press.offprint.web.websub;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.model.Site;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.web.catalog.FileMediaTypes;
import press.offprint.web.catalog.ServedFile;

/**
 * Tells the WebSub hub of a site, where its configuration names one, which feeds changed in a run.
 * It does so on a thread of its own: nothing waits for a hub. A hub that does not answer is asked
 * again a few times, and with the next change.
 */
public final class WebSubNotifier implements RunListener, AutoCloseable {
  private static final String PARAMETER = "websub";
  private static final int TRIES = 5;
  private static final int AT_ONCE = 100;

  private final RunListener voice;
  private final Duration patience;
  private final Duration pause;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor messenger =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "offprint-hub");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<Known> known = Optional.empty();

  private static final class Known {
    private final Publisher publisher;
    private final URI address;
    private Map<String, String> told;
    private int failures;

    Known(Publisher publisher, URI address, Map<String, String> told) {
      this.publisher = publisher;
      this.address = address;
      this.told = told;
    }
  }

  /**
   * @param voice hears where something went wrong
   */
  public WebSubNotifier(RunListener voice) {
    this(voice, Duration.ofSeconds(10), Duration.ofMinutes(1));
  }

  /**
   * @param patience for one answer
   * @param pause before a hub that did not answer is asked again
   */
  WebSubNotifier(RunListener voice, Duration patience, Duration pause) {
    this.voice = voice;
    this.patience = patience;
    this.pause = pause;
    // What waits for its turn when the press closes is not worth waiting for.
    messenger.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The address of a site's hub; empty where it has none. */
  public static Optional<String> address(Site site) {
    return Optional.of(String.valueOf(site.params().getOrDefault(PARAMETER, "")).strip())
        .filter(text -> !text.isEmpty());
  }

  /** The {@code Link} header of a file: a feed names its hub and itself. */
  public static String links(Site site, ServedFile file) {
    return address(site)
        .filter(hub -> FileMediaTypes.isFeed(file.mediaType()))
        .map(hub -> "<" + hub + ">; rel=\"hub\", <" + url(site, file.path()) + ">; rel=\"self\"")
        .orElse("");
  }

  private static String url(Site site, String path) {
    return site.absolute("/" + path);
  }

  /** From here on, what changes is told. To be called before the first run. */
  public void open(Publisher publisher) {
    Site site = publisher.site();
    Optional<String> address = address(site);
    if (address.isEmpty()) {
      return;
    }
    Optional<URI> hub = address.flatMap(WebSubNotifier::web);
    if (hub.isEmpty()) {
      voice.notice("The WebSub hub '" + address.get() + "' is no web address. Mend params.websub.");
    } else if (!site.baseUrlGiven()) {
      voice.notice(
          "A WebSub hub needs the feeds' public address. Set baseUrl beside params.websub.");
    } else {
      known = Optional.of(new Known(publisher, hub.get(), feeds(publisher)));
    }
  }

  private static Optional<URI> web(String address) {
    try {
      URI uri = URI.create(address);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
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
    known.ifPresent(
        hub -> {
          hub.failures = 0;
          later(hub, Duration.ZERO);
        });
  }

  // One look is enough for all runs that ended before it.
  private void later(Known hub, Duration wait) {
    if (!messenger.isShutdown() && !(wait.isZero() && due.getAndSet(true))) {
      Future<?> unused =
          messenger.schedule(() -> carefully(hub), wait.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void carefully(Known hub) {
    try {
      look(hub);
    } catch (RuntimeException e) {
      voice.notice("The WebSub hub was not told that a feed changed: " + e + ".");
    }
  }

  private void look(Known hub) {
    due.set(false);
    Map<String, String> now = feeds(hub.publisher);
    List<String> changed = new ArrayList<>();
    now.forEach(
        (path, hash) -> {
          if (!hash.equals(hub.told.get(path))) {
            changed.add(url(hub.publisher.site(), path));
          }
        });
    String trouble = "";
    for (int i = 0; i < changed.size() && trouble.isEmpty(); i += AT_ONCE) {
      trouble = tell(hub.address, changed.subList(i, Math.min(changed.size(), i + AT_ONCE)));
    }
    if (trouble.isEmpty()) {
      hub.told = now;
    } else if (!messenger.isShutdown()) {
      boolean again = ++hub.failures < TRIES;
      voice.notice(
          "The WebSub hub "
              + hub.address
              + " was not told that a feed changed: "
              + trouble
              + (again ? " It is tried again." : " It is tried again with the next change."));
      if (again) {
        later(hub, pause);
      }
    }
  }

  /** Empty where the hub took it, else what went wrong. */
  private String tell(URI hub, List<String> urls) {
    StringBuilder form = new StringBuilder("hub.mode=publish");
    for (String url : urls) {
      form.append("&hub.url=").append(URLEncoder.encode(url, StandardCharsets.UTF_8));
    }
    // It goes where the configuration says and nowhere else: redirects are not followed.
    HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
    HttpRequest request =
        HttpRequest.newBuilder(hub)
            .timeout(patience)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    try {
      // The answer's head is enough: its body may be endless.
      int status =
          client
              .sendAsync(request, head -> HttpResponse.BodySubscribers.discarding())
              .get(patience.toMillis(), TimeUnit.MILLISECONDS)
              .statusCode();
      return status / 100 == 2 ? "" : "it answered " + status + ".";
    } catch (TimeoutException e) {
      return "it did not answer within " + patience.toSeconds() + " s.";
    } catch (ExecutionException e) {
      return "it cannot be reached (" + e.getCause().getClass().getSimpleName() + ").";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the press closes.";
    }
  }

  @Override
  public void close() {
    messenger.shutdownNow();
  }
}
