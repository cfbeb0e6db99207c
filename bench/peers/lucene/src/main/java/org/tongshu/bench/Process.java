package org.tongshu.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system tells of this process. */
final class Process {
  private Process() {}

  static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime() / 1e9;
  }

  /** A line of the process's status in MB; null where the system has none. */
  static Long statusMb(String field) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return null;
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(field + ":")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
    return null;
  }
}
