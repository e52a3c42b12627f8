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
import press.offprint.content.data.LocatedValue.Sequence;

/**
 * YAML, read from SnakeYAML's events and no further: nothing is constructed, tags are refused, and
 * aliases, depth and size are counted before they can hurt.
 */
public final class YamlData {
  private static final String SECOND_DOCUMENT = "A second YAML document begins here";
  private static final String ONE_DOCUMENT =
      "Keep one document: delete the line of dots or dashes above.";
  private static final int MAX_DEPTH = 50;
  private static final int MAX_ALIASES = 50;
  private static final int MAX_VALUES = 100_000;

  private final Parser events;
  private final int firstLine;
  private final Map<String, LocatedValue> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<String, Integer> heights = new HashMap<>();
  private int aliases;
  private int values;
  private int deepest;

  private YamlData(String text, int firstLine) {
    this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
    this.firstLine = firstLine;
  }

  /**
   * Reads one document whose root is a map; empty text is an empty map.
   *
   * @param firstLine one-based line of the text's first line in its file
   */
  public static Mapping parse(String text, int firstLine) throws DataException {
    try {
      return new YamlData(text, firstLine).document();
    } catch (MarkedYAMLException e) {
      throw syntax(e, firstLine);
    } catch (YAMLException e) {
      throw new DataException(
          DataException.Kind.SYNTAX,
          "The YAML cannot be read: " + e.getMessage(),
          firstLine,
          0,
          "Delete characters that cannot be seen.");
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
      throw failure(DataException.Kind.SYNTAX, SECOND_DOCUMENT, events.peekEvent(), ONE_DOCUMENT);
    }
    if (root.isNothing()) {
      return new Mapping(Map.of(), firstLine, 1);
    }
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw failure(
        DataException.Kind.SYNTAX,
        "This is " + root.kind() + " where names with values are wanted",
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
    open.add(anchor);
    int before = values;
    int reached = deepest;
    deepest = depth;
    LocatedValue data = content(event, depth);
    heights.put(anchor, deepest - depth);
    deepest = Math.max(deepest, reached);
    open.remove(anchor);
    anchors.put(anchor, data);
    sizes.put(anchor, values - before + 1);
    return data;
  }

  private LocatedValue content(Event event, int depth) throws DataException {
    int line = line(event);
    int column = column(event);
    if (event instanceof ScalarEvent scalar) {
      return scalar.isPlain()
          ? YamlScalars.plain(scalar.getValue(), line, column)
          : YamlScalars.quoted(whole(scalar), line, column);
    }
    descend(depth + 1, event);
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
      LocatedValue key = value(depth + 1);
      if (!(key instanceof LocatedValue.Scalar name)) {
        throw failure(
            DataException.Kind.SYNTAX,
            "A name is " + key.kind() + " here; it must be a word",
            at,
            "Put text with braces or brackets in quotes.");
      }
      boolean merge = at instanceof ScalarEvent scalar && scalar.isPlain() && isMerge(name);
      if (merge && events.peekEvent() instanceof AliasEvent alias && isOpen(alias)) {
        throw failure(
            DataException.Kind.SYNTAX,
            "A map is merged into itself here",
            at,
            "Delete the line that begins with <<.");
      }
      LocatedValue value = value(depth + 1);
      if (merge) {
        merge(value, merged, at);
        continue;
      }
      Entry entry = new Entry(value, line(at), column(at));
      if (entries.putIfAbsent(keyText(at, name), entry) != null) {
        throw failure(
            DataException.Kind.SYNTAX,
            "\""
                + name.text()
                + "\" is given twice; the first is in line "
                + entries.get(keyText(at, name)).line(),
            at,
            "Keep one of the two.");
      }
    }
    events.getEvent();
    merged.forEach(entries::putIfAbsent);
    return entries;
  }

  private void merge(LocatedValue value, Map<String, Entry> into, Event at) throws DataException {
    List<LocatedValue> sources = value instanceof Sequence list ? list.items() : List.of(value);
    for (LocatedValue source : sources) {
      if (!(source instanceof Mapping mapping)) {
        throw failure(
            DataException.Kind.SYNTAX,
            "Only a map can be merged; this is " + source.kind(),
            at,
            "Delete the line that begins with <<.");
      }
      mapping.entries().forEach(into::putIfAbsent);
    }
  }

  private LocatedValue alias(AliasEvent alias, int depth) throws DataException {
    String name = alias.getAnchor();
    if (isOpen(alias)) {
      throw failure(
          DataException.Kind.LIMIT,
          "The YAML alias *" + name + " contains itself",
          alias,
          "Write the value out instead.");
    }
    if (++aliases > MAX_ALIASES) {
      throw failure(
          DataException.Kind.LIMIT,
          "There are more than " + MAX_ALIASES + " YAML aliases",
          alias,
          "Write the values out instead.");
    }
    LocatedValue data = anchors.get(name);
    if (data == null) {
      throw failure(
          DataException.Kind.SYNTAX,
          "The YAML alias *" + name + " names nothing",
          alias,
          "Put text that begins with a star in quotes.");
    }
    count(sizes.getOrDefault(name, 1), alias);
    descend(depth + heights.getOrDefault(name, 0), alias);
    return data;
  }

  private boolean isOpen(AliasEvent alias) {
    return open.contains(alias.getAnchor());
  }

  private void descend(int depth, Event at) throws DataException {
    deepest = Math.max(deepest, depth);
    if (depth > MAX_DEPTH) {
      throw failure(
          DataException.Kind.LIMIT,
          "The YAML is nested deeper than " + MAX_DEPTH + " levels",
          at,
          "Write it flatter.");
    }
  }

  private void count(int more, Event at) throws DataException {
    values += more;
    if (values > MAX_VALUES) {
      throw failure(
          DataException.Kind.LIMIT,
          "The YAML unfolds to more than " + MAX_VALUES + " values",
          at,
          "Write less, or use fewer aliases.");
    }
  }

  private static boolean isMerge(LocatedValue.Scalar name) {
    return name.text().equals("<<");
  }

  private static String keyText(Event event, LocatedValue.Scalar name) {
    return event instanceof ScalarEvent scalar ? scalar.getValue() : name.text();
  }

  private static boolean hasTag(Event event) {
    return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
        || (event instanceof CollectionStartEvent start && start.getTag() != null);
  }

  // A YAML escape can write half of a surrogate pair, which is no character.
  private String whole(ScalarEvent scalar) throws DataException {
    String text = scalar.getValue();
    if (Surrogates.areWhole(text)) {
      return text;
    }
    throw failure(
        DataException.Kind.SYNTAX,
        "The text holds half of a surrogate pair",
        scalar,
        "Write the character itself, or its whole code as in \\U0001F600.");
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

  private static DataException syntax(MarkedYAMLException e, int firstLine) {
    String problem = String.valueOf(e.getProblem());
    String context = e.getContext() == null ? "" : e.getContext();
    if (problem.contains("<document start>") && e.getProblemMark() != null) {
      return new DataException(
          DataException.Kind.SYNTAX,
          SECOND_DOCUMENT,
          firstLine + e.getProblemMark().getLine(),
          e.getProblemMark().getColumn() + 1,
          ONE_DOCUMENT);
    }
    // For a quote or bracket that is never closed the place where it opens helps more.
    boolean opening = problem.contains("end of stream") && e.getContextMark() != null;
    Mark mark = opening ? e.getContextMark() : e.getProblemMark();
    return new DataException(
        DataException.Kind.SYNTAX,
        "The YAML cannot be read: " + (context.isBlank() ? "" : context.strip() + ", ") + problem,
        mark == null ? firstLine : firstLine + mark.getLine(),
        mark == null ? 0 : mark.getColumn() + 1,
        hint(problem, context));
  }

  private static String hint(String problem, String context) {
    if (problem.contains("\\t")) {
      return "Indent with spaces; YAML allows no tabs.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Put a text that holds a colon in quotes.";
    }
    if (context.contains("quoted scalar")) {
      return "Close the quote, or double a quote inside the text.";
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      return "Close the bracket, and put commas between the items.";
    }
    if (problem.contains("cannot start any token")) {
      return "Put the text in quotes.";
    }
    return "Check indentation and quotes in this line and the one above.";
  }
}
