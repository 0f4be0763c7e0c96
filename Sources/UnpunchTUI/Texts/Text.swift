import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// Everything that the screens say; ``words(in:platform:)`` gives each in both languages.
enum Text: Sendable, Equatable {
  // What belongs to one part of the program.
  case settling(SettlingText), history(HistoryText), undo(UndoText), setup(SetupText)
  case deadKey(DeadKeyText)

  // Sentences at the bottom.
  case tenAreSelected, recordWithoutID, nothingSelected, noRecordHere, stillReading, readOnly
  case goneFromSelection(Int), selectionDropped(Int), searchCancelled, pasteIgnored, howToQuit
  case nothingWasSent, nothingToRetry, noSuspendWhileDeleting, notWhenRestricted
  case linesPassedOver(Int), leftAlone(Duration), idsSent([RecordID]), noClipboard, noIDToCopy

  // Header and common pieces.
  case readOnlyMark, tooSmall, more(above: Int, below: Int), anyKeyCloses, otherKeysClose
  case error(FeishuError)
  case nameOrEarlierHolder(id: String, name: String), yes, no, weekday(Int)

  // The form.
  case findTitle, fieldLabel(FindState.Field), idCount(Int), idKind(IDKind)
  case preset(TimeSpan.Preset), includeFormer, hostZoneDiffers(String)
  case notAnEmployee(String), employeesMissing, notADate, endBeforeBeginning
  case fileTitle, fileHint, fileKeys, fileProblem(FileProblem)

  // The list.
  case employeeCount(Int), recordCount(Int, shown: Int), repeatedRecords(Int), filterIs(String)
  case reading(done: Int, of: Int), readingFirst, arranging, noRecordsFound, nothingMatches
  case incomplete(RecordList), columnTitle(RecordOrder.Column), source(RecordSource)
  case selectedCount(Int, hidden: Int), filterLabel, filterHint(examples: Int)
  case filterMistake(RecordFilter.Mistake)

  // Questions.
  case unlikelyTitle, unlikelyOne(RecordSource), unlikelySome(Int)
  case quitTitle, quitQuestion(selected: Int)

  // The confirmation.
  case confirmTitle(Int), confirmTarget(tenant: String?, host: String), confirmTargetShort(
    tenant: String?, host: String), consequenceResults
  case consequenceUndo, reasonLabel, typeToConfirm(Int, Purpose), typeToConfirmShort(Int, Purpose)
  case typeTheCount(Int, Purpose), notTheCount(Int, Purpose)
  case pasteDoesNotConfirm(Int), seeAllFirst, rereadRunning, rereadSame
  case working(DeletionProgress, seconds: Int), finishThenQuit, quitsThen, notStarted(NotStarted)
  case differenceTitle, differenceIntro, recordGone
  case fieldChanged(FlowRecord.Field, was: String, now: String)

  // The outcome.
  case batch(Int), asked(Int), countOf(Pane, Int, Purpose), paneTitle(Pane, Int, Purpose)
  case nothingHere, verdict(Pane, Purpose), noReasonGiven, contradictoryReasons, neverSent(
    NeverSent)
  case doubt(Doubt), outcomeNotKept(JournalError), goneWhenAsked(String), goneByHand(String)
  case stillThereWhenAsked(String), stillThereByHand(String), copyPurged, copyPurgedShort

  // Details.
  case detailsTitle, detailsKeys, detailRecord, detailTime, detailName, detailUser, detailCreator,
    detailSource
  case detailType, detailPlace, detailComment, detailExternal, detailIdempotent, detailField
  case detailWifi, detailSSID, detailBSSID, detailStatus, detailCode, detailMessage, detailLog
  case detailAttempts, flowType(FlowType)

  // Titles of the help.
  case helpTitleFind, helpTitleRecords, helpTitleConfirm, helpTitleOutcome
  case helpTitleDialog, keysStandHere

  // What keys do, in the help.
  case helpUp, helpDown, helpPageUp, helpPageDown, helpHalfPageUp, helpHalfPageDown, helpHome,
    helpEnd, helpToggle, helpSelectTen
  case helpUnselectAll, helpDelete, helpFilter, helpSort, helpReverse, helpDetails, helpFind
  case helpCopy, helpCopyPane, helpCopyOne
  case helpReload, helpHelp, helpEscape, helpBackOrQuit, helpSearch, helpNextField
  case helpPreviousField, helpChooseLeft, helpChooseRight, helpToggleField, helpFile
  case helpConfirmEnter, helpConfirmTab, helpConfirmEscape, helpConfirmReload, helpRetry
  case helpOutcomeDetails, helpBack, helpRedraw, helpCancel, helpSuspend

  // What keys do, in the hint line.
  case hintToggle, hintTen, hintDelete, hintDeleteCount(Int), hintFilter, hintSort, hintDetails,
    hintFind
  case hintReload, hintHelp, hintQuit, hintSearch, hintNextField, hintFile, hintBack, hintReason
  case hintSelectAnyway, hintLeaveOut, hintStay
  case hintKeep, hintRetry, hintRetryCount(Int), hintRetryShort(Int)
}
