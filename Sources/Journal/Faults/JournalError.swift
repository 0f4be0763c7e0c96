public import Attendance

/// Why the journal could not do what it was asked to.
public enum JournalError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The journal in this directory cannot be opened.
  case cannotOpen(directory: String, StorageFault)
  /// An intent or an attempt could not be kept, so its request must not be sent.
  case cannotWrite(StorageFault)
  /// What came of a batch could not be kept in the journal; nil where it could not be kept in an emergency file either.
  case cannotKeepOutcome(batch: Int, emergencyFile: String?, StorageFault)
  /// What an emergency file tells could not be taken into the journal.
  case cannotTakeIn(path: String, StorageFault)
  /// The history cannot be read.
  case cannotRead(StorageFault)
  /// A record has no id, so the platform cannot be asked to delete it.
  case recordWithoutID
  /// The records do not make a batch.
  case notABatch(BatchError)
  /// The journal holds no intent under this number.
  case noSuchBatch(Int)
  /// The verdicts are not exactly those of this batch's records, in their order.
  case notTheBatch(Int)
  /// The batch has its outcome already.
  case alreadyConcluded(Int)
  /// The batch was settled or undone by somebody else between the question and the answer.
  case changedMeanwhile(Int)
  /// The batch is being sent, settled or undone; by this process where it is known.
  case inFlight(batch: Int, pid: Int32?)

  /// The sentence in English.
  public var description: String { sentence(in: .english) }

  /// Says what happened, what that means for the deletion, and what to do.
  ///
  /// One or more sentences, without personal data.
  public var sentence: Bilingual {
    switch self {
    case .cannotOpen(let directory, let fault):
      Bilingual(
        "The journal in \(directory) cannot be opened: \(fault.words.english). "
          + "Nothing was sent. \(fault.cure.english)",
        "无法打开 \(directory) 中的日志：\(fault.words.chinese)。未发送任何请求。\(fault.cure.chinese)")
    case .cannotWrite(let fault):
      Bilingual(
        "The journal cannot be written: \(fault.words.english). "
          + "The request was not sent. \(fault.cure.english)",
        "无法写入日志：\(fault.words.chinese)。因此该请求未发送。\(fault.cure.chinese)")
    case .cannotKeepOutcome(let batch, let file, let fault):
      Bilingual(
        "The outcome of batch \(batch) could not be saved in the journal: \(fault.words.english). "
          + "The request may have been sent. "
          + (file.map {
            "The outcome was saved in \($0), and the next start of unpunch adds it to the journal; "
              + "until then nothing more is sent. "
          } ?? "Write down what is shown here before you leave: it is saved nowhere else. ")
          + fault.cure.english,
        "批次 \(batch) 的结果未能写入日志：\(fault.words.chinese)。请求可能已经发送。"
          + (file.map { "结果已保存在 \($0)，下次启动 unpunch 时会写入日志；在此之前不再发送任何请求。" }
            ?? "请在离开前记下此处显示的内容：别处均未保存。")
          + fault.cure.chinese)
    case .cannotTakeIn(let path, let fault):
      Bilingual(
        "The outcome of an earlier session in \(path) could not be added to the journal: "
          + "\(fault.words.english). The file was left as it is. \(fault.cure.english)",
        "\(path) 中有上次运行的结果，未能写入日志：\(fault.words.chinese)。该文件保持原样。"
          + fault.cure.chinese)
    case .cannotRead(let fault):
      Bilingual(
        "The journal cannot be read: \(fault.words.english). \(fault.cure.english)",
        "无法读取日志：\(fault.words.chinese)。\(fault.cure.chinese)")
    case .recordWithoutID:
      Bilingual(
        "One of the records has no record id, so it cannot be deleted. Nothing was sent. "
          + "Leave it out of the selection.",
        "所选记录中有一条没有记录 ID，无法删除。未发送任何请求。请将其移出所选记录。")
    case .notABatch(let error):
      Bilingual(
        "\(error) Nothing was sent. Select 1 to \(RecordBatch.limit) different records.",
        "所选记录为空、超过 \(RecordBatch.limit) 条或有重复。未发送任何请求。"
          + "请选择 1 至 \(RecordBatch.limit) 条不同的记录。")
    case .noSuchBatch(let batch):
      Bilingual(
        "The journal has no batch \(batch), so nothing was sent and nothing was changed. "
          + "Look at the history for the batches it has.",
        "日志中没有批次 \(batch)，因此未发送任何请求，也未作任何更改。请在历史中查看已有批次。")
    case .notTheBatch(let batch):
      Bilingual(
        "The verdicts do not match the records of batch \(batch), so they were not saved. "
          + "Look the records up before deleting them again.",
        "这些结果与批次 \(batch) 的记录不符，因此未写入日志。再次删除前请先查询这些记录。")
    case .alreadyConcluded(let batch):
      Bilingual(
        "The outcome of batch \(batch) is already in the journal, so it was not sent again. "
          + "Look at it in the history.",
        "批次 \(batch) 的结果已在日志中，因此未再次发送。请在历史中查看。")
    case .changedMeanwhile(let batch):
      Bilingual(
        "Batch \(batch) has changed since it was shown, so nothing was sent or saved. Look at it again.",
        "批次 \(batch) 在显示之后已有变化，因此未发送请求，也未保存任何内容。请重新查看。")
    case .inFlight(let batch, let pid):
      Bilingual(
        "Another unpunch is working on batch \(batch)\(pid.map { " (process \($0))" } ?? ""), "
          + "so it was left alone. Wait until it is done, then look at the history.",
        "批次 \(batch) 正由另一个 unpunch\(pid.map { "（进程 \($0)）" } ?? "")处理，因此未作任何更改。"
          + "请等待其完成后在历史中查看。")
    }
  }
}
