package press.offprint.pipeline.migrate.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/** XML without a document type, so that no entity is expanded and no other file is read. */
public final class SafeXml {
  private SafeXml() {}

  public static XMLStreamReader reader(Reader in) throws XMLStreamException {
    return factory().createXMLStreamReader(in);
  }

  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    return factory().createXMLStreamReader(in);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /**
   * Returns the text of the current element, and moves to its end.
   *
   * @throws IOException if it is longer than {@code most} characters
   */
  public static String text(XMLStreamReader xml, int most) throws XMLStreamException, IOException {
    StringBuilder out = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          out.append(xml.getText());
          if (out.length() > most) {
            throw new IOException(
                "an element at line "
                    + xml.getLocation().getLineNumber()
                    + " is longer than "
                    + most
                    + " characters");
          }
        }
        case XMLStreamConstants.END_DOCUMENT ->
            throw new XMLStreamException("The document ends within an element");
        default -> {
          // Comments and instructions are no text.
        }
      }
    }
    return out.toString();
  }

  /** Returns the error of a broken file, with its line if it is known. */
  public static OffprintException broken(Path file, Exception e) {
    int line =
        e instanceof XMLStreamException xml && xml.getLocation() != null
            ? xml.getLocation().getLineNumber()
            : 0;
    String reason =
        e instanceof IOException io
            ? IoErrorText.of(io)
            : String.valueOf(e.getMessage())
                .replaceAll("(?s).*Message: ", "")
                .replaceAll("\\s+", " ");
    return new OffprintException(
        "Nothing was read, because "
            + file
            + (line > 0 ? ":" + line : "")
            + " is broken: "
            + reason.strip().replaceFirst("[.]$", "")
            + ". Export it again.",
        e);
  }
}
