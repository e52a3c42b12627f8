package press.offprint.web.address;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.web.auth.RateLimiter;
import press.offprint.web.http.ClientAddress;
import press.offprint.web.http.HttpProblem;

/**
 * Checks the secrets of addresses. A secret that never existed, expired or was ended is answered in
 * the same way. Wrong secrets are limited for each client; a right one is accepted all the same,
 * because no number of guesses finds 128 random bits. Thread-safe.
 */
public final class SecretGuard {
  private static final int GUESSES = 10;
  private static final double GUESSES_PER_SECOND = 0.1;

  private final SecretAddresses addresses;
  private final InstantSource clock;
  private final RateLimiter wrong = new RateLimiter(GUESSES, GUESSES_PER_SECOND, System::nanoTime);

  public SecretGuard(SecretAddresses addresses, InstantSource clock) {
    this.addresses = addresses;
    this.clock = clock;
  }

  /** An address, or the reason why there is none. */
  public record Checked(Optional<SecretAddress> address, HttpProblem problem) {}

  /** Checks the secret of a request. Call it on a worker thread. */
  public Checked check(RoutingContext call, SecretAddress.Kind kind, String secret) {
    Optional<SecretAddress> address = addresses.find(kind, secret, clock.millis());
    if (address.isPresent() || wrong.take(ClientAddress.of(call.request().connection()))) {
      return new Checked(address, HttpProblem.NOT_FOUND);
    }
    return new Checked(Optional.empty(), HttpProblem.RATE);
  }

  /**
   * Adds the headers of every response at a secret address: no search engine lists it, no cache
   * keeps it, and no other site learns it from a link.
   */
  public static void addHeaders(MultiMap headers) {
    headers
        .set("X-Robots-Tag", "noindex, nofollow, noarchive")
        .set("Referrer-Policy", "no-referrer")
        .set("Cache-Control", "no-store");
  }
}
