package press.offprint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.cli.report.CompositeListener;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.model.ExitCode;
import press.offprint.pipeline.Publisher;
import press.offprint.web.websub.WebSubNotifier;

/** Publishes, then keeps watching. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Publish, then publish each change as it comes. Ctrl-C ends it, with exit code 0.",
    description = "")
final class WatchCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private PublishOptions choices;

  @Override
  public Integer call() throws InterruptedException {
    try (ConsoleListener console = common.console();
        WebSubNotifier notifier = new WebSubNotifier(console);
        Publisher publisher =
            Publisher.open(
                common.settings(choices.wish(List.of())),
                new CompositeListener(console, notifier))) {
      ShutdownHooks ending = ShutdownHooks.onSignal(publisher::close, console);
      notifier.open(publisher);
      publisher.watch();
      console.notice("Watching. Drop a post in; Ctrl-C ends.");
      ending.await();
      return ExitCode.OK.value();
    }
  }
}
