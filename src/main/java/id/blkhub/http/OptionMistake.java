package id.blkhub.http;

import id.blkhub.message.Text;

/**
 * What is wrong with an option of a call.
 *
 * @param option its name; empty where several options do not go together
 * @param why what it must be; repeats no URL
 */
public record OptionMistake(String option, Text why) {}
