package id.blkhub.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters that an address reads. Where it is missing, the address reads none. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ReadsParameters {
  String[] value();
}
