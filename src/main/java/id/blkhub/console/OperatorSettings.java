package id.blkhub.console;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the console.
 *
 * @param operators by name: the bcrypt hash of the password, as {@code operator hash} prints it
 */
@ConfigurationProperties("hub")
record OperatorSettings(@DefaultValue Map<String, String> operators) {}
