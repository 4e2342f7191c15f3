package id.blkhub.web;

import id.blkhub.message.ProblemCode;
import org.springframework.http.HttpStatus;

/** A reason for an answer of 400 and more. */
public interface HttpErrorReason extends ProblemCode {
  HttpStatus status();
}
