/**
 * The state of the current run, and the event stream that reports its changes to browsers. Begin
 * with {@link press.offprint.web.monitor.RunMonitor}.
 */
package press.offprint.web.monitor;
