package press.offprint.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import press.offprint.cli.option.CommonOptions;
import press.offprint.cli.option.PublishOptions;
import press.offprint.cli.report.ConsoleListener;
import press.offprint.cli.report.DeliveryConsole;
import press.offprint.deliver.Deliveries;
import press.offprint.deliver.DeliveryService;
import press.offprint.deliver.alarm.AlarmService;
import press.offprint.model.problem.ExitCode;
import press.offprint.pipeline.HoldRequests;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.run.CompositeListener;
import press.offprint.web.catalog.FileMediaTypes;
import press.offprint.web.websub.WebSubNotifier;

/** The {@code watch} command: publishes, then publishes each change until a signal ends it. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Publish, then publish each change at once. Ctrl-C ends it, with exit code 0.",
    description = "")
final class WatchCommand implements Callable<Integer> {
  static final String WATCHING = "Watching. Add or edit a post to publish it; press Ctrl-C to end.";

  @Mixin private CommonOptions common;
  @Mixin private PublishOptions options;

  @Override
  public Integer call() throws InterruptedException {
    PublishSettings settings = common.settings(options.of(List.of()));
    try (ConsoleListener console = common.console();
        WebSubNotifier notifier = new WebSubNotifier(console);
        DeliveryService delivery = new DeliveryService(new DeliveryConsole(console, false));
        AlarmService alarms = new AlarmService(settings, console::notice)) {
      new PublisherLoop(settings, console)
          .run(
              (current, reopen) -> {
                Deliveries deliveries = Deliveries.of(settings, FileMediaTypes::of);
                Publisher publisher =
                    Publisher.open(
                        settings, new CompositeListener(console, notifier, delivery, alarms));
                AtomicReference<HoldRequests> requests = new AtomicReference<>();
                current.set(
                    () -> {
                      delivery.pause();
                      Optional.ofNullable(requests.get()).ifPresent(HoldRequests::close);
                      publisher.close();
                    });
                notifier.open(publisher);
                delivery.open(publisher, deliveries);
                requests.set(HoldRequests.of(publisher, console::notice));
                publisher.watch(reopen);
              });
      return ExitCode.OK.value();
    }
  }
}
