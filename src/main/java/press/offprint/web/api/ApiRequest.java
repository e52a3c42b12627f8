package press.offprint.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.pipeline.run.RunRequest;

/** What a request's body asks for, as JSON or as a form. */
record ApiRequest(List<String> sources, Set<String> editions, boolean force, String name) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> KNOWN =
      List.of("source", "sources", "editions", "force", "name");

  /** The body is not what it must be; the message says what it must be. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String message) {
      super(message);
    }
  }

  static ApiRequest of(RoutingContext call) {
    String type = Optional.ofNullable(call.request().getHeader("Content-Type")).orElse("");
    String body = call.body().asString();
    if (type.startsWith("application/json") || (type.isEmpty() && body != null)) {
      return ofJson(body == null || body.isBlank() ? "{}" : body);
    }
    List<String> sources = call.request().formAttributes().getAll("source");
    return new ApiRequest(
        sources.stream().filter(s -> !s.isBlank()).toList(),
        new LinkedHashSet<>(call.request().formAttributes().getAll("edition")),
        "true".equals(call.request().getFormAttribute("force")),
        Optional.ofNullable(call.request().getFormAttribute("name")).orElse(""));
  }

  private static ApiRequest ofJson(String body) {
    try {
      JsonNode json = MAPPER.readTree(body);
      if (!json.isObject()) {
        throw new Unclear("The body must be a JSON object.");
      }
      json.fieldNames()
          .forEachRemaining(
              name -> {
                if (!KNOWN.contains(name)) {
                  throw new Unclear(
                      "\"" + name + "\" is not known here. Known: " + String.join(", ", KNOWN));
                }
              });
      List<String> sources = texts(json.path("sources"), "sources");
      if (json.has("source")) {
        sources.add(json.path("source").asText());
      }
      return new ApiRequest(
          sources,
          new LinkedHashSet<>(texts(json.path("editions"), "editions")),
          json.path("force").asBoolean(false),
          json.path("name").asText(""));
    } catch (JsonProcessingException e) {
      throw new Unclear("The body is no JSON: " + e.getOriginalMessage());
    }
  }

  private static List<String> texts(JsonNode list, String name) {
    List<String> texts = new ArrayList<>();
    if (!list.isMissingNode() && !list.isArray()) {
      throw new Unclear("\"" + name + "\" must be a list of texts.");
    }
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  RunRequest runRequest() {
    return new RunRequest(editions, sources, force);
  }

  String source() {
    if (sources.size() != 1) {
      throw new Unclear("Name one post as \"source\".");
    }
    return sources.get(0);
  }
}
