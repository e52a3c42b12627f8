package press.offprint.content.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;

/** A reader of TOML 1.0. The library keeps no lines, and so {@link TomlKeyLines} finds them. */
public final class TomlData {
  private static final int MAX_DEPTH = 50;
  private static final TomlMapper MAPPER =
      TomlMapper.builder(
              TomlFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .build();

  private final TomlKeyLines lines;

  private TomlData(TomlKeyLines lines) {
    this.lines = lines;
  }

  /**
   * Reads a document.
   *
   * @param firstLine one-based line of the text's first line in its file
   */
  public static Mapping parse(String text, int firstLine) throws DataException {
    try {
      JsonNode root = MAPPER.readTree(text);
      TomlData data = new TomlData(TomlKeyLines.of(text, firstLine));
      return new Mapping(data.entries(root, "", firstLine, 0), firstLine, 1);
    } catch (StreamConstraintsException e) {
      throw JacksonErrors.of(
          e, DataException.Kind.LIMIT, firstLine, "TOML", "Nest the tables less deeply.");
    } catch (JsonProcessingException e) {
      throw JacksonErrors.of(
          e,
          DataException.Kind.SYNTAX,
          firstLine,
          "TOML",
          "Put text in quotes, and write one equals sign after each name.");
    }
  }

  private Map<String, Entry> entries(JsonNode node, String path, int line, int depth)
      throws DataException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String key = TomlKeyLines.key(path, property.getKey());
      int at = lines.line(key, line);
      LocatedValue value = value(property.getValue(), key, at, depth + 1);
      entries.put(property.getKey(), new Entry(value, at, 1));
    }
    return entries;
  }

  private LocatedValue value(JsonNode node, String path, int line, int depth) throws DataException {
    if (depth > MAX_DEPTH) {
      throw new DataException(
          DataException.Kind.LIMIT,
          "The TOML is nested deeper than " + MAX_DEPTH + " levels",
          line,
          0,
          "Nest the tables less deeply.");
    }
    if (node.isObject()) {
      return new Mapping(entries(node, path, line, depth), line, 1);
    }
    if (node.isArray()) {
      List<LocatedValue> items = new ArrayList<>();
      for (JsonNode item : node) {
        String key = TomlKeyLines.item(path, items.size());
        items.add(value(item, key, lines.line(key, line), depth + 1));
      }
      return new Sequence(List.copyOf(items), line, 1);
    }
    String text = node.asText();
    if (node.isBoolean()) {
      return new Scalar(text, node.booleanValue(), false, line, 1);
    }
    return node.isNumber()
        ? YamlScalars.plain(text, line, 1)
        : new Scalar(text, text, false, line, 1);
  }
}
