package press.offprint.queue;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis broker on the loopback address, as a separate program. Arguments: the port, the folder
 * of its journal, and for TLS the file of its key (PKCS12) and its password. It ends with its
 * standard input, so that it never outlives its test.
 */
public final class Broker {
  static final String READY = "The broker is ready.";

  // A logger that nobody refers to is collected with its level.
  private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

  private Broker() {}

  public static void main(String[] args) throws Exception {
    // Artemis' own settings write no line for each message, either.
    AUDIT.setLevel(Level.OFF);
    Path folder = Path.of(args[1]);
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setJournalFileSize(1 << 20);
    configuration.setJournalMinFiles(2);
    configuration.setSecurityEnabled(false);
    configuration.setMaxDiskUsage(-1);
    configuration.setAddressSettings(Map.of("#", new AddressSettings()));
    String tls =
        args.length < 4
            ? ""
            : "?sslEnabled=true;keyStoreType=PKCS12;keyStorePath="
                + args[2]
                + ";keyStorePassword="
                + args[3];
    configuration.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + args[0] + tls);
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // Nobody writes anything; the stream ends with the process that started this one.
    }
    broker.stop();
  }
}
