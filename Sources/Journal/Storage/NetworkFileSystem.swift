import Foundation

/// The file systems on which SQLite's write-ahead log is not safe, since they span hosts.
///
/// SQLite: <https://www.sqlite.org/wal.html>, "WAL does not work over a network filesystem" (read 2026-11-23).
package enum NetworkFileSystem {
  /// The kernel's name of the network file system that a directory is on; nil for a local one, or an unknown one.
  static func name(at path: String) -> String? {
    var status = stat()
    // Without /proc nobody can tell, and most disks are local.
    guard stat(path, &status) == 0,
      let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    else { return nil }
    return name(ofDevice: UInt64(status.st_dev), inMounts: mounts)
  }

  /// Looks a device up in the kernel's list of mounts.
  ///
  /// Linux: <https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html> (read 2026-11-23).
  ///
  /// - Returns: The name of the device's file system where it spans hosts; nil for a local or unknown one.
  package static func name(ofDevice device: UInt64, inMounts mounts: String) -> String? {
    let major = device >> 8 & 0xFFF | device >> 32 & ~0xFFF
    let minor = device & 0xFF | device >> 12 & ~0xFF & 0xFFFF_FFFF
    for line in mounts.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2, fields[2].elementsEqual("\(major):\(minor)".utf8),
        let separator = fields.firstIndex(where: { $0.elementsEqual("-".utf8) }),
        separator + 1 < fields.count
      else { continue }
      let name = String(decoding: fields[separator + 1], as: UTF8.self)
      return spansHosts(name) ? name : nil
    }
    return nil
  }

  private static func spansHosts(_ name: String) -> Bool {
    switch name {
    case "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "ceph", "afs", "lustre", "gfs2", "ocfs2",
      "fuse":
      true
    case let name:
      name.utf8.starts(with: "fuse.".utf8)
    }
  }
}
