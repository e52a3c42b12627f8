package press.offprint.web.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.camel.support.service.ServiceSupport;
import press.offprint.model.problem.OffprintException;

/** The HTTP server (Vert.x) as a service of Offprint's Camel context. */
public final class HttpService extends ServiceSupport {
  private static final int MAX_HEADERS = 16 << 10;
  private static final int MAX_REQUEST_LINE = 8 << 10;
  private static final int MAX_FORM_FIELDS = 2_100;
  private static final int IDLE_SECONDS = 60;
  private static final ConnectionLimiter.Limits LIMITS =
      new ConnectionLimiter.Limits(4_096, 1_024, 64, 20, IDLE_SECONDS, 30, 1_024);
  private static final String RETRY_SECONDS = "10";
  private static final int START_SECONDS = 20;
  private static final int STOP_SECONDS = 5;
  private static final int CLOSE_MILLIS = 500;

  private final String host;
  private final int port;
  private final String option;
  private final Function<Vertx, Router> routes;
  private final AtomicInteger actualPort = new AtomicInteger();
  private final ConnectionLimiter connections;
  private volatile Vertx vertx;

  /**
   * @param port 0 for any free port
   * @param routes makes the routes, once for each event loop
   */
  public HttpService(String host, int port, Function<Vertx, Router> routes) {
    this(host, port, "--port", routes);
  }

  /**
   * @param port 0 for any free port
   * @param option the option of the command line that sets the port
   * @param routes makes the routes, once for each event loop
   */
  public HttpService(String host, int port, String option, Function<Vertx, Router> routes) {
    this(host, port, option, routes, LIMITS);
  }

  HttpService(
      String host, int port, Function<Vertx, Router> routes, ConnectionLimiter.Limits limits) {
    this(host, port, "--port", routes, limits);
  }

  private HttpService(
      String host,
      int port,
      String option,
      Function<Vertx, Router> routes,
      ConnectionLimiter.Limits limits) {
    this.option = option;
    this.connections = new ConnectionLimiter(limits, System::nanoTime);
    this.host = host;
    this.port = port;
    this.routes = routes;
  }

  /** Returns the port that the server listens on, 0 before its start. */
  public int port() {
    return actualPort.get();
  }

  /** Returns the number of open connections. */
  public int connections() {
    return connections.open();
  }

  @Override
  protected void doStart() {
    int threads = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(threads)
                .setWorkerPoolSize(8)
                .setPreferNativeTransport(true)
                // Files are read from the output folder alone, never from the class path.
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    try {
      vertx
          .deployVerticle(EventLoop::new, new DeploymentOptions().setInstances(threads))
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      vertx.close();
      throw startFailure(e.getCause());
    } catch (TimeoutException e) {
      vertx.close();
      throw new OffprintException(
          "The HTTP server did not start within " + START_SECONDS + " s. Try again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      vertx.close();
    }
  }

  private OffprintException startFailure(Throwable cause) {
    String address = host + ":" + port;
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new OffprintException(
        "The HTTP server cannot listen on "
            + address
            + ": "
            + reason.replaceFirst("^bind.* failed with error\\(-?\\d+\\): ", "")
            + ". Choose another port with "
            + option
            + " ("
            + option
            + " 0 is any free port), or another address with --host.",
        cause);
  }

  @Override
  protected void doStop() throws Exception {
    if (vertx != null) {
      vertx.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    }
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        .setHost(host)
        // A negative port means any free port, the same for all event loops.
        .setPort(port == 0 ? -1 : port)
        .setMaxHeaderSize(MAX_HEADERS)
        .setMaxInitialLineLength(MAX_REQUEST_LINE)
        .setMaxFormAttributeSize(MAX_REQUEST_LINE)
        .setMaxFormFields(MAX_FORM_FIELDS)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setHttp2ClearTextEnabled(false)
        .setTcpNoDelay(true)
        .setAcceptBacklog(1_024);
  }

  /** The server of one event loop; all of them share the port. */
  private final class EventLoop extends VerticleBase {
    @Override
    public Future<?> start() {
      HttpServerOptions options = options();
      HttpServer server = vertx.createHttpServer(options);
      Router router = routes.apply(vertx);
      return server
          .connectionHandler(
              connection -> {
                StrictRequestDecoder.install(connection, options);
                connections.connected(vertx, connection);
              })
          .requestHandler(
              request -> {
                if (connections.headReceived(request)) {
                  router.handle(request);
                } else {
                  request.response().putHeader("Retry-After", RETRY_SECONDS);
                  refuse(request, HttpResponseStatus.SERVICE_UNAVAILABLE);
                }
              })
          .invalidRequestHandler(this::refuse)
          .listen()
          .onSuccess(listening -> actualPort.set(listening.actualPort()));
    }

    private void refuse(HttpServerRequest request) {
      Throwable cause = request.decoderResult().cause();
      HttpResponseStatus status =
          cause instanceof TooLongHttpLineException
              ? HttpResponseStatus.REQUEST_URI_TOO_LONG
              : cause instanceof TooLongHttpHeaderException
                  ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                  : cause instanceof StrictRequestDecoder.UnknownCodingException
                      ? HttpResponseStatus.NOT_IMPLEMENTED
                      : HttpResponseStatus.BAD_REQUEST;
      refuse(request, status);
    }

    // If a connection with unread bytes is closed at once, it is reset before the client can read
    // the response. So the response has its length, and the connection is closed a moment later.
    private void refuse(HttpServerRequest request, HttpResponseStatus status) {
      Buffer body = Buffer.buffer(status.reasonPhrase() + "\n");
      request
          .response()
          .setStatusCode(status.code())
          .putHeader("Connection", "close")
          .putHeader("Content-Type", "text/plain")
          .putHeader("Content-Length", String.valueOf(body.length()))
          .write(body)
          .onComplete(written -> vertx.setTimer(CLOSE_MILLIS, id -> request.connection().close()));
    }
  }
}
