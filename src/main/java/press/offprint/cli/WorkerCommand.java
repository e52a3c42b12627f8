package press.offprint.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.QueueWorker;
import press.offprint.pipeline.config.PublishSettings;

/** The {@code worker} command: makes posts that publishers elsewhere send to a queue. */
@Command(
    name = "worker",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Make posts of a queue for a publisher on this or another machine. Ctrl-C ends it.",
    description = {
      "Takes posts from the broker, makes their editions, and puts them into the store. The"
          + " publisher has",
      "the same broker and the same store in its offprint.yaml. A worker needs no project.",
      ""
    },
    footer = {
      "",
      "Exit: 0 after a signal; 2 if this worker would make other files than the publisher, because"
          + " its",
      "version or its fonts differ.",
      "",
      "The variables OFFPRINT_QUEUE_USER and OFFPRINT_QUEUE_PASSWORD are the login of the broker;",
      "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and AWS_ENDPOINT_URL_S3 open a bucket.",
      "",
      "Example:",
      "  offprint worker --queue tcp://broker:61616 --store /srv/offprint/store"
    })
final class WorkerCommand implements Callable<Integer> {
  static final String READY = "Waiting for posts. Press Ctrl-C to end.";

  @Mixin private CommonOptions common;

  @Option(
      names = "--queue",
      paramLabel = "URL",
      description = "The address of the broker. Default: queue in offprint.yaml.")
  private String queue = "";

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description =
          "The folder or the bucket (s3://BUCKET/FOLDER) of the publisher. Default: store in"
              + " offprint.yaml.")
  private String store = "";

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "The folder for caches. Default: offprint-worker in the folder for temporary files.")
  private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "offprint-worker");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of this worker in receipts. Default: host and process.")
  private String name = "";

  @Override
  public Integer call() throws InterruptedException {
    PublishSettings settings = common.settings(CommonOptions.RunOptions.DEFAULT);
    QueueWorker.Options options =
        new QueueWorker.Options(
            queue, store, cache.toAbsolutePath(), name.isEmpty() ? host() : name);
    AtomicReference<QueueWorker> worker = new AtomicReference<>();
    AtomicReference<String> refusal = new AtomicReference<>("");
    try (ConsoleListener console = common.console();
        ShutdownHooks hooks = ShutdownHooks.onSignal(() -> close(worker), console)) {
      worker.set(QueueWorker.open(settings, options, System.getenv(), console::notice));
      worker
          .get()
          .onRefusal(
              reason -> {
                refusal.set(reason);
                hooks.wake();
              });
      console.notice(READY);
      if (hooks.await()) {
        close(worker);
        throw new OffprintException("This worker takes no posts. " + refusal.get());
      }
      return ExitCode.OK.value();
    }
  }

  private static void close(AtomicReference<QueueWorker> worker) {
    QueueWorker open = worker.getAndSet(null);
    if (open != null) {
      open.close();
    }
  }

  private static String host() {
    String process = "/" + ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + process;
    } catch (UnknownHostException e) {
      return "unknown" + process;
    }
  }
}
