package press.offprint.pipeline.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jms.connection.CachingConnectionFactory;
import press.offprint.model.problem.OffprintException;

/** The connections to an Artemis broker. It is loaded only if a queue is set. */
final class JmsBroker implements AutoCloseable {
  private static final String JOBS = "offprint.jobs";
  private static final String FLIGHT_RECORDER = "io.netty.jfr.enabled";
  private static final long CALL_MILLIS = 10_000;

  /** Threads that send at once; a further one opens a session for each message. */
  private static final int SESSIONS = 32;

  static {
    // Netty would start the flight recorder of Java with the first message, for a quarter of a
    // second of each process.
    if (System.getProperty(FLIGHT_RECORDER) == null) {
      System.setProperty(FLIGHT_RECORDER, "false");
    }
  }

  private final ActiveMQConnectionFactory factory;
  private final ConnectionFactory sending;
  private final Runnable endSending;

  /**
   * Returns the connections of a worker; none is opened yet. A receipt is sent in the session that
   * took the job, so that one commit sends it and acknowledges the job.
   *
   * @param address such as {@code tcp://broker:61616}
   * @throws OffprintException if the address is none
   */
  static JmsBroker ofWorker(String address, BrokerLogin login) {
    ActiveMQConnectionFactory factory = factory(address, login);
    // Each worker has the jobs that it works on, and no others.
    factory.setConsumerWindowSize(0);
    return new JmsBroker(factory, factory, () -> {});
  }

  /**
   * Returns the connections of a coordinator, like {@link #ofWorker}. The broker forgets a receipt
   * when it sends it: one that is lost, is lost with the connection, and then the job is sent
   * again.
   */
  static JmsBroker ofCoordinator(String address, BrokerLogin login) {
    ActiveMQConnectionFactory factory = factory(address, login);
    factory.setPreAcknowledge(true);
    // A job that the broker did not take is a failure of its sender, who tries again.
    factory.setBlockOnNonDurableSend(true);
    CachingConnectionFactory sending = new CachingConnectionFactory(factory);
    sending.setSessionCacheSize(SESSIONS);
    return new JmsBroker(factory, sending, sending::destroy);
  }

  private JmsBroker(
      ActiveMQConnectionFactory factory, ConnectionFactory sending, Runnable endSending) {
    this.factory = factory;
    this.sending = sending;
    this.endSending = endSending;
  }

  private static ActiveMQConnectionFactory factory(String address, BrokerLogin login) {
    ActiveMQConnectionFactory factory;
    try {
      factory = new ActiveMQConnectionFactory(address, login.user(), login.password());
    } catch (IllegalArgumentException e) {
      throw new OffprintException(
          "The queue " + address + " is no address of a broker, such as tcp://localhost:61616.", e);
    }
    // The broker is asked once for each queue, and not before each message.
    factory.setCacheDestinations(true);
    // A lost connection is reported at once. The routes connect again.
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setCallTimeout(CALL_MILLIS);
    return factory;
  }

  /** Lets a Camel context use the broker as {@code jms}. */
  void join(CamelContext camel) {
    JmsComponent jms = new JmsComponent();
    jms.getConfiguration().setConnectionFactory(factory);
    jms.getConfiguration().setTemplateConnectionFactory(sending);
    camel.addComponent("jms", jms);
  }

  /** Removes the jobs of a coordinator that no worker has taken; returns their number. */
  int discard(String coordinator) throws JMSException {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        MessageConsumer old =
            session.createConsumer(
                session.createQueue(JOBS), "offprintCoordinator = '" + coordinator + "'")) {
      connection.start();
      int removed = 0;
      while (old.receiveNoWait() != null) {
        removed++;
      }
      return removed;
    }
  }

  @Override
  public void close() {
    endSending.run();
    factory.close();
  }
}
