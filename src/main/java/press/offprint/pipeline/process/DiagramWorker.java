package press.offprint.pipeline.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import press.offprint.content.diagram.DiagramEngine;
import press.offprint.content.diagram.PlantUml;

/** The process that draws diagrams, as {@link DiagramProcesses} starts it. */
public final class DiagramWorker {
  private static final long STACK_BYTES = 64L << 20;

  private DiagramWorker() {}

  /** Answers messages until the input ends. */
  public static void main(String[] arguments) throws IOException {
    // The library prints what authors write. Its output would also be mistaken for answers.
    PrintStream nothing =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nothing);
    System.setErr(nothing);
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    Thread drawing = new Thread(null, () -> answer(messages), "offprint-diagram", STACK_BYTES);
    drawing.setDaemon(true);
    drawing.start();
    try {
      while (true) {
        messages.add(in.readNBytes(in.readInt()));
      }
    } catch (EOFException e) {
      // The publisher ended. A drawing that takes long must not delay the end of this process.
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answer(BlockingQueue<byte[]> messages) {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    DiagramEngine engine = new PlantUml();
    try {
      while (true) {
        byte[] answer =
            DiagramMessages.of(engine.draw(DiagramMessages.description(messages.take())));
        out.writeInt(answer.length);
        out.write(answer);
        out.flush();
      }
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // The publisher sees that the process ended, and starts another one.
      Runtime.getRuntime().halt(1);
    }
  }
}
