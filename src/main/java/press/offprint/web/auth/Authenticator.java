package press.offprint.web.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import press.offprint.model.bytes.Bytes;
import press.offprint.web.cache.LruMap;

/**
 * The check of the credentials of a request. Wrong guesses are limited for each address and kind of
 * secret. Sessions, run keys, invitations and generated tokens have 192 random bits, so that no
 * number of guesses finds one: they are accepted even while their address is limited. A token or
 * password that a person chose is not checked then. Thread-safe.
 */
final class Authenticator {
  private static final int GUESSES = 10;
  private static final double GUESSES_PER_SECOND = 0.1;
  private static final int REPEATS = 1_000;

  private final Credentials credentials;
  private final byte[] readers;
  private final RateLimiter wrong;
  private final Map<String, Boolean> known = Collections.synchronizedMap(new LruMap<>(REPEATS));

  /**
   * @param readers {@code user:password} of the readers, null if reading needs no password
   */
  Authenticator(Credentials credentials, String readers, LongSupplier nanos) {
    this.credentials = credentials;
    this.readers = readers == null ? null : readers.getBytes(StandardCharsets.UTF_8);
    this.wrong = new RateLimiter(GUESSES, GUESSES_PER_SECOND, nanos);
  }

  /** Returns true if reading needs a password. */
  boolean hasReaders() {
    return readers != null;
  }

  /** Checks the {@code Authorization} header and the session cookie of a request. */
  Access check(HttpServerRequest request) {
    String address = RequestOrigin.address(request);
    String bearer = authorization(request, "Bearer ");
    Cookie session = request.getCookie(AccessControl.COOKIE);
    boolean runs = bearer != null && credentials.isRun(bearer) && RequestOrigin.isLocal(request);
    if (runs || (session != null && credentials.isSession(session.getValue()))) {
      return Access.EDITOR;
    }
    if (bearer != null) {
      return checkToken(address, bearer);
    }
    String basic = readers == null ? null : authorization(request, "Basic ");
    if (basic != null) {
      return check(address, "password", basic, this::isReader, Access.READER);
    }
    return session == null
        ? Access.ANONYMOUS
        : check(address, "session", session.getValue(), any -> false, Access.EDITOR);
  }

  /** Checks a token. */
  Access checkToken(String address, String token) {
    return credentials.isGenerated() && credentials.isToken(token)
        ? Access.EDITOR
        : check(address, "token", token, credentials::isToken, Access.EDITOR);
  }

  /** Checks an invitation, and uses it up if it is the right one. */
  Access checkInvitation(String address, String word) {
    return credentials.accepts(word)
        ? Access.EDITOR
        : check(address, "invitation", word, any -> false, Access.EDITOR);
  }

  private Access check(
      String address, String kind, String secret, Predicate<String> isRight, Access access) {
    String guesser = kind + ' ' + address;
    if (!wrong.has(guesser)) {
      return Access.LIMITED;
    }
    if (isRight.test(secret)) {
      return access;
    }
    // A client that repeats one wrong secret learns nothing, and must not lock out its address.
    if (known.put(Bytes.utf8(guesser + ' ' + secret).sha256(), true) == null) {
      wrong.take(guesser);
    }
    return Access.WRONG;
  }

  private static String authorization(HttpServerRequest request, String scheme) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? header.substring(scheme.length()).strip()
        : null;
  }

  private boolean isReader(String basic) {
    try {
      return MessageDigest.isEqual(Base64.getDecoder().decode(basic), readers);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
