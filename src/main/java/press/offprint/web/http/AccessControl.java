package press.offprint.web.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Who may do what. Everyone who names the room rightly may read, unless readers need a password;
 * only who shows a key may change anything, and never from another site.
 */
public final class AccessControl {
  static final String COOKIE = "offprint";

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE);
  private static final long SESSION_SECONDS = 30L * 24 * 3_600;

  private final AllowedHosts hosts;
  private final Credentials keys;
  private final Optional<String> reading;
  private final InstantSource clock;
  private final BiConsumer<RoutingContext, HttpProblem> refuse;
  private final RateLimiter changes = new RateLimiter(60, 10, System::nanoTime);
  private final RateLimiter mistakes = new RateLimiter(10, 0.1, System::nanoTime);

  /**
   * @param reading {@code user:password} of readers
   * @param refuse answers a request that is refused
   */
  public AccessControl(
      String host,
      Set<String> further,
      Credentials keys,
      Optional<String> reading,
      InstantSource clock,
      BiConsumer<RoutingContext, HttpProblem> refuse) {
    this.hosts = new AllowedHosts(host, further);
    this.keys = keys;
    this.reading = reading;
    this.clock = clock;
    this.refuse = refuse;
  }

  /** Every request comes through here first. */
  public void everyone(RoutingContext call) {
    HttpServerRequest request = call.request();
    SecurityHeaders.everywhere(call.response().headers());
    call.response().putHeader("Date", ConditionalRequest.httpNow(clock.instant()));
    if (request.headers().getAll("Host").size() != 1 || !hosts.knows(request.getHeader("Host"))) {
      refuse.accept(call, HttpProblem.HOST);
    } else if (!METHODS.contains(request.method())) {
      call.response().putHeader("Allow", "GET, HEAD, POST, DELETE");
      refuse.accept(call, HttpProblem.METHOD);
    } else {
      call.next();
    }
  }

  /** Whether readers need a password. */
  public boolean asksReaders() {
    return reading.isPresent();
  }

  /** Readers, where they need a password. */
  public void reading(RoutingContext call) {
    if (reading.isEmpty() || isReader(call.request()) || mayChange(call)) {
      call.next();
    } else {
      call.response().putHeader("WWW-Authenticate", "Basic realm=\"Offprint\", charset=\"UTF-8\"");
      refuse.accept(call, HttpProblem.READING);
    }
  }

  private boolean isReader(HttpServerRequest request) {
    String given = request.getHeader("Authorization");
    if (given == null || !given.regionMatches(true, 0, "Basic ", 0, 6)) {
      return false;
    }
    try {
      byte[] pair = Base64.getDecoder().decode(given.substring(6).strip());
      return MessageDigest.isEqual(pair, reading.orElse("").getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whoever wants to change something. */
  public void changing(RoutingContext call) {
    String who = peer(call.request());
    if (!isOfThisSite(call.request())) {
      refuse.accept(call, HttpProblem.ORIGIN);
    } else if (!mistakes.has(who) || !changes.take(who)) {
      call.response().putHeader("Retry-After", "10");
      refuse.accept(call, HttpProblem.OFTEN);
    } else if (mayChange(call)) {
      call.next();
    } else {
      boolean wrong = call.request().getHeader("Authorization") != null;
      if (wrong) {
        mistakes.take(who);
      }
      call.response().putHeader("WWW-Authenticate", "Bearer realm=\"Offprint\"");
      refuse.accept(call, wrong ? HttpProblem.WRONG_TOKEN : HttpProblem.TOKEN);
    }
  }

  /** Whether the request bears a key: as bearer, or in the cookie of who signed in. */
  public boolean mayChange(RoutingContext call) {
    HttpServerRequest request = call.request();
    String bearer = request.getHeader("Authorization");
    if (bearer != null && bearer.regionMatches(true, 0, "Bearer ", 0, 7)) {
      String token = bearer.substring(7).strip();
      return keys.isToken(token) || (keys.isRun(token) && isLocal(request));
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie != null && keys.isSession(cookie.getValue());
  }

  // Browsers name the origin of every request that may change something; other programs need not.
  private static boolean isOfThisSite(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    if (origin == null && site == null) {
      return request.getCookie(COOKIE) == null;
    }
    boolean fetched = site == null || site.equals("same-origin") || site.equals("none");
    return fetched && (origin == null || names(origin, request.getHeader("Host")));
  }

  private static boolean names(String origin, String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isLocal(HttpServerRequest request) {
    String address = peer(request);
    return (address.startsWith("127.") || address.matches("::1|0:0:0:0:0:0:0:1"))
        && !request.headers().contains("X-Forwarded-For")
        && !request.headers().contains("Forwarded");
  }

  private static String peer(HttpServerRequest request) {
    return request.connection().remoteAddress().hostAddress();
  }

  /** Signs in with the token of a form. */
  public void signIn(RoutingContext call) {
    String who = peer(call.request());
    String token = Optional.ofNullable(call.request().getFormAttribute("token")).orElse("");
    if (!isOfThisSite(call.request())) {
      refuse.accept(call, HttpProblem.ORIGIN);
    } else if (!mistakes.has(who)) {
      call.response().putHeader("Retry-After", "10");
      refuse.accept(call, HttpProblem.OFTEN);
    } else if (keys.isToken(token.strip())) {
      welcome(call);
    } else {
      mistakes.take(who);
      refuse.accept(call, HttpProblem.WRONG_TOKEN);
    }
  }

  /** Signs in who comes with an invitation: {@code ?with=WORD}. */
  public void enter(RoutingContext call) {
    if (keys.accepts(Optional.ofNullable(call.request().getParam("with")).orElse(""))) {
      welcome(call);
    } else {
      Responses.seeOther(call, "/press");
    }
  }

  public void signOut(RoutingContext call) {
    call.response().addCookie(cookie("").setMaxAge(0));
    Responses.seeOther(call, "/press");
  }

  private void welcome(RoutingContext call) {
    call.response().addCookie(cookie(keys.session()).setMaxAge(SESSION_SECONDS));
    Responses.seeOther(call, "/press");
  }

  private static Cookie cookie(String value) {
    return Cookie.cookie(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT);
  }
}
