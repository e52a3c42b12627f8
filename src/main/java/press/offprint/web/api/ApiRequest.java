package press.offprint.web.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import press.offprint.json.JsonObject;
import press.offprint.pipeline.run.RunRequest;

/** The parameters of a request body, which is JSON or a form. */
record ApiRequest(
    List<String> sources,
    Set<String> editions,
    boolean force,
    boolean allowWithdrawals,
    String name,
    long version,
    long run) {
  private static final List<String> KNOWN =
      List.of(
          "source", "sources", "editions", "force", "allowWithdrawals", "name", "version", "run");

  /** A request body is not as it must be. The message explains how it must be. */
  static final class InvalidBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidBodyException(String message) {
      super(message);
    }
  }

  static ApiRequest of(RoutingContext call) {
    HttpServerRequest request = call.request();
    String type = Objects.requireNonNullElse(request.getHeader("Content-Type"), "");
    String body = call.body().asString();
    if (type.startsWith("application/json") || (type.isEmpty() && body != null)) {
      return ofJson(body == null || body.isBlank() ? "{}" : body);
    }
    return new ApiRequest(
        request.formAttributes().getAll("source").stream().filter(s -> !s.isBlank()).toList(),
        new LinkedHashSet<>(request.formAttributes().getAll("edition")),
        "true".equals(request.getFormAttribute("force")),
        "true".equals(request.getFormAttribute("allowWithdrawals")),
        Objects.requireNonNullElse(request.getFormAttribute("name"), ""),
        number("version", request.getFormAttribute("version")),
        number("run", request.getFormAttribute("run")));
  }

  /** Returns the parameters in a JSON body. */
  static ApiRequest ofJson(String body) {
    JsonObject json;
    try {
      json = JsonObject.read(body);
    } catch (IllegalArgumentException e) {
      throw new InvalidBodyException(
          "The request body must be a JSON object: " + e.getMessage() + ".");
    }
    for (String name : json.names()) {
      if (!KNOWN.contains(name)) {
        throw new InvalidBodyException(
            "The field \"" + name + "\" is unknown. Known: " + String.join(", ", KNOWN) + ".");
      }
    }
    List<String> sources = new ArrayList<>(texts(json, "sources"));
    if (json.has("source")) {
      sources.add(json.text("source"));
    }
    return new ApiRequest(
        sources,
        new LinkedHashSet<>(texts(json, "editions")),
        json.text("force").equals("true"),
        json.text("allowWithdrawals").equals("true"),
        json.text("name"),
        number("version", json.has("version") ? String.valueOf(json.get("version")) : null),
        number("run", json.has("run") ? String.valueOf(json.get("run")) : null));
  }

  // 0 if it is not given; versions and runs are counted from 1.
  private static long number(String name, String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw new InvalidBodyException("The field \"" + name + "\" must be a whole number.");
    }
    return Long.parseLong(text);
  }

  private static List<String> texts(JsonObject json, String name) {
    if (json.has(name) && !(json.get(name) instanceof List)) {
      throw new InvalidBodyException("The field \"" + name + "\" must be a list of texts.");
    }
    return json.texts(name);
  }

  RunRequest runRequest() {
    RunRequest request = new RunRequest(editions, sources, force);
    return allowWithdrawals ? request.allowingWithdrawals() : request;
  }

  String source() {
    if (sources.size() != 1) {
      throw new InvalidBodyException("The request must have one post as \"source\".");
    }
    return sources.get(0);
  }
}
