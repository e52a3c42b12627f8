package press.offprint.content.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.data.LocatedValue.Scalar;
import press.offprint.content.data.LocatedValue.Sequence;

/**
 * A reader of JSON (RFC 8259). It reads token by token, because a token has a line and a column.
 */
public final class JsonData {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(50).maxNumberLength(100).build())
          .build();

  private final JsonParser tokens;
  private final int firstLine;

  private JsonData(JsonParser tokens, int firstLine) {
    this.tokens = tokens;
    this.firstLine = firstLine;
  }

  /**
   * Reads one object.
   *
   * @param firstLine one-based line of the text's first line in its file
   */
  public static Mapping parse(String text, int firstLine) throws DataException {
    try (JsonParser tokens = FACTORY.createParser(text)) {
      JsonData data = new JsonData(tokens, firstLine);
      tokens.nextToken();
      if (data.value() instanceof Mapping mapping && tokens.nextToken() == null) {
        return mapping;
      }
      throw data.failure("The JSON is not an object", "Write { \"title\": \"My post\" }");
    } catch (StreamConstraintsException e) {
      throw JacksonErrors.of(
          e, DataException.Kind.LIMIT, firstLine, "JSON", "Nest the objects less deeply.");
    } catch (JsonProcessingException e) {
      throw JacksonErrors.of(
          e,
          DataException.Kind.SYNTAX,
          firstLine,
          "JSON",
          "Check commas, quotes and brackets before this column.");
    } catch (IOException e) {
      throw new IllegalStateException("A text in memory could not be read", e);
    }
  }

  private LocatedValue value() throws IOException, DataException {
    JsonLocation at = tokens.currentTokenLocation();
    int line = firstLine + at.getLineNr() - 1;
    int column = at.getColumnNr();
    JsonToken token = tokens.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return new Mapping(entries(), line, column);
    }
    if (token == JsonToken.START_ARRAY) {
      List<LocatedValue> items = new ArrayList<>();
      while (tokens.nextToken() != JsonToken.END_ARRAY) {
        items.add(value());
      }
      return new Sequence(List.copyOf(items), line, column);
    }
    if (token == null) {
      throw failure("The JSON ends too early", "Close the open brackets and braces.");
    }
    String text = tokens.getText();
    if (token == JsonToken.VALUE_NULL) {
      return new Scalar("", "", true, line, column);
    }
    if (token.isBoolean()) {
      return new Scalar(text, token == JsonToken.VALUE_TRUE, false, line, column);
    }
    if (token.isNumeric()) {
      return YamlScalars.plain(text, line, column);
    }
    if (!Surrogates.areWhole(text)) {
      throw failure("The text holds half of a surrogate pair", "Write the character itself.");
    }
    return new Scalar(text, text, false, line, column);
  }

  private Map<String, Entry> entries() throws IOException, DataException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (tokens.nextToken() != JsonToken.END_OBJECT) {
      String name = tokens.currentName();
      JsonLocation at = tokens.currentTokenLocation();
      if (entries.containsKey(name)) {
        throw failure("\"" + name + "\" is given twice", "Delete one of the two lines.");
      }
      if (!Surrogates.areWhole(name)) {
        throw failure("A name holds half of a surrogate pair", "Write the character itself.");
      }
      tokens.nextToken();
      entries.put(name, new Entry(value(), firstLine + at.getLineNr() - 1, at.getColumnNr()));
    }
    return entries;
  }

  private DataException failure(String message, String hint) {
    JsonLocation at = tokens.currentTokenLocation();
    return new DataException(
        DataException.Kind.SYNTAX,
        message,
        firstLine + Math.max(0, at.getLineNr() - 1),
        Math.max(0, at.getColumnNr()),
        hint);
  }
}
