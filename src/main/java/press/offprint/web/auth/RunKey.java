package press.offprint.web.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import press.offprint.web.cache.LruMap;

/**
 * The key that a running server shares with other commands of the same user. It is never sent: the
 * server proves first that it has the key, then the command does, each with an HMAC over random
 * values of both. A proof names the port, so that another program cannot pass it on, and is valid
 * for one request. Thread-safe.
 */
public final class RunKey {
  /** The scheme of the {@code Authorization} header of a command. */
  public static final String SCHEME = "Offprint ";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_CHALLENGES = 64;
  private static final long SECONDS = 60;

  private final String key;
  private final LongSupplier nanos;

  @GuardedBy("this")
  private final Map<String, Long> challenges = new LruMap<>(MOST_CHALLENGES);

  RunKey(String key, LongSupplier nanos) {
    this.key = key;
    this.nanos = nanos;
  }

  /** Returns a new challenge for a command, which is valid for one request. */
  synchronized String challenge() {
    String challenge = Credentials.random();
    challenges.put(challenge, nanos.getAsLong());
    return challenge;
  }

  /** Returns the proof of the server that listens on {@code port}. */
  String serverProof(int port, String nonce, String challenge) {
    return serverProof(key, port, nonce, challenge);
  }

  /** Returns the proof of the server that listens on {@code port}. */
  public static String serverProof(String key, int port, String nonce, String challenge) {
    return hmac(key, "server " + port + ' ' + nonce + ' ' + challenge);
  }

  /** Returns the {@code Authorization} header of a command for one request. */
  public static String authorization(String key, String method, String path, String challenge) {
    return SCHEME + challenge + ':' + clientProof(key, method, path, challenge);
  }

  private static String clientProof(String key, String method, String path, String challenge) {
    return hmac(key, "client " + method + ' ' + path + ' ' + challenge);
  }

  /** Returns true if the proof of a command is right, and uses its challenge up. */
  boolean accepts(HttpServerRequest request, String given) {
    int cut = given.indexOf(':');
    if (cut < 0 || !uses(given.substring(0, cut))) {
      return false;
    }
    String expected =
        clientProof(key, request.method().name(), request.path(), given.substring(0, cut));
    return Credentials.isSame(given.substring(cut + 1), expected);
  }

  private synchronized boolean uses(String challenge) {
    Long made = challenges.remove(challenge);
    return made != null && nanos.getAsLong() - made < TimeUnit.SECONDS.toNanos(SECONDS);
  }

  String text() {
    return key;
  }

  private static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
