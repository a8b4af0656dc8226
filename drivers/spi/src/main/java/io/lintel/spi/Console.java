package io.lintel.spi;

import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The operator of one {@link Job}: someone at the command line, or nobody any more. Given by the
 * host, used on the loop alone. After the job has ended every call does nothing; but {@link #adopt}
 * and {@link #replace}, which tell of a device that is there, are carried out until the driver
 * stops.
 *
 * <p>Texts are for the installer: what happens, and what to do next. Of each at most 1,000
 * characters are shown, control characters escaped. They are seen by the operator alone and not
 * logged, so that a key fingerprint may be shown; a key or a PIN never is.
 */
public interface Console {

  /**
   * One line of how it goes on. Called as often as something changes, not more than once a second.
   */
  void progress(String line);

  /**
   * The same with a measure.
   *
   * @param done 0 to {@code of}
   * @param of 1 and up
   */
  void progress(String line, long done, long of);

  /**
   * One row of the result, for instance one node of many. At most 10,000.
   *
   * @param cells column and text, in the order to be shown; the same columns in every row. Columns
   *     are in snake case
   */
  void row(SequencedMap<String, String> cells);

  /**
   * Asks the operator something that may be seen.
   *
   * @param answered hears the answer, at most 1,000 characters, without spaces around it; one of
   *     the choices, where the question has some. It may make no sense: then ask again
   * @param unanswered called instead when the time was over, nobody is there, or the job ends
   */
  void ask(Question question, Consumer<String> answered, Runnable unanswered);

  /** The same for what nobody may see: typed without echo, kept nowhere. */
  void askSecret(Question question, Consumer<Secret> answered, Runnable unanswered);

  /**
   * Gives the content of a file to the operator's process, which writes it under the operator's own
   * name, readable by that user alone. Such a file is declared in the descriptor as an argument of
   * type {@code out_file}.
   *
   * @param argument its key
   * @param content at most 4 MiB
   * @param written called once it is on the disk there
   * @param failed called instead when it could not be written or nobody is there
   */
  void file(String argument, Secret content, Runnable written, Runnable failed);

  /**
   * Hands over a device that has joined. The host asks the operator for a name, or takes the
   * suggested one when nobody answers; gives it a {@code device_id}; keeps both durably; calls
   * {@link Driver#attach} for it; and then {@code adopted}. From then on it is attached at every
   * start, as one of the configuration, until it was {@link Report.Removed} and forgotten.
   *
   * <p>Whoever stops in between has lost nothing: the driver, finding a device in its network that
   * is not attached, may hand it over again in a later job. One at the address of an attached
   * device is refused.
   *
   * @param adopted hears the id that it has now
   * @param refused hears why it cannot be kept; it stays in the network without being a device
   */
  void adopt(Found found, Consumer<UUID> adopted, Consumer<Fault> refused);

  /**
   * Puts a device in the place of another that is gone or will not be used any more: it keeps the
   * {@code device_id}, the name and what the platform wants of it, such as its codes. The host
   * detaches the old one, keeps the new address durably, attaches the new one and brings it up to
   * date.
   *
   * @param deviceId of the device that is replaced, for instance from an argument of type {@code
   *     device}
   * @param found its address may be the same as before; its suggested name is not used
   */
  void replace(UUID deviceId, Found found, Runnable replaced, Consumer<Fault> refused);

  /** Ends the job: it is done. What is still asked or adopted goes on and is heard. */
  void done(String summary);

  /** Ends the job: it could not be done, or was cancelled. The message says what to do next. */
  void failed(Fault fault);
}
