package press.offprint.pipeline.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import press.offprint.content.diagram.DiagramDescription;
import press.offprint.content.diagram.DiagramEngine;
import press.offprint.content.diagram.DiagramResult;

/**
 * The engine of diagrams in other processes, because PlantUML can neither be stopped nor kept from
 * printing, and draws one diagram at a time. A diagram that takes too much time or memory ends its
 * process. Two calls never share a process, so no call waits for another one. A process is used
 * again until it was idle for a minute. Thread-safe.
 */
public final class DiagramProcesses implements DiagramEngine {
  private static final DiagramProcesses SHARED = new DiagramProcesses(Duration.ofSeconds(10));
  private static final long IDLE_SECONDS = 60;

  private final Duration limit;
  private final Deque<Worker> idle = new ConcurrentLinkedDeque<>();

  /** A process and the fonts that it has. */
  private static final class Worker {
    private final JavaProcess process;
    private final Set<String> families = new HashSet<>();
    private volatile long idleSince;

    Worker(JavaProcess process) {
      this.process = process;
    }
  }

  /**
   * An engine without a process.
   *
   * @param limit the processor time that a diagram may take
   */
  DiagramProcesses(Duration limit) {
    this.limit = limit;
  }

  /** Returns the engine that all publishers of this process share. */
  public static DiagramProcesses shared() {
    return SHARED;
  }

  @Override
  public DiagramResult draw(DiagramDescription description) {
    try {
      try {
        return drawOnce(description);
      } catch (IOException e) {
        // A signal to a terminal also ends the processes of diagrams, while posts are finished.
        return drawOnce(description);
      }
    } catch (JavaProcess.OverTimeException e) {
      return new DiagramResult.Refused(
          "Drawing it takes more than " + limit.toSeconds() + " seconds of processor time", 1);
    } catch (JavaProcess.OverMemoryException e) {
      return new DiagramResult.Refused("Drawing it takes too much memory", 1);
    } catch (IOException e) {
      return new DiagramResult.Refused(
          "The process for diagrams failed (" + e.getMessage() + ")", 1);
    }
  }

  private DiagramResult drawOnce(DiagramDescription description)
      throws IOException, JavaProcess.OverTimeException, JavaProcess.OverMemoryException {
    Worker worker = take();
    DiagramResult.Face face = description.face();
    boolean isKnown = worker.families.contains(face.family());
    DiagramDescription sent =
        isKnown
            ? new DiagramDescription(
                description.text(),
                description.added(),
                new DiagramResult.Face(face.family(), List.of()))
            : description;
    DiagramResult result =
        DiagramMessages.result(worker.process.exchange(DiagramMessages.of(sent), limit));
    worker.families.add(face.family());
    giveBack(worker);
    return result;
  }

  private Worker take() throws IOException {
    Worker known = idle.pollFirst();
    while (known != null && !known.process.isAlive()) {
      known = idle.pollFirst();
    }
    return known == null ? new Worker(JavaProcess.start(DiagramWorker.class)) : known;
  }

  private void giveBack(Worker worker) {
    worker.idleSince = System.nanoTime();
    idle.addFirst(worker);
    CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS).execute(this::endIdle);
  }

  private void endIdle() {
    long since = System.nanoTime() - TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
    Worker oldest = idle.pollLast();
    while (oldest != null && oldest.idleSince - since <= 0) {
      oldest.process.close();
      oldest = idle.pollLast();
    }
    if (oldest != null) {
      idle.addLast(oldest);
    }
  }
}
