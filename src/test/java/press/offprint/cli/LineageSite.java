package press.offprint.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small site, and what {@code why} and {@code impact} report of it. */
abstract class LineageSite extends SmallSite {
  /** A change of one input. */
  interface Edit {
    void run() throws IOException;
  }

  static Map<String, Set<String>> editions(JsonNode node) {
    Map<String, Set<String>> editions = new TreeMap<>();
    node.properties().forEach(field -> editions.put(field.getKey(), texts(field.getValue())));
    return editions;
  }

  static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Returns the editions of each source that runs after one made. */
  final Map<String, Set<String>> made(int lastRun) throws IOException {
    Map<String, Set<String>> made = new TreeMap<>();
    for (JsonNode entry : offprint("show", "--json", ".").json()) {
      Result why = offprint("why", "--json", "content/" + entry.get("source").asText());
      for (JsonNode one : why.json()) {
        if (one.get("run").asInt() > lastRun) {
          made.computeIfAbsent(one.get("source").asText(), source -> new TreeSet<>())
              .add(one.get("edition").asText());
        }
      }
    }
    return made;
  }

  final int lastRun() throws IOException {
    return offprint("history", "--json", "--last", "1").json().get(0).get("run").asInt();
  }
}
