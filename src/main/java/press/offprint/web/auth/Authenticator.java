package press.offprint.web.auth;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import press.offprint.model.bytes.Bytes;
import press.offprint.web.cache.LruMap;

/**
 * The check of the credentials of a request. Wrong guesses are limited for each address and kind of
 * secret; after that, few guesses of the address are checked, one after another and slowly, so that
 * the right secret is accepted and wrong ones cost time. Sessions, run keys, invitations and
 * generated tokens have 192 random bits, so that no number of guesses finds one: they are accepted
 * at once, and so is a secret that was right at this address before. Thread-safe.
 */
final class Authenticator {
  private static final int GUESSES = 10;
  private static final double GUESSES_PER_SECOND = 0.1;
  private static final int REPEATS = 1_000;
  private static final int MOST_WAITING = 2;

  private final Credentials credentials;
  private final Sessions sessions;
  private final String readersHash;
  private final RateLimiter wrong;
  private final Map<String, Boolean> known = Collections.synchronizedMap(new LruMap<>(REPEATS));
  private final Map<String, Boolean> right = Collections.synchronizedMap(new LruMap<>(REPEATS));

  @GuardedBy("waiting")
  private final Map<String, Integer> waiting = new HashMap<>();

  /**
   * @param readers {@code user:password} of the readers, null if reading needs no password
   */
  Authenticator(Credentials credentials, Sessions sessions, String readers, LongSupplier nanos) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.readersHash = readers == null ? null : Credentials.hash(readers);
    this.wrong = new RateLimiter(GUESSES, GUESSES_PER_SECOND, nanos);
  }

  /**
   * A secret of a request, to be checked.
   *
   * @param guesser kind of secret and address
   * @param access if the secret is right
   */
  record Guess(String guesser, String secret, Predicate<String> isRight, Access access) {
    static Guess right(Access access) {
      return new Guess("", "", any -> true, access);
    }

    static Guess wrong(String guesser, String secret) {
      return new Guess(guesser, secret, any -> false, Access.WRONG);
    }

    private String key() {
      return Bytes.utf8(guesser + ' ' + secret).sha256();
    }
  }

  /** Returns true if reading needs a password. */
  boolean hasReaders() {
    return readersHash != null;
  }

  /** Returns what the {@code Authorization} header and the session cookie of a request hold. */
  Guess of(HttpServerRequest request) {
    String address = RequestOrigin.address(request);
    Cookie session = request.getCookie(AccessControl.COOKIE);
    if (session != null && sessions.has(session.getValue())) {
      return Guess.right(Access.EDITOR);
    }
    String run = authorization(request, RunKey.SCHEME);
    if (run != null) {
      boolean isRight =
          RequestOrigin.isLocal(request) && credentials.runKey().accepts(request, run);
      return isRight ? Guess.right(Access.EDITOR) : Guess.wrong("run " + address, run);
    }
    String bearer = authorization(request, "Bearer ");
    if (bearer != null) {
      return ofToken(address, bearer);
    }
    String basic = hasReaders() ? authorization(request, "Basic ") : null;
    if (basic != null) {
      return new Guess("password " + address, basic, this::isReader, Access.READER);
    }
    return session == null
        ? Guess.right(Access.ANONYMOUS)
        : Guess.wrong("session " + address, session.getValue());
  }

  /** Returns the guess of a token. */
  Guess ofToken(String address, String token) {
    return credentials.isGenerated() && credentials.isToken(token)
        ? Guess.right(Access.EDITOR)
        : new Guess("token " + address, token, credentials::isToken, Access.EDITOR);
  }

  /** Returns the guess of an invitation, and uses it up if it is the right one. */
  Guess ofInvitation(String address, String word) {
    return credentials.accepts(word)
        ? Guess.right(Access.EDITOR)
        : Guess.wrong("invitation " + address, word);
  }

  /** Checks a guess, unless its address guessed too often. */
  Access check(Guess guess) {
    if (guess.guesser().isEmpty()) {
      return guess.access();
    }
    boolean isKnown = right.containsKey(guess.key());
    if (!isKnown && !wrong.has(guess.guesser())) {
      return Access.LIMITED;
    }
    return decide(guess);
  }

  private Access decide(Guess guess) {
    if (guess.isRight().test(guess.secret())) {
      right.put(guess.key(), true);
      return guess.access();
    }
    // A client that repeats one wrong secret learns nothing, and must not slow down its address.
    if (known.put(guess.key(), true) == null) {
      wrong.take(guess.guesser());
    }
    return Access.WRONG;
  }

  /** Admits a guess of a limited address to the slow check. Returns false if too many wait. */
  boolean beginWaiting(Guess guess) {
    if (guess.access() == Access.WRONG) {
      return false;
    }
    synchronized (waiting) {
      int before = waiting.getOrDefault(guess.guesser(), 0);
      if (before >= MOST_WAITING) {
        return false;
      }
      waiting.put(guess.guesser(), before + 1);
      return true;
    }
  }

  /** Checks a guess that waited. */
  Access endWaiting(Guess guess) {
    synchronized (waiting) {
      waiting.computeIfPresent(guess.guesser(), (key, count) -> count > 1 ? count - 1 : null);
    }
    Access access = decide(guess);
    return access == Access.WRONG ? Access.LIMITED : access;
  }

  private static String authorization(HttpServerRequest request, String scheme) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())
        ? header.substring(scheme.length()).strip()
        : null;
  }

  // A wrong name, a wrong password and a malformed pair take the same time.
  private boolean isReader(String basic) {
    byte[] pair;
    try {
      pair = Base64.getDecoder().decode(basic);
    } catch (IllegalArgumentException e) {
      pair = new byte[0];
    }
    return Credentials.isSame(Bytes.owning(pair).sha256(), readersHash);
  }
}
