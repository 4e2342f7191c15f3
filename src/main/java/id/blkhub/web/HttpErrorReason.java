package id.blkhub.web;

import id.blkhub.message.ProblemCode;
import org.springframework.http.HttpStatus;

/** A reason for an answer with a status of 400 or more. */
public interface HttpErrorReason extends ProblemCode {
  HttpStatus status();
}
