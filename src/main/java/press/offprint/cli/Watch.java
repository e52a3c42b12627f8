package press.offprint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.pipeline.Press;
import press.offprint.web.hub.Hub;

/** Publishes, then keeps watching. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Publish, then publish each change as it comes. Ctrl-C ends it, with exit code 0.",
    description = "")
final class Watch implements Callable<Integer> {
  @Mixin private Common common;
  @Mixin private Choices choices;

  @Override
  public Integer call() throws InterruptedException {
    try (Console console = common.console();
        Hub hub = new Hub(console);
        Press press = Press.open(common.settings(choices.wish(List.of())), new Tee(console, hub))) {
      Ending ending = Ending.onSignal(press::close, console);
      hub.open(press);
      press.watch();
      console.notice("Watching. Drop a post in; Ctrl-C ends.");
      ending.await();
      return Main.OK;
    }
  }
}
