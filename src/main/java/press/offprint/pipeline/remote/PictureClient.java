package press.offprint.pipeline.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import press.offprint.content.resource.RemotePictures;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.settings.Limits;
import press.offprint.model.settings.RemoteSettings;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * Fetches pictures from allowed hosts. The address of each host is checked again at each redirect,
 * just before the request: Java keeps the result of a name for that time, so that the request has
 * that address. No cookie, no credential and no proxy is used.
 */
final class PictureClient implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final RemoteSettings settings;
  private final Limits limits;
  private final Duration patience;
  private final Predicate<InetAddress> reachable;
  private final HttpClient client;
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fetch-deadline");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates the client.
   *
   * @param patience for one picture with all its redirects
   * @param reachable true for addresses that may be asked
   */
  PictureClient(
      RemoteSettings settings, Limits limits, Duration patience, Predicate<InetAddress> reachable) {
    this.settings = settings;
    this.limits = limits;
    this.patience = patience;
    this.reachable = reachable;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
  }

  /** The refusal of a picture, with a message of one sentence for the publisher. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** Returns a picture that a post can show. */
  Bytes fetch(String url) throws RefusedException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    URI address = uri(url);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      requireAllowed(address);
      try {
        HttpResponse<InputStream> answer = ask(address, end);
        try (InputStream body = answer.body()) {
          Optional<URI> next = redirect(answer, address);
          if (next.isEmpty()) {
            return picture(answer, body, url, end);
          }
          address = next.get();
        }
      } catch (HttpTimeoutException e) {
        throw new RefusedException(late());
      } catch (IOException e) {
        throw new RefusedException("The connection failed: " + IoErrorText.of(e) + ".");
      }
    }
    throw new RefusedException("More than " + MOST_REDIRECTS + " redirects followed one another.");
  }

  private String late() {
    return "The answer took more than " + patience.toSeconds() + " seconds.";
  }

  private static URI uri(String url) throws RefusedException {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("The address is no valid URL.");
    }
  }

  private void requireAllowed(URI address) throws RefusedException {
    String scheme = String.valueOf(address.getScheme());
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new RefusedException("The scheme " + scheme + " is not fetched.");
    }
    String host = address.getHost();
    if (host == null || address.getUserInfo() != null) {
      throw new RefusedException("The address has no plain host.");
    }
    if (!settings.hosts().allows(host, address.getPort())) {
      throw new RefusedException(
          "The host "
              + host
              + (address.getPort() < 0 ? "" : ":" + address.getPort())
              + " is not among remote.hosts in offprint.yaml.");
    }
    try {
      for (InetAddress each : InetAddress.getAllByName(host)) {
        if (!reachable.test(each)) {
          throw new RefusedException(
              "The host "
                  + host
                  + " has the address "
                  + each.getHostAddress()
                  + ", which is not public.");
        }
      }
    } catch (UnknownHostException e) {
      throw new RefusedException("The host " + host + " is unknown.");
    }
  }

  private HttpResponse<InputStream> ask(URI address, long end)
      throws IOException, InterruptedException, RefusedException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new RefusedException(late());
    }
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofNanos(left))
            .header("Accept", "image/svg+xml,image/png,image/jpeg,image/gif,image/webp")
            .header("User-Agent", "Offprint")
            .GET()
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private static Optional<URI> redirect(HttpResponse<?> answer, URI from) throws RefusedException {
    Optional<String> place = answer.headers().firstValue("Location");
    if (answer.statusCode() / 100 != 3 || place.isEmpty()) {
      return Optional.empty();
    }
    URI next = from.resolve(uri(place.get()));
    if ("https".equals(from.getScheme()) && !"https".equals(next.getScheme())) {
      throw new RefusedException("A redirect leads from https to " + next.getScheme() + ".");
    }
    return Optional.of(next);
  }

  private Bytes picture(HttpResponse<?> answer, InputStream body, String url, long end)
      throws RefusedException, IOException {
    if (answer.statusCode() != 200) {
      throw new RefusedException("The server answered with status " + answer.statusCode() + ".");
    }
    // The timeout of a request ends with the head of its answer.
    ScheduledFuture<?> alarm =
        alarms.schedule(() -> close(body), end - System.nanoTime(), TimeUnit.NANOSECONDS);
    byte[] content;
    try {
      content = body.readNBytes(limits.resourceBytes() + 1);
    } catch (IOException e) {
      if (System.nanoTime() >= end) {
        throw new RefusedException(late());
      }
      throw e;
    } finally {
      alarm.cancel(false);
    }
    if (System.nanoTime() >= end) {
      throw new RefusedException(late());
    }
    if (content.length > limits.resourceBytes()) {
      throw new RefusedException(
          "The file is larger than " + limits.resourceBytes() + " bytes (limits.resourceBytes).");
    }
    Bytes picture = Bytes.owning(content);
    Optional<String> fault = RemotePictures.fault(picture, url, limits);
    if (fault.isPresent()) {
      throw new RefusedException(fault.get());
    }
    return picture;
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // The reader gets an exception in any case.
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }
}
