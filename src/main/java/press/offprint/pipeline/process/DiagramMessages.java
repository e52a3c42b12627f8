package press.offprint.pipeline.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import press.offprint.content.diagram.DiagramDescription;
import press.offprint.content.diagram.DiagramResult;
import press.offprint.model.bytes.Bytes;

/** The messages to and from the process of diagrams. */
final class DiagramMessages {
  private DiagramMessages() {}

  static byte[] of(DiagramDescription description) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    text(out, description.text());
    out.writeInt(description.added());
    text(out, description.face().family());
    out.writeInt(description.face().files().size());
    for (Bytes file : description.face().files()) {
      out.writeInt(file.length());
      file.writeTo(out);
    }
    return bytes.toByteArray();
  }

  static DiagramDescription description(byte[] message) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(message));
    String text = text(in);
    int added = in.readInt();
    String family = text(in);
    List<Bytes> files = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      files.add(Bytes.owning(in.readNBytes(in.readInt())));
    }
    return new DiagramDescription(text, added, new DiagramResult.Face(family, files));
  }

  static byte[] of(DiagramResult result) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    if (result instanceof DiagramResult.Drawn drawn) {
      out.writeBoolean(true);
      text(out, drawn.svg());
      out.writeInt(drawn.words().size());
      for (String word : drawn.words()) {
        text(out, word);
      }
    } else {
      DiagramResult.Refused refused = (DiagramResult.Refused) result;
      out.writeBoolean(false);
      text(out, refused.reason());
      out.writeInt(refused.line());
    }
    return bytes.toByteArray();
  }

  static DiagramResult result(byte[] message) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(message));
    if (!in.readBoolean()) {
      return new DiagramResult.Refused(text(in), in.readInt());
    }
    String svg = text(in);
    List<String> words = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      words.add(text(in));
    }
    return new DiagramResult.Drawn(svg, words);
  }

  // The format of DataOutputStream.writeUTF ends at 64 KB.
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
