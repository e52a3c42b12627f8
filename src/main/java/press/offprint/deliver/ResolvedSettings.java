package press.offprint.deliver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.SecretText;

/**
 * The settings of a target with the values of the secrets that they name. The values are given to
 * the route alone.
 */
public final class ResolvedSettings {
  private final Map<String, String> values;
  private final List<String> secrets;

  private ResolvedSettings(Map<String, String> values, List<String> secrets) {
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * Resolves all settings.
   *
   * @param environment returns the value of a variable, null if it is not set
   * @throws DeliveryRefusedException if a value is missing, or others can read its file
   */
  public static ResolvedSettings of(
      DeliveryTarget target, Path project, UnaryOperator<String> environment) {
    SecretText text = new SecretText(project, environment);
    Map<String, String> values = new LinkedHashMap<>();
    List<String> secrets = new ArrayList<>();
    try {
      target
          .settings()
          .forEach(
              (key, written) ->
                  values.put(
                      key,
                      text.resolve(
                          target.place() + "." + key, written, found -> add(found, secrets))));
    } catch (OffprintException e) {
      throw new DeliveryRefusedException(e.getMessage(), e.hint(), e);
    }
    secrets.removeIf(String::isEmpty);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    return new ResolvedSettings(values, secrets);
  }

  private static void add(String secret, List<String> secrets) {
    secrets.add(secret);
    // The private key of a person has several lines, and each of them is secret.
    secret.lines().filter(line -> line.length() > 3).forEach(secrets::add);
  }

  /**
   * Returns a name of the place to which a target sends. It holds the settings as they are written,
   * and a hash of the values of references, so that no value is stored. The value of a secret is
   * not among them, so that a new password is no new place.
   *
   * @return empty if a value is missing
   */
  static Optional<String> place(
      DeliveryTarget target, Path project, UnaryOperator<String> environment) {
    String written = target.kind() + new TreeMap<>(target.settings());
    Map<String, String> references = new TreeMap<>(target.settings());
    references.keySet().removeIf(SecretText::isSecret);
    references.values().removeIf(value -> !SecretText.hasReference(value));
    if (references.isEmpty()) {
      return Optional.of(written);
    }
    DeliveryTarget open =
        new DeliveryTarget(target.group(), target.name(), target.kind(), references);
    try {
      return Optional.of(
          written + Bytes.utf8(of(open, project, environment).values().toString()).sha256());
    } catch (DeliveryRefusedException e) {
      return Optional.empty(); // The delivery reports it.
    }
  }

  /** Returns all settings by key. */
  public Map<String, String> values() {
    return values;
  }

  /** Returns a text in which {@code ***} is in the place of each secret. */
  public String withoutSecrets(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    return clean;
  }
}
