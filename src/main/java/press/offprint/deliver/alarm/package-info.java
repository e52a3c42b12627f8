/** Alarms of odd and failed runs, which {@link press.offprint.deliver.alarm.AlarmService} sends. */
package press.offprint.deliver.alarm;
