package io.lintel.hardware;

import com.fazecast.jSerialComm.SerialPort;
import java.sql.DriverManager;

/** A program of its own: loads both native libraries and says so. */
final class NativesProbe {
  private NativesProbe() {}

  public static void main(String[] arguments) throws Exception {
    try (var database = DriverManager.getConnection("jdbc:sqlite::memory:");
        var statement = database.createStatement();
        var row = statement.executeQuery("select sqlite_version()")) {
      row.next();
      System.out.println("sqlite " + row.getString(1));
    }
    System.out.println("serial ports " + SerialPort.getCommPorts().length);
  }
}
