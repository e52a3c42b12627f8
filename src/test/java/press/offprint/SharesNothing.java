package press.offprint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks tests that may run beside any other one: they have folders of their own, no time limit that
 * a busy machine exceeds, no static state, and write nothing to the console. They begin last, and
 * each thread that has no other tests left takes one, so that both cores of a small machine are
 * busy to the end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@Order(Integer.MAX_VALUE)
public @interface SharesNothing {}
