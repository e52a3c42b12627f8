package press.offprint.web.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import press.offprint.json.JsonObject;
import press.offprint.model.text.ServerAddresses;
import press.offprint.web.http.HttpDates;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.http.SecurityHeaders;

/**
 * The handlers that decide who may read and who may change something. Reading is free unless there
 * is a readers' password. A change needs the token, a session or the run key, and must not be sent
 * by a page of another site.
 */
public final class AccessControl {
  static final String COOKIE = "offprint";

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE);
  private static final long WAIT_MILLIS = 1_000;
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final String ACCESS = "offprint.access";

  private final AllowedHosts hosts;
  private final RunKey runKey;
  private final Sessions sessions;
  private final Authenticator authenticator;
  private final InstantSource clock;
  private final BiConsumer<RoutingContext, HttpProblem> refuse;
  private final RateLimiter changes = new RateLimiter(60, 10, System::nanoTime);

  /**
   * @param readers {@code user:password} of the readers, null if reading needs no password
   * @param refuse sends the response to a request that is refused
   */
  public AccessControl(
      AllowedHosts hosts,
      Credentials credentials,
      Sessions sessions,
      String readers,
      InstantSource clock,
      BiConsumer<RoutingContext, HttpProblem> refuse) {
    this.hosts = hosts;
    this.runKey = credentials.runKey();
    this.sessions = sessions;
    this.authenticator = new Authenticator(credentials, sessions, readers, System::nanoTime);
    this.clock = clock;
    this.refuse = refuse;
  }

  /** Checks host, method and path of every request, and adds the headers of every response. */
  public void checkRequest(RoutingContext call) {
    HttpServerRequest request = call.request();
    SecurityHeaders.addTo(call.response().headers());
    call.response().putHeader("Date", HttpDates.formatNow(clock.instant()));
    List<String> named = request.headers().getAll("Host");
    if (named.size() > 1) {
      refuse.accept(call, HttpProblem.UNCLEAR);
    } else if (named.isEmpty() || !isForThisServer(request, named.get(0))) {
      refuse.accept(call, HttpProblem.HOST);
    } else if (!METHODS.contains(request.method())) {
      call.response().putHeader("Allow", "GET, HEAD, POST, DELETE");
      refuse.accept(call, HttpProblem.METHOD);
    } else if (!hasValidPath(call)) {
      refuse.accept(call, HttpProblem.UNCLEAR);
    } else {
      call.next();
    }
  }

  // The authority in an address such as http://host/path counts, too (RFC 9112 section 3.2.2).
  private boolean isForThisServer(HttpServerRequest request, String host) {
    String uri = request.uri();
    int start = uri.indexOf("://");
    boolean absolute = start > 0 && !uri.startsWith("/");
    return hosts.matches(host)
        && (!absolute || hosts.matches(uri.substring(start + 3).split("[/?#]", 2)[0]));
  }

  // Otherwise Vert.x logs a stack trace for each such request while it looks for a route.
  private static boolean hasValidPath(RoutingContext call) {
    try {
      return call.normalizedPath() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Returns true if reading needs a password. */
  public boolean hasReaders() {
    return authenticator.hasReaders();
  }

  /** Refuses a request that may not read. */
  public void checkReader(RoutingContext call) {
    if (!authenticator.hasReaders()) {
      call.next();
      return;
    }
    withAccess(
        call,
        access -> {
          switch (access) {
            case READER, EDITOR -> call.next();
            case LIMITED -> refuseForNow(call);
            default -> {
              call.response()
                  .putHeader("WWW-Authenticate", "Basic realm=\"Offprint\", charset=\"UTF-8\"");
              refuse.accept(call, HttpProblem.READING);
            }
          }
        });
  }

  /** Refuses a request that may not change anything. */
  public void checkEditor(RoutingContext call) {
    if (!RequestOrigin.isSameSite(call.request())) {
      refuse.accept(call, HttpProblem.ORIGIN);
    } else if (!changes.take(RequestOrigin.address(call.request()))) {
      refuseForNow(call);
    } else {
      withAccess(call, access -> editOrRefuse(call, access));
    }
  }

  /** Refuses a request of a page of another site: for changes that every reader may make. */
  public void checkOrigin(RoutingContext call) {
    if (RequestOrigin.isSameSite(call.request())) {
      call.next();
    } else {
      refuse.accept(call, HttpProblem.ORIGIN);
    }
  }

  private void editOrRefuse(RoutingContext call, Access access) {
    switch (access) {
      case EDITOR -> call.next();
      case LIMITED -> refuseForNow(call);
      default -> {
        call.response().putHeader("WWW-Authenticate", "Bearer realm=\"Offprint\"");
        refuse.accept(call, access == Access.WRONG ? HttpProblem.WRONG_TOKEN : HttpProblem.TOKEN);
      }
    }
  }

  /** Refuses a request only if its address guessed too often: for pages that anyone may see. */
  public void checkGuesses(RoutingContext call) {
    withAccess(
        call,
        access -> {
          if (access == Access.LIMITED) {
            refuseForNow(call);
          } else {
            call.next();
          }
        });
  }

  /** Returns true if the request may change something, after one of the checks. */
  public boolean isEditor(RoutingContext call) {
    return call.get(ACCESS) == Access.EDITOR;
  }

  /** Checks the credentials once for each request, so that a wrong guess counts once. */
  private void withAccess(RoutingContext call, Consumer<Access> then) {
    Access known = call.get(ACCESS);
    if (known != null) {
      then.accept(known);
    } else {
      check(
          call,
          authenticator.of(call.request()),
          access -> {
            call.put(ACCESS, access);
            removeCookie(call, access);
            then.accept(access);
          });
    }
  }

  /** Checks a guess. If its address guessed too often, the check is late or omitted. */
  private void check(RoutingContext call, Authenticator.Guess guess, Consumer<Access> then) {
    Access access = authenticator.check(guess);
    if (access != Access.LIMITED || !authenticator.beginWaiting(guess)) {
      then.accept(access);
      return;
    }
    call.request().pause();
    call.vertx()
        .setTimer(
            WAIT_MILLIS,
            id -> {
              Access late = authenticator.endWaiting(guess);
              if (!call.response().closed()) {
                then.accept(late);
                call.request().resume();
              }
            });
  }

  private static void removeCookie(RoutingContext call, Access access) {
    boolean refused = access == Access.WRONG || access == Access.LIMITED;
    if (refused && call.request().getCookie(COOKIE) != null) {
      // A session ends with its server. The browser must not send it as a guess for ever.
      call.response().addCookie(cookie("").setMaxAge(0));
    }
  }

  private void refuseForNow(RoutingContext call) {
    call.response().putHeader("Retry-After", "10");
    refuse.accept(call, HttpProblem.RATE);
  }

  /** Starts a session if the form field {@code token} holds the token. */
  public void signIn(RoutingContext call) {
    String token = Objects.requireNonNullElse(call.request().getFormAttribute("token"), "").strip();
    if (!RequestOrigin.isSameSite(call.request())) {
      refuse.accept(call, HttpProblem.ORIGIN);
      return;
    }
    check(
        call,
        authenticator.ofToken(RequestOrigin.address(call.request()), token),
        access -> {
          switch (access) {
            case EDITOR -> startSession(call);
            case LIMITED -> refuseForNow(call);
            default -> refuse.accept(call, HttpProblem.WRONG_TOKEN);
          }
        });
  }

  /** Starts a session if the query parameter {@code with} holds the open invitation. */
  public void acceptInvitation(RoutingContext call) {
    String word = Objects.requireNonNullElse(call.queryParams().get("with"), "");
    check(
        call,
        authenticator.ofInvitation(RequestOrigin.address(call.request()), word),
        access -> {
          switch (access) {
            case EDITOR -> startSession(call);
            case LIMITED -> refuseForNow(call);
            default -> Responses.seeOther(call, ServerAddresses.PRESS);
          }
        });
  }

  /** Ends the session, also for copies of its cookie, and removes the cookie. */
  public void signOut(RoutingContext call) {
    Cookie session = call.request().getCookie(COOKIE);
    if (session != null) {
      sessions.end(session.getValue());
    }
    call.response().addCookie(cookie("").setMaxAge(0));
    Responses.seeOther(call, ServerAddresses.PRESS);
  }

  private void startSession(RoutingContext call) {
    call.response().addCookie(cookie(sessions.start()).setMaxAge(Sessions.LONGEST.toSeconds()));
    Responses.seeOther(call, ServerAddresses.PRESS);
  }

  /**
   * Proves to a command on this machine that this server has the run key, and gives it a challenge,
   * with which the command proves the same.
   */
  public void proveServer(RoutingContext call) {
    String nonce = Objects.requireNonNullElse(call.queryParams().get("nonce"), "");
    if (!RequestOrigin.isLocal(call.request())) {
      refuse.accept(call, HttpProblem.NOT_FOUND);
    } else if (!NONCE.matcher(nonce).matches()) {
      refuse.accept(call, HttpProblem.UNCLEAR);
    } else {
      int port = call.request().connection().localAddress().port();
      String challenge = runKey.challenge();
      JsonObject json =
          new JsonObject()
              .put("challenge", challenge)
              .put("proof", runKey.serverProof(port, nonce, challenge));
      ResponseBody body = ResponseBody.of("application/json", json.toString());
      Responses.send(call, 200, body, Responses.PRIVATE);
    }
  }

  private static Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }
}
