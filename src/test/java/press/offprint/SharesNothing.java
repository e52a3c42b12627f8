package press.offprint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks tests that may run beside any other one: they use folders that no other test has, no time
 * limit that a busy machine exceeds and no static state, and write nothing to the console. They
 * begin last, in parallel with each other too, and each thread that has no other tests left takes
 * one, so that both cores of a small machine are busy to the end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@Order(Integer.MAX_VALUE)
public @interface SharesNothing {}
