package press.offprint.content.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;

/**
 * A reader of YAML on SnakeYAML's events. It constructs no objects, rejects tags, and limits
 * aliases, depth and the number of values. SnakeYAML's nodes would not do, because they hold
 * neither the place of an alias nor whether a tag was written.
 */
public final class YamlData {
  private static final Set<String> TEXT_TAGS = Set.of("!", "tag:yaml.org,2002:str");
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;
  private static final int MAX_VALUES = 100_000;

  private final Parser events;
  private final int firstLine;
  private final Map<String, Anchor> anchors = new HashMap<>();
  private final Set<String> openAnchors = new HashSet<>();
  private int aliases;
  private int values;
  private int deepest;

  /**
   * A value with an anchor.
   *
   * @param size the number of values in it, with itself and with aliases unfolded
   * @param height the number of levels below it
   */
  private record Anchor(LocatedValue value, int size, int height) {}

  private YamlData(String text, int firstLine) {
    this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
    this.firstLine = firstLine;
  }

  /**
   * Reads one document whose root is a map. An empty text gives an empty map.
   *
   * @param firstLine one-based line of the text's first line in its file
   */
  public static Mapping parse(String text, int firstLine) throws DataException {
    try {
      return new YamlData(text, firstLine).document();
    } catch (MarkedYAMLException e) {
      throw YamlSyntaxError.of(e, firstLine);
    } catch (YAMLException e) {
      throw new DataException(
          DataException.Kind.SYNTAX,
          "The YAML cannot be read: " + e.getMessage(),
          firstLine,
          0,
          "Delete invisible characters from the file.");
    }
  }

  private Mapping document() throws DataException {
    events.getEvent();
    if (events.checkEvent(Event.ID.StreamEnd)) {
      return new Mapping(Map.of(), firstLine, 1);
    }
    Event start = events.getEvent();
    LocatedValue root = value(0);
    events.getEvent();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      throw YamlSyntaxError.secondDocument(events.peekEvent().getStartMark(), firstLine);
    }
    if (root.isNothing()) {
      return new Mapping(Map.of(), firstLine, 1);
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw syntax(
        "This is " + root.kind() + " instead of names with values",
        start,
        "Write lines such as title: My post");
  }

  private LocatedValue value(int depth) throws DataException {
    Event event = events.getEvent();
    count(1, event);
    if (event instanceof AliasEvent alias) {
      return alias(alias, depth);
    }
    if (hasTag(event)) {
      throw failure(
          DataException.Kind.TAG,
          "YAML tags such as !!java or !include are not allowed",
          event,
          "Delete the word that begins with an exclamation mark, or put the value in quotes.");
    }
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor == null) {
      return content(event, depth);
    }
    openAnchors.add(anchor);
    int valuesBefore = values;
    int deepestBefore = deepest;
    deepest = depth;
    LocatedValue value = content(event, depth);
    anchors.put(anchor, new Anchor(value, values - valuesBefore + 1, deepest - depth));
    deepest = Math.max(deepest, deepestBefore);
    openAnchors.remove(anchor);
    return value;
  }

  private LocatedValue content(Event event, int depth) throws DataException {
    int line = line(event);
    int column = column(event);
    if (event instanceof ScalarEvent scalar) {
      return scalar.isPlain() && scalar.getTag() == null
          ? YamlScalars.plain(scalar.getValue(), line, column)
          : YamlScalars.quoted(wholeText(scalar), line, column);
    }
    requireDepth(depth + 1, event);
    return event.is(Event.ID.SequenceStart)
        ? new Sequence(items(depth), line, column)
        : new Mapping(entries(depth), line, column);
  }

  private List<LocatedValue> items(int depth) throws DataException {
    List<LocatedValue> items = new ArrayList<>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(value(depth + 1));
    }
    events.getEvent();
    return List.copyOf(items);
  }

  private Map<String, Entry> entries(int depth) throws DataException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Map<String, Entry> merged = new LinkedHashMap<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Event at = events.peekEvent();
      if (!(value(depth + 1) instanceof Scalar name)) {
        throw syntax(
            "A name must be a text, but this one is a list or a map",
            at,
            "Put text with braces or brackets in quotes.");
      }
      if (isMerge(at)) {
        merge(depth, merged, at);
        continue;
      }
      String key = at instanceof ScalarEvent scalar ? scalar.getValue() : name.text();
      Entry entry = new Entry(value(depth + 1), line(at), column(at));
      Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        throw syntax(
            "\"" + name.text() + "\" is given twice; the first is in line " + first.line(),
            at,
            "Delete one of the two lines.");
      }
    }
    events.getEvent();
    merged.forEach(entries::putIfAbsent);
    return entries;
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private void merge(int depth, Map<String, Entry> into, Event at) throws DataException {
    if (events.peekEvent() instanceof AliasEvent alias && openAnchors.contains(alias.getAnchor())) {
      throw syntax("A map is merged into itself here", at, "Delete the line that begins with <<.");
    }
    LocatedValue value = value(depth + 1);
    List<LocatedValue> sources = value instanceof Sequence list ? list.items() : List.of(value);
    for (LocatedValue source : sources) {
      if (!(source instanceof Mapping mapping)) {
        throw syntax(
            "Only a map can be merged; this is " + source.kind(),
            at,
            "Delete the line that begins with <<.");
      }
      mapping.entries().forEach(into::putIfAbsent);
    }
  }

  private LocatedValue alias(AliasEvent alias, int depth) throws DataException {
    String name = alias.getAnchor();
    if (openAnchors.contains(name)) {
      throw limit(
          "The YAML alias *" + name + " contains itself", alias, "Write the value out instead.");
    }
    if (++aliases > MAX_ALIASES) {
      throw limit(
          "There are more than " + MAX_ALIASES + " YAML aliases",
          alias,
          "Write the values out instead.");
    }
    Anchor anchor = anchors.get(name);
    if (anchor == null) {
      throw syntax(
          "The YAML alias *" + name + " has no anchor &" + name + " above it",
          alias,
          "Put text that begins with a star in quotes.");
    }
    count(anchor.size(), alias);
    requireDepth(depth + anchor.height(), alias);
    return anchor.value();
  }

  private void requireDepth(int depth, Event at) throws DataException {
    deepest = Math.max(deepest, depth);
    if (depth > MAX_DEPTH) {
      throw limit(
          "The YAML is nested deeper than " + MAX_DEPTH + " levels",
          at,
          "Nest the lists and maps less deeply.");
    }
  }

  private void count(int more, Event at) throws DataException {
    values += more;
    if (values > MAX_VALUES) {
      throw limit(
          "The YAML unfolds to more than " + MAX_VALUES + " values",
          at,
          "Write less, or use fewer aliases.");
    }
  }

  // The tags of a text, which older versions of Ruby write before texts in quotes, change nothing.
  private static boolean hasTag(Event event) {
    return (event instanceof ScalarEvent scalar
            && scalar.getTag() != null
            && !TEXT_TAGS.contains(scalar.getTag()))
        || (event instanceof CollectionStartEvent start && start.getTag() != null);
  }

  private String wholeText(ScalarEvent scalar) throws DataException {
    String text = scalar.getValue();
    if (Surrogates.areWhole(text)) {
      return text;
    }
    throw syntax(
        "The text holds half of a surrogate pair",
        scalar,
        "Write the character itself, or its whole code as in \\U0001F600.");
  }

  private DataException syntax(String message, Event at, String hint) {
    return failure(DataException.Kind.SYNTAX, message, at, hint);
  }

  private DataException limit(String message, Event at, String hint) {
    return failure(DataException.Kind.LIMIT, message, at, hint);
  }

  private DataException failure(DataException.Kind kind, String message, Event event, String hint) {
    return new DataException(kind, message, line(event), column(event), hint);
  }

  private int line(Event event) {
    Mark mark = event.getStartMark();
    return mark == null ? firstLine : firstLine + mark.getLine();
  }

  private static int column(Event event) {
    Mark mark = event.getStartMark();
    return mark == null ? 0 : mark.getColumn() + 1;
  }
}
