package press.offprint.deliver.target;

import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.model.bytes.Bytes;

/** The file, the list of files and the settings that an exchange of a route carries. */
record ItemExchange(Exchange exchange) {
  String target() {
    return text("target");
  }

  String path() {
    return exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
  }

  boolean isDeletion() {
    return DeliveryItem.DELETE.equals(exchange.getMessage().getHeader("operation"));
  }

  String mediaType() {
    return exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
  }

  Bytes content() {
    return Bytes.owning(exchange.getMessage().getBody(byte[].class));
  }

  /** Returns the files of a delivery that a route gets at once. */
  List<DeliveryItem> items() {
    return ((List<?>) exchange.getMessage().getBody(List.class))
        .stream().map(DeliveryItem.class::cast).toList();
  }

  /** Returns a header of a post that is announced; empty if it has none. */
  String header(String name) {
    return exchange.getMessage().getHeader(name, "", String.class);
  }

  /** Returns the files of a post that is announced. */
  List<DeliveryItem> files() {
    return ((List<?>) exchange.getMessage().getHeader("files", List.class))
        .stream().map(DeliveryItem.class::cast).toList();
  }

  /** Returns a setting of the target; empty if it is not given. */
  Optional<String> setting(String key) {
    return Optional.of(text(key)).filter(value -> !value.isEmpty());
  }

  /**
   * Returns a setting of the target.
   *
   * @throws DeliveryRefusedException if it is not given
   */
  String required(String key) {
    return setting(key)
        .orElseThrow(
            () ->
                new DeliveryRefusedException(
                    "The target " + target() + " has no " + key + ".",
                    "Add " + key + " to deliver." + target() + " in offprint.yaml."));
  }

  private String text(String name) {
    Object value = exchange.getVariable(name);
    return value == null ? "" : value.toString();
  }
}
