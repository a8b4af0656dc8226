package io.lintel.spi;

/**
 * What an operator may do to a network, a bus or an encoder as a whole: let devices join and leave,
 * back up, test. A {@link Driver} that offers such work implements this interface too.
 *
 * <p>The descriptor {@code driver.json} declares each verb with its help, arguments and limits
 * under {@code verbs}; from that alone the host offers {@code lintel <instance> <verb> …} on the
 * command line, checks what was typed, and refuses verbs of {@code "root": true} to everybody else.
 */
public interface Maintenance {

  /**
   * Begins one piece of work. Called on the loop, after {@link Driver#start}; returns at once. At
   * most 4 jobs of an instance run at a time; which of them exclude each other is the driver's to
   * say. Nothing is to be undone when the driver stops in the middle: the job then has ended, but
   * what is durable must let a later run go on.
   *
   * @param verb one that the descriptor declares, for instance {@code include} or {@code keys
   *     import}
   * @param arguments already checked against the descriptor; the content of a file that the
   *     operator named is a {@link Settings#secret}, a device is the text of its id
   * @param console the operator's, until the job has ended
   * @throws FaultException when it cannot begin: another job is under way, the stick is not there
   */
  Job begin(String verb, Settings arguments, Console console);
}
