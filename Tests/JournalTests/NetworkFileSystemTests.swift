import Journal
import Testing

@Suite("File systems that span hosts")
struct NetworkFileSystemTests {
  static let mounts = """
    22 27 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw
    28 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
    90 28 0:51 / /home rw,relatime shared:300 - nfs4 files:/home rw,vers=4.2
    91 28 0:52 / /mnt/a\\040b rw shared:301 master:2 - fuse.sshfs admin@files: rw
    92 28 0:53 / /data rw - btrfs /dev/vdb rw
    93 28 259:300 / /big rw - cifs //files/big rw
    94 28 0:54 / /odd rw - nfs4 \u{301}files:/odd rw
    95 28 0:55 / /\u{301}odd rw shared:3 - nfs4 files:/odd rw
    """

  @Test(
    "knows a network file system by its device",
    arguments: [
      (0xFE01, nil), (0x33, "nfs4"), (0x34, "fuse.sshfs"), (0x35, nil), (0x38, nil),
      (0x11032C, "cifs"), (0x36, "nfs4"), (0x37, "nfs4"),
    ] as [(UInt64, String?)])
  func networkFileSystem(_ device: UInt64, _ name: String?) {
    #expect(NetworkFileSystem.name(ofDevice: device, inMounts: Self.mounts) == name)
  }
}
