package press.offprint.web;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.model.text.ServerAddresses;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.preview.Draft;
import press.offprint.web.address.DraftLinks;
import press.offprint.web.address.SecretGuard;
import press.offprint.web.auth.AccessControl;
import press.offprint.web.catalog.FileMediaTypes;
import press.offprint.web.http.FileHandler;
import press.offprint.web.http.HttpProblem;
import press.offprint.web.http.RequestPaths;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.http.Responses;
import press.offprint.web.http.SecurityHeaders;
import press.offprint.web.page.PageRenderer;
import press.offprint.web.preview.LinkedDraft;

/**
 * The routes of links to drafts: {@code /-/draft/SECRET/} leads to the page of a draft, and its
 * files have their later paths below. Editors make and end links by two forms.
 */
final class DraftLinkRoutes {
  private static final String LINKS = ServerAddresses.PREFIX + "links";
  private static final String INDEX = "index.html";
  private static final long FORM_BYTES = 16 << 10;
  private static final HttpProblem NOT_MADE =
      new HttpProblem(
          503,
          "Not ready",
          "The files of this draft are not made, because it is new or has an error. This page tries"
              + " again every five seconds. If that does not help, ask the author.");

  private final Publisher publisher;
  private final PageRenderer pages;
  private final AccessControl accessControl;
  private final SecretGuard guard;
  private final DraftLinks links;
  private final LinkedDraft drafts;

  DraftLinkRoutes(
      Publisher publisher,
      PageRenderer pages,
      AccessControl accessControl,
      SecretGuard guard,
      DraftLinks links) {
    this.publisher = publisher;
    this.pages = pages;
    this.accessControl = accessControl;
    this.guard = guard;
    this.links = links;
    this.drafts = new LinkedDraft(publisher, pages.assets());
  }

  /** The response to a request at a secret address. */
  private sealed interface Answer {
    record Refusal(HttpProblem problem) implements Answer {}

    record Redirect(String address) implements Answer {}

    record File(LinkedDraft.LinkedFile file) implements Answer {}

    record Loaded(String mediaType, ResponseBody body) implements Answer {}
  }

  /** Adds the routes that need the secret and nothing else. */
  void addSecret(Routes routes) {
    routes
        .get(ServerAddresses.DRAFT + ":secret/*")
        .handler(
            call -> {
              SecretGuard.addHeaders(call.response().headers());
              routes
                  .vertx()
                  .executeBlocking(() -> answer(call), false)
                  .onFailure(call::fail)
                  .onSuccess(answer -> send(routes, call, answer));
            });
  }

  private Answer answer(RoutingContext call) throws IOException {
    String secret = call.pathParam("secret");
    SecretGuard.Checked checked = guard.check(call, SecretAddress.Kind.DRAFT, secret);
    if (checked.address().isEmpty()) {
      return new Answer.Refusal(checked.problem());
    }
    SecretAddress link = checked.address().get();
    Optional<Draft> draft = drafts.find(link.target());
    if (draft.isEmpty()) {
      return published(link.target());
    }
    String base = ServerAddresses.DRAFT + secret + "/";
    if (!call.request().path().startsWith(base)) {
      return new Answer.Redirect(base);
    }
    String rest = Routes.rest(call, base);
    if (rest.isEmpty()) {
      links.used(link);
      return LinkedDraft.page(draft.get())
          .<Answer>map(path -> new Answer.Redirect(base + Uris.encodePath(shortened(path))))
          .orElse(new Answer.Refusal(NOT_MADE));
    }
    Optional<String> path = RequestPaths.decode("/" + rest);
    if (path.isEmpty()) {
      return new Answer.Refusal(HttpProblem.NOT_FOUND);
    }
    String until = SecretUrls.day(link.expiresAt());
    Optional<LinkedDraft.LinkedFile> file =
        drafts.file(
            draft.get(),
            path.get(),
            "Draft. This address is secret and valid until " + until + ".");
    if (file.isPresent()) {
      return new Answer.File(file.get());
    }
    String mediaType = FileMediaTypes.of(path.get());
    return drafts
        .loaded(path.get(), mediaType)
        .<Answer>map(body -> new Answer.Loaded(mediaType, body))
        // The rest of the site has its usual addresses and its usual permissions.
        .orElseGet(() -> new Answer.Redirect("/" + rest));
  }

  private static String shortened(String path) {
    return path.endsWith("/" + INDEX) ? path.substring(0, path.length() - INDEX.length()) : path;
  }

  private Answer published(String source) {
    return publisher
        .find(source)
        .filter(entry -> !entry.renditions().isEmpty())
        .map(CatalogEntry::path)
        .<Answer>map(path -> new Answer.Redirect(Uris.encodePath(path)))
        .orElse(new Answer.Refusal(NOT_MADE));
  }

  private void send(Routes routes, RoutingContext call, Answer answer) {
    if (answer instanceof Answer.Refusal refusal) {
      if (refusal.problem().status() != HttpProblem.NOT_FOUND.status()) {
        call.response().putHeader("Retry-After", "10");
      }
      if (refusal.problem().equals(NOT_MADE)) {
        call.response().putHeader("Refresh", "5");
      }
      routes.refuse().accept(call, refusal.problem());
    } else if (answer instanceof Answer.Redirect redirect) {
      Responses.seeOther(call, redirect.address());
    } else if (answer instanceof Answer.Loaded loaded) {
      send(call, loaded.mediaType(), loaded.body());
    } else if (answer instanceof Answer.File found) {
      call.response()
          .putHeader("Content-Disposition", FileHandler.disposition(found.file().file()));
      send(call, found.file().file().mediaType(), found.file().body());
    }
  }

  private void send(RoutingContext call, String mediaType, ResponseBody body) {
    call.response()
        .putHeader(
            "Content-Security-Policy",
            SecurityHeaders.policy(mediaType, publisher.addsHtml(), publisher.site().pageHosts()));
    Responses.send(call, 200, body, Responses.PRIVATE);
  }

  /** Adds the forms of editors. */
  void addForms(Routes routes) {
    BodyHandler forms = BodyHandler.create(false).setBodyLimit(FORM_BYTES);
    routes
        .router()
        .post(LINKS)
        .handler(forms)
        .handler(accessControl::checkEditor)
        .handler(call -> create(routes, call));
    routes
        .router()
        .post(LINKS + "/end")
        .handler(forms)
        .handler(accessControl::checkEditor)
        .handler(call -> end(routes, call));
  }

  private void create(Routes routes, RoutingContext call) {
    String source = Objects.requireNonNullElse(call.request().getFormAttribute("source"), "");
    int days = number(call.request().getFormAttribute("days"), DraftLinks.DAYS);
    if (!publisher.hidden().containsKey(source)) {
      routes.refuse().accept(call, HttpProblem.NOT_FOUND);
      return;
    }
    routes
        .vertx()
        .executeBlocking(() -> links.create(source, days), false)
        .onFailure(call::fail)
        .onSuccess(
            created ->
                created.ifPresentOrElse(
                    link -> show(call, link),
                    () -> routes.refuse().accept(call, HttpProblem.RATE)));
  }

  private void show(RoutingContext call, SecretAddresses.Created created) {
    String path = ServerAddresses.DRAFT + created.secret() + "/";
    ResponseBody page =
        pages.page(
            "room/link.html",
            "press",
            Map.of(
                "source", created.address().target(),
                "path", path,
                "address", SecretUrls.of(call, path),
                "expires", SecretUrls.day(created.address().expiresAt())));
    Responses.page(call, 200, page, Responses.PRIVATE);
  }

  private void end(Routes routes, RoutingContext call) {
    int id = number(call.request().getFormAttribute("id"), 0);
    routes
        .vertx()
        .executeBlocking(() -> links.end(id), false)
        .onFailure(call::fail)
        .onSuccess(ended -> Responses.seeOther(call, ServerAddresses.PRESS));
  }

  private static int number(String text, int otherwise) {
    return text != null && text.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(text) : otherwise;
  }
}
