package press.offprint.deliver.target.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.offprint.deliver.plan.DeliveryRefusedException;

/**
 * The recipients of mail.
 *
 * @param addresses each once
 * @param wrong the lines of a file that are no address, as {@code FILE:LINE}
 */
public record MailList(List<InternetAddress> addresses, List<String> wrong) {
  /** Returns the addresses in a setting, which has commas between them. */
  public static MailList of(String target, String text) {
    try {
      List<InternetAddress> addresses = List.of(InternetAddress.parse(text, true));
      for (InternetAddress address : addresses) {
        address.validate();
      }
      return new MailList(addresses, List.of());
    } catch (AddressException e) {
      throw new DeliveryRefusedException(
          "The recipient \"" + text + "\" of the target " + target + " is no address.",
          "Write an address such as mika@example.org.",
          e);
    }
  }

  /**
   * Reads a file with an address in each line; an empty line and one that begins with # is none.
   */
  public static MailList read(String target, Path file) {
    Map<String, InternetAddress> addresses = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
          continue;
        }
        try {
          InternetAddress address = new InternetAddress(text, true);
          addresses.putIfAbsent(key(address), address);
        } catch (AddressException e) {
          wrong.add(file.getFileName() + ":" + number);
        }
      }
    } catch (IOException e) {
      throw new DeliveryRefusedException(
          "The list " + file + " of the target " + target + " cannot be read.",
          "Write a file in UTF-8 with one address in each line.",
          e);
    }
    return new MailList(List.copyOf(addresses.values()), wrong);
  }

  /** Returns the address as a record of messages has it. */
  public static String key(InternetAddress address) {
    return address.getAddress().toLowerCase(Locale.ROOT);
  }
}
