package press.offprint.deliver.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.deliver.plan.FileRefusedException;

/**
 * Requests to the servers of targets. Certificates are checked, and no redirect is followed,
 * because it could lead to another host.
 */
final class HttpCalls {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final Set<Integer> LATER = Set.of(408, 409, 423, 425, 429);

  // The content is too large, the address too long, or the type not allowed (RFC 9110, 15.5).
  private static final Set<Integer> OF_FILE = Set.of(413, 414, 415);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * Returns the address of a target.
   *
   * @param secret true if a password is sent, which needs TLS or this machine
   * @throws DeliveryRefusedException if the text is no such address
   */
  static URI address(String target, String text, boolean secret) {
    try {
      URI uri = URI.create(text);
      boolean tls = "https".equals(uri.getScheme());
      if (uri.getHost() != null && (tls || "http".equals(uri.getScheme()))) {
        if (secret && !tls && !isThisMachine(uri.getHost())) {
          throw new DeliveryRefusedException(
              "The target " + target + " would send its password without encryption.",
              "Write an address that begins with https:.");
        }
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // The message below names it.
    }
    throw new DeliveryRefusedException(
        "The url \"" + text + "\" of the target " + target + " is no web address.",
        "Write an address such as https://example.org/hook.");
  }

  static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Sends a request and returns the status of the answer, whose body is discarded.
   *
   * @throws DeliveryException if there is no answer
   */
  int status(HttpRequest.Builder request) {
    HttpRequest whole = request.timeout(ANSWER).header("User-Agent", "Offprint").build();
    String host = whole.uri().getHost();
    try {
      return client.send(whole, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (SSLException e) {
      throw badCertificate(host, e);
    } catch (IOException e) {
      throw new DeliveryException(
          "The server " + host + " cannot be reached: " + reason(e) + ".", "", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException("Offprint is closing.", "", e);
    }
  }

  static DeliveryRefusedException badCertificate(String host, SSLException e) {
    return new DeliveryRefusedException(
        "The certificate of " + host + " is not valid: " + e.getMessage() + ".",
        "Install a valid certificate on that server.",
        e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * Requires an answer with a status of success.
   *
   * @throws DeliveryException if it has another status
   */
  static void requireSuccess(int status, URI uri) {
    if (status / 100 == 2) {
      return;
    }
    String message = "The server " + uri.getHost() + " answered " + status + ".";
    if (status / 100 == 5 || LATER.contains(status)) {
      throw new DeliveryException(message, "", null);
    }
    String hint =
        switch (status) {
          case 401, 403 -> "Check the user, the password and the rights on that server.";
          case 404, 410 -> "Check the url.";
          case 413 -> "Raise the largest size that the server accepts.";
          default -> "Check the url and the settings of that server.";
        };
    if (status == 401 || status == 403 || status == 404 || status == 410) {
      throw new DeliveryRefusedException(message, hint);
    }
    if (OF_FILE.contains(status)) {
      throw new FileRefusedException(message, hint);
    }
    throw new DeliveryException(message, hint, null);
  }
}
