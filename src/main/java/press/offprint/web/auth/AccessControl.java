package press.offprint.web.auth;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import press.offprint.web.http.HttpDates;
import press.offprint.web.http.HttpProblem;
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
  private static final long SESSION_SECONDS = 30L * 24 * 3_600;
  private static final String ACCESS = "offprint.access";

  private final AllowedHosts hosts;
  private final Credentials credentials;
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
      String readers,
      InstantSource clock,
      BiConsumer<RoutingContext, HttpProblem> refuse) {
    this.hosts = hosts;
    this.credentials = credentials;
    this.authenticator = new Authenticator(credentials, readers, System::nanoTime);
    this.clock = clock;
    this.refuse = refuse;
  }

  /** Checks host and method of every request, and adds the headers of every response. */
  public void checkRequest(RoutingContext call) {
    HttpServerRequest request = call.request();
    SecurityHeaders.addTo(call.response().headers());
    call.response().putHeader("Date", HttpDates.formatNow(clock.instant()));
    if (request.headers().getAll("Host").size() != 1 || !hosts.matches(request.getHeader("Host"))) {
      refuse.accept(call, HttpProblem.HOST);
    } else if (!METHODS.contains(request.method())) {
      call.response().putHeader("Allow", "GET, HEAD, POST, DELETE");
      refuse.accept(call, HttpProblem.METHOD);
    } else {
      call.next();
    }
  }

  /** Returns true if reading needs a password. */
  public boolean hasReaders() {
    return authenticator.hasReaders();
  }

  /** Refuses a request that may not read. */
  public void checkReader(RoutingContext call) {
    switch (authenticator.hasReaders() ? access(call) : Access.READER) {
      case READER, EDITOR -> call.next();
      case LIMITED -> refuseForNow(call);
      default -> {
        call.response()
            .putHeader("WWW-Authenticate", "Basic realm=\"Offprint\", charset=\"UTF-8\"");
        refuse.accept(call, HttpProblem.READING);
      }
    }
  }

  /** Refuses a request that may not change anything. */
  public void checkEditor(RoutingContext call) {
    if (!RequestOrigin.isSameSite(call.request())) {
      refuse.accept(call, HttpProblem.ORIGIN);
    } else if (!changes.take(RequestOrigin.address(call.request()))) {
      refuseForNow(call);
    } else {
      Access access = access(call);
      switch (access) {
        case EDITOR -> call.next();
        case LIMITED -> refuseForNow(call);
        default -> {
          call.response().putHeader("WWW-Authenticate", "Bearer realm=\"Offprint\"");
          refuse.accept(call, access == Access.WRONG ? HttpProblem.WRONG_TOKEN : HttpProblem.TOKEN);
        }
      }
    }
  }

  /** Refuses a request only if its address guessed too often: for pages that anyone may see. */
  public void checkGuesses(RoutingContext call) {
    if (access(call) == Access.LIMITED) {
      refuseForNow(call);
    } else {
      call.next();
    }
  }

  /** Returns true if the request may change something. */
  public boolean isEditor(RoutingContext call) {
    return access(call) == Access.EDITOR;
  }

  /** Checks the credentials once for each request, so that a wrong guess counts once. */
  private Access access(RoutingContext call) {
    Access known = call.get(ACCESS);
    if (known != null) {
      return known;
    }
    Access access = authenticator.check(call.request());
    call.put(ACCESS, access);
    boolean refused = access == Access.WRONG || access == Access.LIMITED;
    if (refused && call.request().getCookie(COOKIE) != null) {
      // A session ends with its server. The browser must not send it as a guess for ever.
      call.response().addCookie(cookie("").setMaxAge(0));
    }
    return access;
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
    switch (authenticator.checkToken(RequestOrigin.address(call.request()), token)) {
      case EDITOR -> startSession(call);
      case LIMITED -> refuseForNow(call);
      default -> refuse.accept(call, HttpProblem.WRONG_TOKEN);
    }
  }

  /** Starts a session if the query parameter {@code with} holds the open invitation. */
  public void acceptInvitation(RoutingContext call) {
    String word = Objects.requireNonNullElse(call.request().getParam("with"), "");
    switch (authenticator.checkInvitation(RequestOrigin.address(call.request()), word)) {
      case EDITOR -> startSession(call);
      case LIMITED -> refuseForNow(call);
      default -> Responses.seeOther(call, "/press");
    }
  }

  /** Removes the session cookie. */
  public void signOut(RoutingContext call) {
    call.response().addCookie(cookie("").setMaxAge(0));
    Responses.seeOther(call, "/press");
  }

  private void startSession(RoutingContext call) {
    call.response().addCookie(cookie(credentials.session()).setMaxAge(SESSION_SECONDS));
    Responses.seeOther(call, "/press");
  }

  private static Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }
}
