package press.offprint.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.site.config.key.DeliveryKeys;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * The settings of a target with the values of {@code ${NAME}}, an environment variable, and {@code
 * ${file:PATH}}, a private file. The values are given to the route alone.
 */
public final class ResolvedSettings {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:file:([^{}]+)|([A-Za-z_][A-Za-z0-9_]*))\\}");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

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
    Map<String, String> values = new LinkedHashMap<>();
    List<String> secrets = new ArrayList<>();
    target
        .settings()
        .forEach(
            (key, text) -> {
              Matcher reference = REFERENCE.matcher(text);
              StringBuilder value = new StringBuilder();
              while (reference.find()) {
                String found =
                    reference.group(1) == null
                        ? variable(target, key, reference.group(2), environment)
                        : file(target, key, project.resolve(reference.group(1)));
                secrets.add(found);
                // The private key of a person has several lines, and each of them is secret.
                found.lines().filter(line -> line.length() > 3).forEach(secrets::add);
                reference.appendReplacement(value, Matcher.quoteReplacement(found));
              }
              reference.appendTail(value);
              values.put(key, value.toString());
            });
    secrets.removeIf(String::isEmpty);
    secrets.sort(Comparator.comparingInt(String::length).reversed());
    return new ResolvedSettings(values, secrets);
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
    references.keySet().removeAll(DeliveryKeys.SECRETS);
    references.values().removeIf(value -> !REFERENCE.matcher(value).find());
    if (references.isEmpty()) {
      return Optional.of(written);
    }
    DeliveryTarget open = new DeliveryTarget(target.group(), target.name(), target.kind(), references);
    try {
      return Optional.of(
          written + Bytes.utf8(of(open, project, environment).values().toString()).sha256());
    } catch (DeliveryRefusedException e) {
      return Optional.empty(); // The delivery reports it.
    }
  }

  private static String variable(
      DeliveryTarget target, String key, String name, UnaryOperator<String> environment) {
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      throw new DeliveryRefusedException(
          "The setting "
              + target.place()
              + "."
              + key
              + " needs the environment variable "
              + name
              + ", which is not set.",
          "Set " + name + " before Offprint is started.");
    }
    return value.strip();
  }

  private static String file(DeliveryTarget target, String key, Path file) {
    String setting = "The file " + file + " of " + target.place() + "." + key;
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new DeliveryRefusedException(
            setting + " can be read by others.", "Make it private: chmod 600 " + file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new DeliveryRefusedException(
          setting + " cannot be read: " + IoErrorText.of(e) + ".",
          "Write the secret into that file, and make it private: chmod 600 " + file,
          e);
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
