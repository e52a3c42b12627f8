package press.offprint.web;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import press.offprint.web.api.Api;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.RequestPaths;
import press.offprint.web.http.Responses;
import press.offprint.web.opds.Opds;
import press.offprint.web.page.PageRenderer;
import press.offprint.web.preview.SitePreview;

/** The responses to requests that are refused or fail: a page for people, JSON for programs. */
final class ErrorResponses implements SitePreview.Failures {
  private static final Logger LOG = Logger.getLogger(ErrorResponses.class.getName());
  private static final long CLOSE_MILLIS = 500;
  private static final String FORM_PARSER = "io.netty.handler.codec.http.";
  private static final int PARSER_FRAMES = 12;

  private final PageRenderer pages;
  private final Opds opds;

  ErrorResponses(PageRenderer pages, Opds opds) {
    this.pages = pages;
    this.opds = opds;
  }

  /** Sends a problem. */
  @Override
  public void refuse(RoutingContext call, HttpProblem problem) {
    if (!call.request().isEnded()) {
      // The rest of the request is not read. The client needs a moment to read the response.
      call.response().putHeader("Connection", "close");
      call.addEndHandler(
          sent -> call.vertx().setTimer(CLOSE_MILLIS, id -> call.request().connection().close()));
    }
    String path = call.request().path();
    String accept = String.valueOf(call.request().getHeader("Accept"));
    if (problem.equals(HttpProblem.READING) && path.startsWith(Opds.ATOM)) {
      call.response().putHeader("Link", OpdsRoutes.AUTHENTICATION_LINK);
      Responses.send(call, problem.status(), opds.authentication(), Responses.PRIVATE);
    } else if (path.startsWith(Api.BASE) && !accept.contains("text/html")) {
      Responses.send(call, problem.status(), problem.problem(), Responses.PRIVATE);
    } else {
      Responses.page(call, problem.status(), pages.problem(problem), Responses.PRIVATE);
    }
  }

  /** Sends the response to a request that no route took. */
  void noRoute(RoutingContext call) {
    boolean reads =
        call.request().method() == HttpMethod.GET || call.request().method() == HttpMethod.HEAD;
    refuse(call, reads ? HttpProblem.NOT_FOUND : HttpProblem.METHOD);
  }

  /** Sends the response to a request whose handler failed. */
  @Override
  public void failed(RoutingContext call) {
    if (call.response().ended() || call.response().closed()) {
      return;
    }
    if (call.response().headWritten()) {
      LOG.log(
          Level.WARNING,
          "The response to " + RequestPaths.forLog(call.request().path()) + " is incomplete",
          call.failure());
      // The connection is cut, so that the client does not take a part for the whole.
      call.request().connection().close();
      return;
    }
    if (call.failure() instanceof HttpPostRequestDecoder.TooManyFormFieldsException
        || call.failure() instanceof HttpPostRequestDecoder.TooLongFormFieldException) {
      refuse(call, HttpProblem.TOO_LARGE);
      return;
    }
    if (isMalformed(call.failure())) {
      refuse(call, HttpProblem.UNCLEAR);
      return;
    }
    switch (call.statusCode()) {
      case 413 -> refuse(call, HttpProblem.TOO_LARGE);
      case 400 -> refuse(call, HttpProblem.UNCLEAR);
      case 404 -> refuse(call, HttpProblem.NOT_FOUND);
      default -> {
        LOG.log(
            Level.WARNING,
            "The request for " + RequestPaths.forLog(call.request().path()) + " failed",
            call.failure());
        refuse(call, HttpProblem.FAULT);
      }
    }
  }

  // The parser of forms throws exceptions of many types, such as for an empty boundary.
  private static boolean isMalformed(Throwable failure) {
    return failure instanceof DecoderException
        || (failure != null
            && Arrays.stream(failure.getStackTrace())
                .limit(PARSER_FRAMES)
                .anyMatch(frame -> frame.getClassName().startsWith(FORM_PARSER)));
  }
}
